import HTTP

/// The cookies of the admin. Over https their names carry `__Host-`, so that no neighbouring site can set them; over
/// plain http, which is for this machine alone, browsers refuse that prefix and `Secure`.
struct AdminCookies: Sendable {
    private let isSecure: Bool

    init(baseURL: String) {
        isSecure = baseURL.hasPrefix("https://")
    }

    /// Who is signed in.
    func signIn(_ token: String) -> SetCookie {
        cookie("rt", token, maxAge: Int(SignInCookie.lifetime))
    }

    /// The token of the sign-in form, before anybody is signed in.
    func beforeSignIn(_ token: String) -> SetCookie { cookie("rt-form", token, maxAge: 3600) }

    /// What the next page tells once.
    func outcome(_ text: String) -> SetCookie { cookie("rt-done", text, maxAge: 60) }

    func signIn(in request: Request) -> String? { request.cookies[signIn("").name] }
    func beforeSignIn(in request: Request) -> String? { request.cookies[beforeSignIn("").name] }
    func outcome(in request: Request) -> String? { request.cookies[outcome("").name] }

    private func cookie(_ name: String, _ value: String, maxAge: Int) -> SetCookie {
        SetCookie(
            isSecure ? "__Host-" + name : name, value, path: "/", maxAge: maxAge, secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}
