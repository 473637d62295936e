import Domain
import HTTP

/// The account of an administrator as a form gives it.
struct AccountForm: Sendable {
    var email: EmailAddress
    var name: String
    var role: Role?
    var password: Password

    /// What forms say for no role in the installation.
    static let noRole = "none"

    /// Name, role and perhaps a new password of an administrator there is.
    struct Change: Sendable {
        var name: String
        var role: Role?
        var password: Password?
    }

    /// Reads `email`, `name`, `role` and `password`.
    static func read(_ form: Form) throws(DomainError) -> AccountForm {
        var reader = form.reader
        let email = reader.requiredValue(
            "email", missing: "Give the e-mail address to sign in with.",
            orSay: "Use an e-mail address such as name@example.org."
        ) { EmailAddress($0) }
        let name = reader.line("name")
        let role = readRole(&reader, else: .organiser)
        guard let email, reader.problems.isEmpty else { throw .invalid(reader.problems) }
        return AccountForm(
            email: email, name: name, role: role, password: try Password(form["password"] ?? "", for: email))
    }

    /// Reads `name`, `role` and `password`; an empty password stays as it is.
    static func readChange(_ form: Form, of old: Administrator) throws(DomainError) -> Change {
        var reader = form.reader
        let name = reader.line("name", else: old.name)
        let role = readRole(&reader, else: old.role)
        try reader.finish()
        let typed = form["password"] ?? ""
        return Change(name: name, role: role, password: typed.isEmpty ? nil : try Password(typed, for: old.email))
    }

    private static func readRole(_ reader: inout FieldReader, else old: Role?) -> Role? {
        guard let given = reader.given("role"), !given.isEmpty else { return old }
        if given == noRole { return nil }
        return reader.value("role", orSay: "There is no such role.") { Role(rawValue: $0) }
    }
}
