import Testing

@testable import HTTPServer

@Suite struct ClientCountsTests {
    @Test("a client has as many as its limit, and one more when one is given back")
    func limit() {
        let counts = ClientCounts()
        #expect([1, 2, 3].map { _ in counts.enter("a", limit: 2) } == [true, true, false])
        #expect(counts.enter("b", limit: 2))
        counts.leave("a")
        #expect(counts.enter("a", limit: 2))
        #expect(!counts.enter("a", limit: 2))
    }

    @Test("a client that has none is forgotten")
    func forgotten() {
        let counts = ClientCounts()
        _ = counts.enter("a", limit: 2)
        _ = counts.enter("a", limit: 2)
        counts.leave("a")
        #expect(counts.clients == 1)
        counts.leave("a")
        counts.leave("a")
        #expect(counts.clients == 0)
    }
}
