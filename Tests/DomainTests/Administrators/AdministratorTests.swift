import Testing
import TimeZones

@testable import Domain

@Suite("A role")
struct RoleTests {
    @Test(
        "allows what it is for and nothing else",
        arguments: [
            (Role.owner, Set(Act.allCases)), (.organiser, [.look, .organise, .meetGuests]), (.viewer, [.look]),
            (.steward, [.meetGuests]),
        ] as [(Role, Set<Act>)])
    func allows(role: Role, acts: Set<Act>) {
        #expect(Set(Act.allCases.filter(role.may)) == acts)
    }
}

@Suite("A password")
struct PasswordTests {
    private let email: EmailAddress

    init() throws { email = try #require(EmailAddress("anna@example.org")) }

    @Test(
        "is taken when it is long and not obvious",
        arguments: ["copper kettle morning", "x9!kf02mvlqp", "ünïcödé-läng-gënüg"])
    func takes(text: String) throws {
        #expect(try Password(text, for: email).text == text)
    }

    @Test(
        "is refused when it is short or among the first to be tried",
        arguments: [
            "short", "aaaaaaaaaaaa", "password1234", "anna@example.org", "annaanna1234", "Qwertyuiop12", "123456789012",
        ])
    func refuses(text: String) {
        #expect(throws: DomainError.self) { try Password(text, for: email) }
    }
}
