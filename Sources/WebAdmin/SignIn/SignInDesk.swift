import Domain
import HTTP
import HTTPTypes
import Pages
import Sodium
import TimeZones

/// One request of somebody who is not signed in yet.
struct SignInDesk: Sendable {
    private let request: Request
    private let environment: AdminEnvironment
    private let cookies: AdminCookies
    private let site: Site

    init(_ request: Request, _ environment: AdminEnvironment) {
        self.request = request
        self.environment = environment
        cookies = AdminCookies(baseURL: environment.baseURL)
        site = environment.site(request)
    }

    func showForm() throws -> Response {
        let next = ReturnAddress.page(request.query["next"])
        if try isSignedIn() { return .seeOther(next) }
        return page(state: FormState(), next: next, notice: notice(before: next))
    }

    private func notice(before next: String) -> Message? {
        if request.query["ended"] != nil { return "You have signed out." }
        if request.query["unsaved"] != nil {
            return
                "You are not signed in any more, so nothing was saved. Sign in and do it again; a file has to be chosen again."
        }
        guard next.hasPrefix(AdminLinks.keptForm("")) else { return nil }
        return "Your sign-in had ended, so nothing was saved. Sign in, and the form comes back as you filled it in."
    }

    /// A failure is noted before the password is looked at and forgotten after the right one, in transactions that see
    /// each other: guesses sent all at once are counted like those sent one by one.
    func signIn() async throws -> Response {
        let form = try await Form.read(request)
        guard let expected = cookies.beforeSignIn(in: request), let given = form[PostForm.tokenField],
            constantTimeEqual(given.utf8, expected.utf8)
        else {
            return refusal(form, "The form was open for too long, or cookies are blocked. Try again.", .forbidden)
        }
        let account = EmailAddress(form.reader.given("email") ?? "")
        let administrator = try account.flatMap { address in
            try environment.store.read { try $0.administrators.find(address) }
        }
        let name = administrator?.email.folded ?? Self.name(ofUnknown: account?.folded ?? form["email"] ?? "")
        if let wait = try await takeTry(account: name) { return tooManyTries(form, wait) }
        let password = form["password"] ?? ""
        let isRight = try await environment.hasher.verify(password, against: administrator?.passwordHash)
        guard let administrator, isRight else {
            try await environment.store.write(by: author) { try SignInThrottle.record(administrator, in: $0) }
            return refusal(form, "The e-mail address or the password is wrong.", .unprocessableContent)
        }
        await renewHash(of: administrator, password)
        return try await welcome(administrator, to: ReturnAddress.page(form["next"]))
    }

    /// Under which name guesses at no account are counted. What was typed may be a password in the wrong field, so it is
    /// not kept; the key lives as long as the process, and without it a list of words tells nothing of the hashes.
    private static func name(ofUnknown typed: String) -> String {
        "unknown " + TextEncoding.hex(HMACSHA256.code(for: typed.lowercased().utf8, key: unknownKey))
    }

    private static let unknownKey = SecureRandom.bytes(32)

    /// In bytes (RFC 5321, 4.5.3.1).
    private static let longestAddress = 254

    /// What the log knows of somebody who is not signed in.
    private var author: LogAuthor { .visitor(from: request.peer.host) }

    /// Seconds to wait, or nil when one may guess now; that guess then counts as failed.
    private func takeTry(account: String) async throws -> Int64? {
        let client = request.peer.client
        return try await environment.store.write(by: author) { tx in
            if let wait = try SignInThrottle.wait(account: account, client: client, at: tx.now, in: tx) {
                return wait
            }
            try SignInThrottle.fail(account: account, client: client, in: tx)
            return nil
        }
    }

    /// Only here is the password known, so only here can it be hashed with greater parameters than once. Who signs in is
    /// not kept waiting when that fails: the next sign-in tries again.
    private func renewHash(of administrator: Administrator, _ password: String) async {
        let old = administrator.passwordHash
        guard environment.hasher.needsRehash(old), let hash = try? await environment.hasher.hash(password) else {
            return
        }
        let author = LogAuthor.web(administrator, from: request.peer.host)
        try? await environment.store.write(by: author) { tx in
            try Administrators.renewPasswordHash(hash, of: administrator.id, instead: old, in: tx)
        }
    }

    /// The browser's sign-in of before ends; its cookie is replaced.
    private func welcome(_ administrator: Administrator, to next: String) async throws -> Response {
        let cookie = SignInCookie()
        let old = cookies.signIn(in: request).map { SignInCookie(token: $0).hash }
        let (place, client) = (SignInPlace(request), request.peer.client)
        try await environment.store.write(by: .web(administrator, from: place.address)) { tx in
            if let old { try tx.endSignIn(old) }
            try tx.endSignIns(
                lastSeenBefore: tx.now.adding(seconds: -SignIns.idleLimit),
                orBegunBefore: tx.now.adding(seconds: -SignIns.absoluteLimit))
            try tx.forgetKnownClients(before: tx.now.adding(seconds: -SignInThrottle.knownFor))
            _ = try SignIns.start(cookie.hash, for: administrator, at: place, from: client, in: tx)
        }
        return .seeOther(next).setting(cookies.signIn(cookie.token)).setting(cookies.beforeSignIn("").removed)
    }

    private func isSignedIn() throws -> Bool {
        guard let token = cookies.signIn(in: request) else { return false }
        let now = environment.clock()
        return try environment.store.read { try SignIns.current(SignInCookie(token: token).hash, at: now, in: $0) }
            != nil
    }

    private func tooManyTries(_ form: Form, _ wait: Int64) -> Response {
        let message = Message(
            count: Int((wait + 59) / 60), one: "There were too many tries. Wait {0} minute, then try again.",
            other: "There were too many tries. Wait {0} minutes, then try again.")
        var response = refusal(form, message, .tooManyRequests, field: "")
        response.headers[.retryAfter] = String(wait)
        return response
    }

    private func refusal(
        _ form: Form, _ message: Message, _ status: HTTPResponse.Status, field: Field = "email"
    ) -> Response {
        // Nobody has so long an address, and the answer need not be as long as the question.
        let isTooLong = form["email"]?.utf8.count ?? 0 > Self.longestAddress
        let state = FormState(refused: isTooLong ? Form() : form, [FieldProblem(field, message)], isClash: false)
        return page(state: state, next: ReturnAddress.page(form["next"]), notice: nil, status: status)
    }

    private func page(
        state: FormState, next: String, notice: Message?, status: HTTPResponse.Status = .ok
    ) -> Response {
        let token = cookies.beforeSignIn(in: request) ?? SecureRandom.token(bytes: 32)
        let model = SignInPage(site: site, state: state, token: token, next: next, notice: notice)
        return Response.signedInPage(model.html, status: status).setting(cookies.beforeSignIn(token))
    }
}

extension SignInPlace {
    /// Where a request comes from.
    init(_ request: Request) {
        self.init(address: request.peer.host, browser: request.headers[.userAgent] ?? "")
    }
}
