import Domain
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// Takes in the forms of one route that are sent after their sign-in has ended, and shows them again.
///
/// A form is kept when it carries the form token of a sign-in that goes on or has ended: another site cannot know one, and
/// the token tells whose form it is. So nobody can fill in a form for somebody else.
struct FormKeeper: Sendable {
    let forms: KeptForms
    let gate: Gate
    let access: AdminRoute.Access
    /// What answers the form when it is sent by somebody who is signed in.
    let handler: @Sendable (Visit, Form) async throws -> Response

    /// Leads somebody who is not signed in to the sign-in, and from there to the form.
    func signInFirst(_ request: Request) async throws -> Response {
        let limit = Int(gate.environment.formLimit.bytes)
        // What is no form has no fields to lose.
        guard let form = try? await Form.read(request, limit: limit), let path = try keep(form, of: request) else {
            return Gate.signInFirst(request)
        }
        return Gate.signIn(before: path)
    }

    /// Keeps a form that was made in a sign-in of `owner`, or of anybody when that is nil.
    /// - Returns: the address of the form; nil when it is not kept.
    func keep(_ form: Form, of request: Request, by owner: ID<Administrator>? = nil) throws -> String? {
        guard let token = form[PostForm.tokenField], !token.isEmpty else { return nil }
        let found = try gate.environment.store.read { try $0.signIns.administrator(ofForm: token) }
        guard let found, owner == nil || owner == found else { return nil }
        let typed = form.withoutSecrets
        let bytes = typed.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard bytes <= KeptForms.mostBytes else { return nil }
        var request = request
        request.body = .empty
        let asked = request
        let isWithoutPassword = form.fields.contains { Form.isPassword($0.name) }
        let now = gate.environment.clock()
        let kept = KeptForms.Kept(
            owner: found, bytes: Self.headBytes + bytes, until: now.adding(seconds: KeptForms.lifetime),
            page: ReturnAddress.pageBefore(request)
        ) { [again] current in try await again.response(typed, of: asked, isWithoutPassword, to: current) }
        return AdminLinks.keptForm(forms.keep(kept, at: now))
    }

    /// A kept form has the head of its request with it, for the path: this long at most, unless the operator allows more.
    private static let headBytes = 32 << 10

    /// A value of its own, since a kept form holds it: held by ``forms`` and holding them, none would ever go.
    private var again: ShownAgain { ShownAgain(gate: gate, access: access, handler: handler) }
}

/// Shows a kept form.
private struct ShownAgain: Sendable {
    let gate: Gate
    let access: AdminRoute.Access
    let handler: @Sendable (Visit, Form) async throws -> Response

    /// The page of the form, filled in with what was typed. The rights are looked at anew.
    /// - Parameter current: the request of whoever is signed in now.
    func response(
        _ form: Form, of request: Request, _ isWithoutPassword: Bool, to current: Request
    ) async throws -> Response {
        guard var visit = try gate.visit(request, signedInBy: current) else { return Gate.signInFirst(current) }
        let words: Message =
            isWithoutPassword
            ? "You are signed in again. Nothing has been saved yet: type the passwords again, look over the rest, and press the button once more."
            : "You are signed in again. Nothing has been saved yet: look over what you typed, and press the button once more."
        visit = visit.ofKeptForm(form, Outcome(visit.t(words), tone: .info))
        return try await gate.answer(visit, to: access) { try await handler($0, form) }
    }
}

extension Form {
    /// Without its token, and without passwords, which are kept nowhere.
    fileprivate var withoutSecrets: Form {
        Form(fields.filter { $0.name != PostForm.tokenField && !Self.isPassword($0.name) })
    }

    fileprivate static func isPassword(_ name: String) -> Bool { name.hasSuffix("password") }
}
