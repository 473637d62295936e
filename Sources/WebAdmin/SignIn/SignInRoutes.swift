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
        routes.post(AdminLinks.signOut, scope: .signedIn, isKept: false, handler: signOut)
        routes.get(AdminLinks.password, scope: .signedIn, handler: PasswordRoutes.showForm)
        routes.post(AdminLinks.password, scope: .signedIn, handler: PasswordRoutes.change)
        routes.get(AdminLinks.signIns, scope: .signedIn, handler: OwnSignInRoutes.list)
        routes.post(AdminLinks.signInDeletion, scope: .signedIn, handler: OwnSignInRoutes.end)
        routes.post(AdminLinks.otherSignInsDeletion, scope: .signedIn, handler: OwnSignInRoutes.endOthers)
    }

    static func signOut(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.write { try SignIns.end(visit.signIn.token, of: visit.administrator, in: $0) }
        let cookies = AdminCookies(baseURL: visit.environment.baseURL)
        return .seeOther(QueryText.path(AdminLinks.signIn(), [("ended", "1")])).setting(cookies.signIn("").removed)
    }
}
