import Domain
import HTTP
import HTTPTypes
import Pages

/// Signing in and out.
enum SignInRoutes {
    static func register(on routes: inout AdminRoutes) {
        let environment = routes.environment
        routes.open(.get, AdminLinks.signIn) { try SignInDesk($0, environment).showForm() }
        routes.open(.post, AdminLinks.signIn) { try await SignInDesk($0, environment).signIn() }
        routes.post(AdminLinks.signOut, .look, .meetGuests, handler: signOut)
        routes.get(AdminLinks.password, .look, .meetGuests, handler: PasswordRoutes.showForm)
        routes.post(AdminLinks.password, .look, .meetGuests, handler: PasswordRoutes.change)
    }

    static func signOut(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.write { try $0.endSignIn(visit.signIn.token) }
        let cookies = AdminCookies(baseURL: visit.environment.baseURL)
        return .seeOther(QueryText.path(AdminLinks.signIn(), [("ended", "1")])).setting(cookies.signIn("").removed)
    }
}
