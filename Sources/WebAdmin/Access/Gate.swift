import Domain
import HTTP
import HTTPTypes
import Pages
import Sodium

/// Lets those in who are signed in and whose role allows what they ask for.
struct Gate: Sendable {
    let environment: AdminEnvironment
    private let cookies: AdminCookies

    init(environment: AdminEnvironment) {
        self.environment = environment
        cookies = AdminCookies(baseURL: environment.baseURL)
    }

    /// The answer to a request of somebody who must be allowed one of `acts`.
    func admit(
        _ request: Request, to acts: [Act], _ handle: (Visit) async throws -> Response
    ) async throws -> Response {
        guard let visit = try visit(request) else { return Self.signInFirst(request) }
        var response: Response
        do {
            guard acts.contains(where: visit.may) else {
                throw DomainError.notAllowed("Your role, \(visit.administrator.role.label), does not allow this.")
            }
            await noteSeen(visit)
            response = try await handle(visit)
        } catch {
            response = try visit.answer(to: error)
        }
        response.headers[.cacheControl] = "no-store"
        if visit.outcome != nil, response.status != .seeOther { response.set(cookies.outcome("").removed) }
        return response
    }

    private func visit(_ request: Request) throws -> Visit? {
        guard let token = cookies.signIn(in: request) else { return nil }
        let now = environment.clock()
        let found = try environment.store.read { try SignIns.current(SignInCookie(token: token).hash, at: now, in: $0) }
        guard let (signIn, administrator) = found else { return nil }
        return Visit(
            request: request, administrator: administrator, signIn: signIn, site: environment.site(request), now: now,
            environment: environment,
            outcome: cookies.outcome(in: request).flatMap { Outcome(sealed: $0, with: signIn.formToken) })
    }

    /// Pages are still shown while nothing can be written; the note is made by a later request.
    private func noteSeen(_ visit: Visit) async {
        guard SignIns.needsNote(visit.signIn, at: visit.now) else { return }
        let token = visit.signIn.token
        try? await visit.write { try $0.noteSeen(token) }
    }

    /// Leads to the sign-in and from there back: to the page itself, or to the page whose form was sent.
    private static func signInFirst(_ request: Request) -> Response {
        let isPage = request.method == .get || request.method == .head
        let next = isPage ? request.target : ReturnAddress.pageBefore(request)
        return .seeOther(QueryText.path(AdminLinks.signIn(), [("next", next ?? "")]))
    }
}

extension Form {
    /// Refuses a form that was not made for this sign-in. The comparison takes the same time for every guess.
    func requireToken(_ token: String) throws {
        guard let given = self[PostForm.tokenField], constantTimeEqual(given.utf8, token.utf8) else {
            throw HTTPError(
                .forbidden,
                "This form was opened before you signed in, or in another browser. Go back, load the page again and repeat the change."
            )
        }
    }
}
