import Testing

@testable import HTTPServer

@Suite("Server limits")
struct ServerLimitsTests {
    @Test("deadlines are looked at once a second, and more often when one is short")
    func tick() {
        var limits = ServerLimits()
        #expect(limits.tick == 1_000)
        limits.idle = .milliseconds(100)
        #expect(limits.tick == 25)
        limits.idle = .zero
        #expect(limits.tick == 5)
    }

    @Test("a duration is whole milliseconds, never negative")
    func milliseconds() {
        #expect(Duration.seconds(1.5).milliseconds == 1_500)
        #expect(Duration.seconds(-1).milliseconds == 0)
    }
}
