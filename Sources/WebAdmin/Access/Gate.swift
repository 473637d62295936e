import Domain
import HTTP
import HTTPTypes
import Pages
import Sodium

/// Lets those in who are signed in and whose rights allow what they ask for: the one place of the admin that asks
/// ``Rights`` whether a route may be taken.
struct Gate: Sendable {
    let environment: AdminEnvironment
    private let cookies: AdminCookies

    init(environment: AdminEnvironment) {
        self.environment = environment
        cookies = AdminCookies(baseURL: environment.baseURL)
    }

    /// The answer to a request of somebody who must be allowed what `access` says. An event in which the person has no
    /// right is answered like one that does not exist.
    func admit(
        _ request: Request, to access: AdminRoute.Access, _ handle: (Visit) async throws -> Response
    ) async throws -> Response {
        guard let visit = try visit(request) else { return Self.signInFirst(request) }
        return try await answer(visit, to: access, handle)
    }

    /// The same for somebody who is known already.
    func answer(
        _ visit: Visit, to access: AdminRoute.Access, _ handle: (Visit) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            if visit.request.parameters["event"] != nil, visit.eventInHand == nil {
                throw DomainError.notFound("There is no such event.")
            }
            guard visit.may(take: access) else { throw visit.rights.refusal(in: visit.eventInHand) }
            await noteSeen(visit)
            response = try await handle(visit)
        } catch {
            response = try visit.answer(to: error)
            if response.status == .forbidden { await record(visit) }
        }
        response.headers[.cacheControl] = "no-store"
        if visit.outcome != nil, response.status != .seeOther { response.set(cookies.outcome("").removed) }
        return response
    }

    /// Whoever makes the request, nil when nobody is signed in.
    /// - Parameter current: the request that shows who is signed in, when `request` is an earlier one.
    func visit(_ request: Request, signedInBy current: Request? = nil) throws -> Visit? {
        let current = current ?? request
        guard let token = cookies.signIn(in: current) else { return nil }
        let now = environment.clock()
        let slug = request.parameters["event"].flatMap { Slug($0) }
        let found = try environment.store.read { tx in
            try SignIns.current(SignInCookie(token: token).hash, at: now, in: tx).map { signIn, administrator in
                (signIn, administrator, try slug.flatMap { try tx.events.id(of: $0) })
            }
        }
        guard let (signIn, administrator, event) = found else { return nil }
        return Visit(
            request: request, administrator: administrator, signIn: signIn,
            eventInHand: event.flatMap { administrator.rights.reach($0) ? $0 : nil },
            site: environment.site(current), now: now, environment: environment,
            outcome: cookies.outcome(in: current).flatMap { Outcome(sealed: $0, with: signIn.formToken) })
    }

    /// Writes a refusal into the log; the answer is given even when it cannot be written.
    private func record(_ visit: Visit) async {
        let request = visit.request
        let page = LogObject(.page, name: "\(request.method.rawValue) \(request.path)", event: visit.eventInHand)
        try? await visit.write { try $0.record(.refused, page) }
    }

    /// Pages are still shown while nothing can be written; the note is made by a later request.
    private func noteSeen(_ visit: Visit) async {
        guard SignIns.needsNote(visit.signIn, at: visit.now) else { return }
        let token = visit.signIn.token
        try? await visit.write { try $0.noteSeen(token) }
    }

    /// Leads to the sign-in and from there back: to the page itself, or to the page whose form was sent and is not kept. Who
    /// wanted to sign out has.
    static func signInFirst(_ request: Request) -> Response {
        if request.method == .get || request.method == .head { return signIn(before: ReturnAddress.page(of: request)) }
        let query =
            request.path == AdminLinks.signOut()
            ? [("ended", "1")] : [("next", ReturnAddress.pageBefore(request) ?? ""), ("unsaved", "1")]
        return .seeOther(QueryText.path(AdminLinks.signIn(), query))
    }

    /// Leads to the sign-in, and from there to a page.
    static func signIn(before path: String) -> Response {
        .seeOther(QueryText.path(AdminLinks.signIn(), [("next", path)]))
    }
}

extension Form {
    /// Whether the form was made for the sign-in of this token. The comparison takes the same time for every guess.
    func carries(_ token: String) -> Bool {
        guard let given = self[PostForm.tokenField] else { return false }
        return constantTimeEqual(given.utf8, token.utf8)
    }

    /// Refuses a form that was not made for this sign-in.
    func requireToken(_ token: String) throws {
        guard carries(token) else {
            throw HTTPError(
                .forbidden,
                "This form was opened before you signed in, or in another browser. Go back, load the page again and repeat the change."
            )
        }
    }
}
