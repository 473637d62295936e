public import TimeZones

/// Who may be signed in, and for how long.
public enum SignIns {
    /// Seconds without a request after which a sign-in ends: 8 hours.
    public static let idleLimit: Int64 = 8 * 3600
    /// Seconds after which a sign-in ends however busy: 7 days.
    public static let absoluteLimit: Int64 = 7 * 24 * 3600
    /// Seconds between two notes of when a browser was last seen, so that reading pages does not write each time.
    public static let seenEvery: Int64 = 300

    /// Begins a sign-in, forgets the failures of the account and remembers the client as one of its own.
    /// - Parameter client: what the throttle counts at this place; empty when there is nobody to count.
    public static func start(
        _ token: SignInToken.Hash, for administrator: Administrator, at place: SignInPlace = SignInPlace(),
        from client: String = "", in tx: any WriteTransaction
    ) throws -> SignIn {
        let signIn = SignIn(
            token: token, administrator: administrator.id, formToken: tx.newSecret(), createdAt: tx.now,
            lastSeenAt: tx.now, place: place)
        try tx.insert(signIn)
        try tx.forgetSignInFailures(account: administrator.email.folded)
        if !client.isEmpty { try tx.noteKnownClient(client, of: administrator.id) }
        try tx.record(.signedIn, administrator.logObject(in: tx))
        return signIn
    }

    /// Who holds the token at `now`; nil when nobody does any more.
    public static func current(
        _ token: SignInToken.Hash, at now: Instant, in tx: any ReadTransaction
    ) throws -> (SignIn, Administrator)? {
        guard let signIn = try tx.signIns.find(token), isAlive(signIn, at: now),
            let administrator = try tx.administrators.find(signIn.administrator)
        else { return nil }
        return (signIn, administrator)
    }

    /// The sign-ins that an administrator could go on with at `now`, the one seen last first.
    public static func all(
        of administrator: ID<Administrator>, at now: Instant, in tx: any ReadTransaction
    ) throws -> [SignIn] {
        try tx.signIns.all(of: administrator).filter { isAlive($0, at: now) }
    }

    private static func isAlive(_ signIn: SignIn, at now: Instant) -> Bool {
        now.secondsSince1970 - signIn.lastSeenAt.secondsSince1970 < idleLimit
            && now.secondsSince1970 - signIn.createdAt.secondsSince1970 < absoluteLimit
    }

    /// Whether it is time to note that the browser was seen.
    public static func needsNote(_ signIn: SignIn, at now: Instant) -> Bool {
        now.secondsSince1970 - signIn.lastSeenAt.secondsSince1970 >= seenEvery
    }

    /// Ends one sign-in of an administrator.
    public static func end(
        _ token: SignInToken.Hash, of administrator: Administrator, in tx: any WriteTransaction
    ) throws {
        guard try tx.signIns.find(token)?.administrator == administrator.id else {
            throw DomainError.notFound("This sign-in has ended already.")
        }
        try tx.endSignIn(token)
        try tx.record(.signedOut, administrator.logObject(in: tx))
    }

    /// Ends every sign-in of an administrator but `current`.
    public static func endOthers(
        of administrator: Administrator, but current: SignInToken.Hash, in tx: any WriteTransaction
    ) throws {
        let ended = try tx.signIns.all(of: administrator.id).count { $0.token != current }
        if ended == 0 { return }
        try tx.endSignIns(of: administrator.id, but: current)
        try tx.record(.signedOut, administrator.logObject(in: tx))
    }
}

public protocol SignInReading {
    func find(_ token: SignInToken.Hash) throws -> SignIn?
    /// Whether ``find(_:)`` would find one.
    func has(_ token: SignInToken.Hash) throws -> Bool
    /// All of an administrator, the one seen last first; also those that have run out and were not cleared away yet.
    func all(of administrator: ID<Administrator>) throws -> [SignIn]
    /// In whose sign-in a form with this token was made, whether it goes on or has ended since; nil when nobody knows.
    func administrator(ofForm token: String) throws -> ID<Administrator>?
    func failures(account: String, client: String, since: Instant) throws -> SignInFailures
    /// Whether the account's administrator has signed in from the client at `since` or later.
    func isKnownClient(_ client: String, account: String, since: Instant) throws -> Bool
}

public protocol SignInWriting {
    func insert(_ signIn: SignIn) throws
    /// Sets `lastSeenAt` to the transaction's `now`.
    func noteSeen(_ token: SignInToken.Hash) throws
    func endSignIn(_ token: SignInToken.Hash) throws
    /// Ends every sign-in of the administrator but `current`.
    func endSignIns(of administrator: ID<Administrator>, but current: SignInToken.Hash?) throws
    /// Ends the sign-ins last seen before `idle` or begun before `begun`, and forgets the ended ones that were last seen before
    /// `begun`.
    func endSignIns(lastSeenBefore idle: Instant, orBegunBefore begun: Instant) throws
    func noteSignInFailure(account: String, client: String) throws
    func forgetSignInFailures(account: String) throws
    func forgetSignInFailures(before: Instant) throws
    /// Remembers the client as one that the administrator has signed in from at the transaction's `now`.
    func noteKnownClient(_ client: String, of administrator: ID<Administrator>) throws
    func forgetKnownClients(before: Instant) throws
}
