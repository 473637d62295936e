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

    public init(
        token: SignInToken.Hash, administrator: ID<Administrator>, formToken: String, createdAt: Instant,
        lastSeenAt: Instant
    ) {
        self.token = token
        self.administrator = administrator
        self.formToken = formToken
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
    }
}

/// The secret in the cookie of a signed-in browser; only its hash is stored.
public enum SignInToken {
    /// SHA-256 of the token, 32 bytes.
    public struct Hash: Hashable, Sendable {
        public let bytes: [UInt8]

        public init(bytes: [UInt8]) { self.bytes = bytes }
    }
}

/// Who may be signed in, for how long, and how often one may guess.
public enum SignIns {
    /// Seconds without a request after which a sign-in ends: 8 hours.
    public static let idleLimit: Int64 = 8 * 3600
    /// Seconds after which a sign-in ends however busy: 7 days.
    public static let absoluteLimit: Int64 = 7 * 24 * 3600
    /// Seconds between two notes of when a browser was last seen, so that reading pages does not write each time.
    public static let seenEvery: Int64 = 300
    /// Failures that are borne in ``window``, for one account and for one address.
    public static let borneFailures = 10
    /// Seconds for which failures count: 15 minutes.
    public static let window: Int64 = 15 * 60

    /// Begins a sign-in and forgets the failures of the account.
    public static func start(
        _ token: SignInToken.Hash, for administrator: Administrator, in tx: any WriteTransaction
    ) throws -> SignIn {
        let signIn = SignIn(
            token: token, administrator: administrator.id, formToken: tx.newSecret(), createdAt: tx.now,
            lastSeenAt: tx.now)
        try tx.insert(signIn)
        try tx.forgetSignInFailures(account: administrator.email.folded)
        return signIn
    }

    /// Who holds the token at `now`; nil when nobody does any more.
    public static func current(
        _ token: SignInToken.Hash, at now: Instant, in tx: any ReadTransaction
    ) throws -> (SignIn, Administrator)? {
        guard let signIn = try tx.signIns.find(token),
            now.secondsSince1970 - signIn.lastSeenAt.secondsSince1970 < idleLimit,
            now.secondsSince1970 - signIn.createdAt.secondsSince1970 < absoluteLimit,
            let administrator = try tx.administrators.find(signIn.administrator)
        else { return nil }
        return (signIn, administrator)
    }

    /// Whether it is time to note that the browser was seen.
    public static func needsNote(_ signIn: SignIn, at now: Instant) -> Bool {
        now.secondsSince1970 - signIn.lastSeenAt.secondsSince1970 >= seenEvery
    }

    /// Seconds to wait before the next guess, nil when one may guess now. Counted for the account from this address,
    /// and for the address over all accounts: an owner at another address is never locked out.
    public static func wait(
        account: String, address: String, at now: Instant, in tx: any ReadTransaction
    ) throws -> Int64? {
        let since = now.adding(seconds: -window)
        let failures = try tx.signIns.failures(account: account, address: address, since: since)
        let isOver = failures.ofAccountFromAddress >= borneFailures || failures.fromAddress >= 5 * borneFailures
        guard isOver, let oldest = failures.oldest else { return nil }
        return max(1, oldest.secondsSince1970 + window - now.secondsSince1970)
    }

    /// Notes a failed guess.
    public static func fail(account: String, address: String, in tx: any WriteTransaction) throws {
        try tx.noteSignInFailure(account: account, address: address)
        try tx.forgetSignInFailures(before: tx.now.adding(seconds: -window))
    }
}

/// Failed guesses in a span of time.
public struct SignInFailures: Hashable, Sendable {
    public var ofAccountFromAddress: Int
    public var fromAddress: Int
    /// The first of the address's failures in the span.
    public var oldest: Instant?

    public init(ofAccountFromAddress: Int, fromAddress: Int, oldest: Instant?) {
        self.ofAccountFromAddress = ofAccountFromAddress
        self.fromAddress = fromAddress
        self.oldest = oldest
    }
}

public protocol SignInReading {
    func find(_ token: SignInToken.Hash) throws -> SignIn?
    func failures(account: String, address: String, since: Instant) throws -> SignInFailures
}

public protocol SignInWriting {
    func insert(_ signIn: SignIn) throws
    /// Sets `lastSeenAt` to the transaction's `now`.
    func noteSeen(_ token: SignInToken.Hash) throws
    func endSignIn(_ token: SignInToken.Hash) throws
    /// Ends every sign-in of the administrator but `current`.
    func endSignIns(of administrator: ID<Administrator>, but current: SignInToken.Hash?) throws
    /// Ends the sign-ins last seen before `idle` or begun before `begun`.
    func endSignIns(lastSeenBefore idle: Instant, orBegunBefore begun: Instant) throws
    func noteSignInFailure(account: String, address: String) throws
    func forgetSignInFailures(account: String) throws
    func forgetSignInFailures(before: Instant) throws
}
