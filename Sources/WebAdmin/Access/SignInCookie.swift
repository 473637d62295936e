import Domain
import Sodium

/// The secret that a signed-in browser holds. The store has its hash alone, so that a copied database opens nothing.
struct SignInCookie: Sendable {
    /// 32 random bytes in base64url.
    let token: String

    /// A new secret.
    init() { token = SecureRandom.token(bytes: 32) }

    init(token: String) { self.token = token }

    var hash: SignInToken.Hash { SignInToken.Hash(bytes: SHA256.digest(of: token.utf8)) }

    /// Seconds that the browser keeps it; the server may end it sooner.
    static let lifetime = SignIns.absoluteLimit
}
