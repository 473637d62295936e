import Domain
import HTML
import HTTP
import Pages

/// One's own password.
enum PasswordRoutes {
    static func showForm(_ visit: Visit) -> Response { visit.show(PasswordPage(state: FormState())) }

    /// Every other browser is signed out, and this one gets a new token.
    static func change(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let hash = try await newHash(visit, form)
            let cookie = SignInCookie()
            let (administrator, place) = (visit.administrator, SignInPlace(visit.request))
            let client = visit.request.peer.client
            try await visit.write { tx in
                try Administrators.setPasswordHash(hash, of: administrator.id, in: tx)
                _ = try SignIns.start(cookie.hash, for: administrator, at: place, from: client, in: tx)
            }
            let cookies = AdminCookies(baseURL: visit.environment.baseURL)
            return Response.seeOther(QueryText.path(AdminLinks.password(), [("changed", "1")]))
                .setting(cookies.signIn(cookie.token))
        } refused: { state, _ in
            PasswordPage(state: state)
        }
    }

    private static func newHash(_ visit: Visit, _ form: Form) async throws -> String {
        let hasher = visit.environment.hasher
        guard try await hasher.verify(form["current_password"] ?? "", against: visit.administrator.passwordHash) else {
            throw DomainError.invalid([FieldProblem("current_password", "This is not your password.")])
        }
        return try await hasher.hash(try Password(form["password"] ?? "", for: visit.administrator.email).text)
    }
}

struct PasswordPage: PageModel {
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(nil), t("Change password"))
        page.problems = state.problems
        let isChanged = visit.request.query["changed"] != nil && state.problems.isEmpty
        let done = isChanged ? Banner(t("Your password was changed. Other browsers were signed out.")) : nil
        let form = EditForm(
            state: state, path: AdminLinks.password(), act: "Change password", back: AdminLinks.home()
        ).html(visit) { fields in
            """
            \(fields.password("current_password", t("Current password")))\
            \(fields.password("password", t("New password"), hint: t("At least 12 characters."), isNew: true))
            """
        }
        page.content = "\(done)\(form)"
        return page
    }
}
