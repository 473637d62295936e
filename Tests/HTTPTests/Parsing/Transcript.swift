import HTTPTypes

@testable import HTTP

/// Everything that a parser found in a stream of bytes, however the stream was cut.
struct Transcript: Equatable {
    struct Entry: Equatable {
        var line: String
        var fields: [String]
        var framing: BodyFraming
        var keepsAlive: Bool
        var expectsContinue: Bool
        var body: [UInt8] = []
        /// How often the parser said that the request is complete: once, if all is well.
        var ends = 0
        var isComplete: Bool { ends == 1 }
    }

    var requests: [Entry] = []
    /// The status of the error that ended the stream, with its sentence.
    var error: String?

    /// Feeds `pieces` one after the other; `bodyLimit` is set for every request.
    init(_ pieces: [ArraySlice<UInt8>], limits: RequestLimits = RequestLimits(), bodyLimit: Int64 = .max) {
        var parser = RequestParser(limits: limits)
        do {
            for piece in pieces { try feed(Array(piece), to: &parser, bodyLimit) }
            isAwaitingMore = !parser.isBetweenRequests
        } catch {
            self.error = "\(error)"
        }
    }

    init(_ text: String, limits: RequestLimits = RequestLimits(), bodyLimit: Int64 = .max) {
        self.init([Array(text.utf8)[...]], limits: limits, bodyLimit: bodyLimit)
    }

    private mutating func feed(
        _ bytes: [UInt8], to parser: inout RequestParser, _ bodyLimit: Int64
    ) throws(HTTPError) {
        var position = 0
        while true {
            switch try parser.next(in: bytes.span, at: &position) {
            case .needMore:
                precondition(position == bytes.count)
                return
            case .head(let head):
                requests.append(Entry(head))
                try parser.limitBody(to: bodyLimit)
            case .body(let range):
                precondition(!range.isEmpty)
                requests[requests.count - 1].body += bytes[range]
            case .end: requests[requests.count - 1].ends += 1
            }
        }
    }

    /// A request has begun and is not complete.
    private(set) var isAwaitingMore = false

    /// The status code of the error, 0 when there is none.
    var status: Int { error.flatMap { Int($0.prefix(3)) } ?? 0 }
}

extension Transcript.Entry {
    init(_ head: RequestHead) {
        let request = Request(head: head, body: .empty, peer: .memory)
        line = "\(head.method) \(request.target) \(head.version) \(request.host ?? "-")"
        fields = head.fields.pairs.map { "\($0.name)=\($0.value)" }
        framing = head.framing
        keepsAlive = head.keepsAlive
        expectsContinue = head.expectsContinue
    }
}

/// What one request comes to: its status when it is refused, 0 when it is read whole, 1 when more bytes are awaited.
func outcome(_ text: String, limits: RequestLimits = RequestLimits(), bodyLimit: Int64 = .max) -> Int {
    let transcript = Transcript(text, limits: limits, bodyLimit: bodyLimit)
    if transcript.error != nil { return transcript.status }
    return transcript.requests.last?.isComplete == true ? 0 : 1
}

/// A generator that gives the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
