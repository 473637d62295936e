import Testing

@testable import Domain

@Suite("The status of an attendee")
struct AttendeeStatusTests {
    @Test("moves on only as the word list says")
    func steps() {
        let steps = AttendeeStatus.allCases.flatMap { old in old.next.map { "\(old.rawValue) -> \($0.rawValue)" } }
        #expect(
            Set(steps) == [
                "applied -> accepted", "applied -> rejected", "applied -> waitlisted", "invited -> accepted",
                "invited -> declined", "invited -> expired", "invited -> substituted", "waitlisted -> offered",
                "offered -> accepted", "offered -> expired", "accepted -> arrived", "accepted -> cancelled",
                "accepted -> absent",
            ])
    }

    @Test("takes a place once accepted")
    func places() {
        #expect(AttendeeStatus.allCases.filter(\.takesPlace) == [.accepted, .arrived])
    }
}
