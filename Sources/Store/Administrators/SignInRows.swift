import Domain
import SQLite
import TimeZones

struct SignInRows: SignInReading {
    let database: Connection

    func find(_ token: SignInToken.Hash) throws -> SignIn? {
        try database.first(Self.select + " WHERE token = ?", token, value: Self.signIn)
    }

    func has(_ token: SignInToken.Hash) throws -> Bool {
        try database.first("SELECT 1 FROM sign_in WHERE token = ?", token) { _ in true } ?? false
    }

    func all(of administrator: ID<Administrator>) throws -> [SignIn] {
        try database.all(
            Self.select + " WHERE administrator = ? ORDER BY last_seen_at DESC, created_at DESC, token", administrator,
            value: Self.signIn)
    }

    private static let select = """
        SELECT token, administrator, form_token, created_at, last_seen_at, address, browser FROM sign_in
        """

    private static func signIn(_ row: Row) throws -> SignIn {
        SignIn(
            token: try row[0], administrator: try row[1], formToken: try row[2], createdAt: try row[3],
            lastSeenAt: try row[4], place: SignInPlace(address: try row[5], browser: try row[6]))
    }

    func administrator(ofForm token: String) throws -> ID<Administrator>? {
        try database.first(
            """
            SELECT administrator FROM sign_in WHERE form_token = ?
            UNION ALL SELECT administrator FROM ended_sign_in WHERE form_token = ?
            """, token, token
        ) { try $0[0] }
    }

    func failures(account: String, client: String, since: Instant) throws -> SignInFailures {
        var failures = SignInFailures()
        try database.forEach(
            """
            SELECT count(CASE WHEN account = ? THEN 1 END), count(*), min(at) FROM sign_in_failure
            WHERE address = ? AND at >= ?
            """, account, client, since
        ) { row in
            failures.ofAccountFromClient = try row[0]
            failures.fromClient = try row[1]
            failures.oldestFromClient = try row[2]
        }
        try database.forEach(
            "SELECT count(*), min(at) FROM sign_in_failure WHERE account = ? AND at >= ?", account, since
        ) { row in
            failures.ofAccount = try row[0]
            failures.oldestOfAccount = try row[1]
        }
        return failures
    }

    func isKnownClient(_ client: String, account: String, since: Instant) throws -> Bool {
        let found = try database.first(
            """
            SELECT 1 FROM known_address JOIN administrator ON administrator.id = known_address.administrator
            WHERE administrator.email_key = ? AND known_address.address = ? AND known_address.last_at >= ?
            """, account, client, since
        ) { _ in true }
        return found ?? false
    }
}

extension WritingTransaction {
    func insert(_ signIn: SignIn) throws {
        try database.run(
            """
            INSERT INTO sign_in (token, administrator, form_token, created_at, last_seen_at, address, browser)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, signIn.token, signIn.administrator, signIn.formToken, signIn.createdAt, signIn.lastSeenAt,
            signIn.place.address, signIn.place.browser)
    }

    func noteSeen(_ token: SignInToken.Hash) throws {
        try database.run("UPDATE sign_in SET last_seen_at = ? WHERE token = ?", now, token)
    }

    func endSignIn(_ token: SignInToken.Hash) throws {
        try database.run("DELETE FROM sign_in WHERE token = ?", token)
    }

    func endSignIns(of administrator: ID<Administrator>, but current: SignInToken.Hash?) throws {
        // No token has no bytes, so that without a current one all are ended.
        try database.run(
            "DELETE FROM sign_in WHERE administrator = ? AND token <> ?", administrator,
            current ?? SignInToken.Hash(bytes: []))
    }

    func endSignIns(lastSeenBefore idle: Instant, orBegunBefore begun: Instant) throws {
        try database.run("DELETE FROM sign_in WHERE last_seen_at < ? OR created_at < ?", idle, begun)
        try database.run("DELETE FROM ended_sign_in WHERE last_seen_at < ?", begun)
    }

    func noteSignInFailure(account: String, client: String) throws {
        try database.run(
            "INSERT INTO sign_in_failure (account, address, at) VALUES (?, ?, ?)", account, client, now)
    }

    func forgetSignInFailures(account: String) throws {
        try database.run("DELETE FROM sign_in_failure WHERE account = ?", account)
    }

    func forgetSignInFailures(before: Instant) throws {
        try database.run("DELETE FROM sign_in_failure WHERE at < ?", before)
    }

    func noteKnownClient(_ client: String, of administrator: ID<Administrator>) throws {
        try database.run(
            """
            INSERT INTO known_address (administrator, address, last_at) VALUES (?, ?, ?)
            ON CONFLICT (administrator, address) DO UPDATE SET last_at = excluded.last_at
            """, administrator, client, now)
    }

    func forgetKnownClients(before: Instant) throws {
        try database.run("DELETE FROM known_address WHERE last_at < ?", before)
    }
}
