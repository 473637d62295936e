import Domain
import Testing

@Suite("Rights")
struct RightsTests {
    private let here = ID<Event>(rawValue: 1)
    private let elsewhere = ID<Event>(rawValue: 2)

    private func acts(_ rights: Rights, in event: ID<Event>) -> Set<Act> {
        Set(Act.allCases.filter { rights.may($0, in: event) })
    }

    @Test("a role for one event allows nothing in another, and nothing above the events", arguments: Role.allCases)
    func oneEvent(role: Role) {
        let rights = Rights(role: nil, eventRoles: [here: role])
        #expect(acts(rights, in: here) == Set(Act.allCases.filter { role.may($0) && $0 != .administer }))
        #expect(acts(rights, in: elsewhere) == [])
        #expect(Act.allCases.filter { rights.may($0) } == [])
        #expect(rights.reach(here) && !rights.reach(elsewhere))
        #expect(rights.listedEvents == [here])
    }

    @Test("a role for everything counts in every event", arguments: Role.allCases)
    func everything(role: Role) {
        let rights = Rights(role: role)
        #expect(acts(rights, in: here) == Set(Act.allCases.filter(role.may)))
        #expect(rights.reach(elsewhere))
        #expect(rights.listedEvents == nil)
    }

    @Test("of two roles what either allows is allowed, there and only there")
    func both() {
        let rights = Rights(role: .viewer, eventRoles: [here: .steward])
        #expect(acts(rights, in: here) == [.look, .meetGuests])
        #expect(acts(rights, in: elsewhere) == [.look])
        #expect(
            acts(Rights(role: .organiser, eventRoles: [here: .viewer]), in: here) == [.look, .organise, .meetGuests])
        #expect(
            acts(Rights(role: .viewer, eventRoles: [here: .organiser]), in: here) == [.look, .organise, .meetGuests])
    }

    @Test("no role for an event makes an owner of the installation")
    func administer() {
        let rights = Rights(role: .organiser, eventRoles: [here: .owner])
        #expect(!rights.may(.administer, in: here))
        #expect(!rights.maySomewhere(.administer))
    }

    @Test("a person is whose events alone they are of, and of the organisers of the installation")
    func people() {
        let own = Rights(role: nil, eventRoles: [here: .organiser])
        #expect(own.reach([], shownBy: [here]) == .whole)
        #expect(own.reach([], shownBy: [here, elsewhere]) == .none)
        #expect(own.reach([]) == .none)
        #expect(Rights(role: nil, eventRoles: [here: .steward]).reach([], shownBy: [here]) == .none)
        #expect(Rights(role: .viewer, eventRoles: [here: .organiser]).reach([], shownBy: [elsewhere]) == .part)
        #expect(Rights(role: .organiser).reach([]) == .whole)
        #expect(Rights.commandLine.reach([], shownBy: [elsewhere]) == .whole)
    }

    @Test("without any role nothing is allowed anywhere")
    func none() {
        let rights = Rights(role: nil)
        #expect(Act.allCases.filter(rights.maySomewhere) == [])
        #expect(!rights.reach(here))
        #expect(rights.listedEvents == [])
    }
}
