import Testing

@testable import HTTP

@Suite struct RoutePatternTests {
    @Test("a pattern is literals, names, and names with an ending")
    func segments() {
        #expect(RoutePattern("/").segments == [])
        #expect(
            RoutePattern("/e/:event/sessions/:session.ics").segments == [
                .literal("e"), .parameter(name: "event", suffix: ""), .literal("sessions"),
                .parameter(name: "session", suffix: ".ics"),
            ])
        #expect(RoutePattern("/:a/:b.x.y").names == ["a", "b"])
        #expect(RoutePattern("/:b.x.y").segments == [.parameter(name: "b", suffix: ".x.y")])
    }
}
