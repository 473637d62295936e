public import TimeZones

/// How often one may guess a password.
///
/// A guess counts for the account, for the address that it comes from, and for both together. From an address that the
/// administrator has signed in from before, only the guesses at this account from this very address count, and more of
/// them are borne: so nobody elsewhere can lock an administrator out, and the right password goes on working where it
/// has worked before.
public enum SignInThrottle {
    /// Seconds for which failures count: 15 minutes.
    public static let window: Int64 = 15 * 60
    /// Failures that are borne for one account from one strange address.
    public static let borneFailures = 10
    /// Failures that are borne from one address over all accounts.
    public static let borneFromAddress = 50
    /// Failures that are borne for one account from all strange addresses together: NIST SP 800-63B (5.2.2) allows at
    /// most 100.
    public static let borneForAccount = 100
    /// Failures that are borne for one account from an address that it has signed in from before.
    public static let borneFromKnownAddress = 100
    /// Seconds for which an address stays known after the last sign-in from it: 90 days.
    public static let knownFor: Int64 = 90 * 24 * 3600

    /// Seconds to wait before the next guess, nil when one may guess now.
    public static func wait(
        account: String, address: String, at now: Instant, in tx: any ReadTransaction
    ) throws -> Int64? {
        let since = now.adding(seconds: -window)
        let failures = try tx.signIns.failures(account: account, address: address, since: since)
        guard let oldest = try oldest(failures, account: account, address: address, at: now, in: tx) else { return nil }
        return max(1, oldest.secondsSince1970 + window - now.secondsSince1970)
    }

    /// The first of the failures that are too many.
    private static func oldest(
        _ failures: SignInFailures, account: String, address: String, at now: Instant, in tx: any ReadTransaction
    ) throws -> Instant? {
        let isTooMany =
            failures.ofAccountFromAddress >= borneFailures || failures.fromAddress >= borneFromAddress
            || failures.ofAccount >= borneForAccount
        guard isTooMany else { return nil }
        if try tx.signIns.isKnownAddress(address, account: account, since: now.adding(seconds: -knownFor)) {
            return failures.ofAccountFromAddress >= borneFromKnownAddress ? failures.oldestFromAddress : nil
        }
        let isAccount = failures.ofAccount >= borneForAccount
        return isAccount ? failures.oldestOfAccount : failures.oldestFromAddress
    }

    /// Notes a failed guess.
    public static func fail(account: String, address: String, in tx: any WriteTransaction) throws {
        try tx.noteSignInFailure(account: account, address: address)
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
    public var ofAccountFromAddress: Int
    public var fromAddress: Int
    public var ofAccount: Int
    /// The first of the address's failures in the span.
    public var oldestFromAddress: Instant?
    /// The first of the account's failures in the span.
    public var oldestOfAccount: Instant?

    public init(
        ofAccountFromAddress: Int = 0, fromAddress: Int = 0, ofAccount: Int = 0, oldestFromAddress: Instant? = nil,
        oldestOfAccount: Instant? = nil
    ) {
        self.ofAccountFromAddress = ofAccountFromAddress
        self.fromAddress = fromAddress
        self.ofAccount = ofAccount
        self.oldestFromAddress = oldestFromAddress
        self.oldestOfAccount = oldestOfAccount
    }
}
