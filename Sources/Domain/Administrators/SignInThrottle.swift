public import TimeZones

/// How often one may guess a password.
///
/// A guess counts for the account, for the client that it comes from, and for both together. A client is an IPv4 address
/// or the /64 network of an IPv6 one, whatever address of it a guess comes from. From a client that the
/// administrator has signed in from before, only the guesses at this account from this very client count, and more of
/// them are borne: so nobody elsewhere can lock an administrator out, and the right password goes on working where it
/// has worked before.
public enum SignInThrottle {
    /// Seconds for which failures count: 15 minutes.
    public static let window: Int64 = 15 * 60
    /// Failures that are borne for one account from one strange client.
    public static let borneFailures = 10
    /// Failures that are borne from one client over all accounts.
    public static let borneFromClient = 50
    /// Failures that are borne for one account from all strange clients together: NIST SP 800-63B (5.2.2) allows at
    /// most 100.
    public static let borneForAccount = 100
    /// Failures that are borne for one account from a client that it has signed in from before.
    public static let borneFromKnownClient = 100
    /// Seconds for which a client stays known after the last sign-in from it: 90 days.
    public static let knownFor: Int64 = 90 * 24 * 3600

    /// Seconds to wait before the next guess, nil when one may guess now.
    public static func wait(
        account: String, client: String, at now: Instant, in tx: any ReadTransaction
    ) throws -> Int64? {
        let since = now.adding(seconds: -window)
        let failures = try tx.signIns.failures(account: account, client: client, since: since)
        guard let oldest = try oldest(failures, account: account, client: client, at: now, in: tx) else { return nil }
        return max(1, oldest.secondsSince1970 + window - now.secondsSince1970)
    }

    /// The first of the failures that are too many.
    private static func oldest(
        _ failures: SignInFailures, account: String, client: String, at now: Instant, in tx: any ReadTransaction
    ) throws -> Instant? {
        let isTooMany =
            failures.ofAccountFromClient >= borneFailures || failures.fromClient >= borneFromClient
            || failures.ofAccount >= borneForAccount
        guard isTooMany else { return nil }
        if try tx.signIns.isKnownClient(client, account: account, since: now.adding(seconds: -knownFor)) {
            return failures.ofAccountFromClient >= borneFromKnownClient ? failures.oldestFromClient : nil
        }
        let isAccount = failures.ofAccount >= borneForAccount
        return isAccount ? failures.oldestOfAccount : failures.oldestFromClient
    }

    /// Notes a failed guess.
    public static func fail(account: String, client: String, in tx: any WriteTransaction) throws {
        try tx.noteSignInFailure(account: account, client: client)
        try tx.forgetSignInFailures(before: tx.now.adding(seconds: -window))
    }

    /// Writes a failed guess into the log. What was typed is kept only when it names an account: people type passwords
    /// into the wrong field.
    public static func record(_ administrator: Administrator?, in tx: any WriteTransaction) throws {
        try tx.record(.signInFailed, administrator?.logObject(in: tx) ?? LogObject(.administrator))
    }
}

/// Failed guesses in a span of time.
public struct SignInFailures: Hashable, Sendable {
    public var ofAccountFromClient: Int
    public var fromClient: Int
    public var ofAccount: Int
    /// The first of the client's failures in the span.
    public var oldestFromClient: Instant?
    /// The first of the account's failures in the span.
    public var oldestOfAccount: Instant?

    public init(
        ofAccountFromClient: Int = 0, fromClient: Int = 0, ofAccount: Int = 0, oldestFromClient: Instant? = nil,
        oldestOfAccount: Instant? = nil
    ) {
        self.ofAccountFromClient = ofAccountFromClient
        self.fromClient = fromClient
        self.ofAccount = ofAccount
        self.oldestFromClient = oldestFromClient
        self.oldestOfAccount = oldestOfAccount
    }
}
