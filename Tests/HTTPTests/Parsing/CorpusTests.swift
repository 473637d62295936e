import Testing

@testable import HTTP

/// What the parser makes of every stream of `Tests/Corpus`.
@Suite struct CorpusTests {
    private static let cases = (try? Corpus.cases()) ?? []

    @Test("the corpus is there, and every case has a name of its own")
    func names() throws {
        let names = try Corpus.cases().map(\.testDescription)
        #expect(names.count > 200)
        #expect(Set(names).count == names.count)
    }

    @Test("each stream comes to what the corpus says", arguments: cases)
    func outcome(case stream: CorpusCase) {
        let transcript = Transcript([stream.bytes[...]])
        let whole = transcript.requests.count { $0.isComplete }
        let ending = transcript.error != nil ? " \(transcript.status)" : transcript.isAwaitingMore ? " more" : ""
        #expect("\(whole)\(ending)" == stream.outcome)
    }

    @Test("the outcome is the same at every split", arguments: cases)
    func everySplit(case stream: CorpusCase) {
        let bytes = stream.bytes
        let whole = Transcript([bytes[...]])
        #expect(Transcript(bytes.indices.map { bytes[$0...$0] }) == whole)
        // A long stream is one line many times over: every cut of it would be a minute for what every 97th shows.
        for cut in stride(from: 0, through: bytes.count, by: bytes.count > 500 ? 97 : 1) {
            #expect(Transcript([bytes[..<cut], bytes[cut...]]) == whole)
        }
    }

    @Test("the outcome is the same at every split when the limits are met", arguments: cases)
    func everySplitUnderLimits(case stream: CorpusCase) {
        let limits = RequestParserTests.limits
        let bytes = stream.bytes.prefix(400)
        let whole = Transcript([bytes], limits: limits, bodyLimit: 2)
        for cut in bytes.indices {
            #expect(Transcript([bytes[..<cut], bytes[cut...]], limits: limits, bodyLimit: 2) == whole)
        }
    }

    @Test("no byte behind a refused request is read", arguments: cases.filter { $0.outcome.hasPrefix("0 ") })
    func nothingBehind(case stream: CorpusCase) {
        let alone = Transcript([stream.bytes[...]])
        guard alone.error != nil else { return }
        let next = Array("GET /behind HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        #expect(Transcript([(stream.bytes + next)[...]]) == alone)
        #expect(Transcript([stream.bytes[...], next[...]]) == alone)
    }
}
