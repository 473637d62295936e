public import TimeZones

/// One browser that an administrator is signed in with.
public struct SignIn: Hashable, Sendable {
    /// What the store knows of the cookie's token: its hash.
    public let token: SignInToken.Hash
    public let administrator: ID<Administrator>
    /// The secret that each form of this sign-in carries.
    public let formToken: String
    public let createdAt: Instant
    /// Brought forward at most every ``SignIns/seenEvery`` seconds.
    public var lastSeenAt: Instant
    /// Where it was begun.
    public let place: SignInPlace

    public init(
        token: SignInToken.Hash, administrator: ID<Administrator>, formToken: String, createdAt: Instant,
        lastSeenAt: Instant, place: SignInPlace = SignInPlace()
    ) {
        self.token = token
        self.administrator = administrator
        self.formToken = formToken
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.place = place
    }
}

/// Where somebody signs in from.
public struct SignInPlace: Hashable, Sendable {
    /// The network address of the browser, or of the proxy in front.
    public var address: String
    /// What the browser says of itself, at most 200 bytes.
    public var browser: String

    public init(address: String = "", browser: String = "") {
        self.address = address
        self.browser = String(decoding: browser.utf8.prefix(200), as: UTF8.self)
    }
}

/// The secret in the cookie of a signed-in browser; only its hash is stored.
public enum SignInToken {
    /// SHA-256 of the token, 32 bytes.
    public struct Hash: Hashable, Sendable {
        public let bytes: [UInt8]

        public init(bytes: [UInt8]) { self.bytes = bytes }

        /// The beginning of the hash in hexadecimal digits: enough to tell an administrator's sign-ins apart, and
        /// nothing that opens one.
        public var label: String {
            let digits = Array("0123456789abcdef".utf8)
            let text = bytes.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
