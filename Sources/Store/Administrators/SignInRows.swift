import Domain
import SQLite
import TimeZones

struct SignInRows: SignInReading {
    let database: Connection

    func find(_ token: SignInToken.Hash) throws -> SignIn? {
        try database.first(
            "SELECT token, administrator, form_token, created_at, last_seen_at FROM sign_in WHERE token = ?", token
        ) { row in
            SignIn(
                token: try row[0], administrator: try row[1], formToken: try row[2], createdAt: try row[3],
                lastSeenAt: try row[4])
        }
    }

    func failures(account: String, address: String, since: Instant) throws -> SignInFailures {
        let found = try database.first(
            """
            SELECT count(CASE WHEN account = ? THEN 1 END), count(*), min(at) FROM sign_in_failure
            WHERE address = ? AND at >= ?
            """, account, address, since
        ) { row in
            SignInFailures(ofAccountFromAddress: try row[0], fromAddress: try row[1], oldest: try row[2])
        }
        return found ?? SignInFailures(ofAccountFromAddress: 0, fromAddress: 0, oldest: nil)
    }
}

extension WritingTransaction: SignInWriting {
    func insert(_ signIn: SignIn) throws {
        try database.run(
            """
            INSERT INTO sign_in (token, administrator, form_token, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)
            """, signIn.token, signIn.administrator, signIn.formToken, signIn.createdAt, signIn.lastSeenAt)
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
    }

    func noteSignInFailure(account: String, address: String) throws {
        try database.run(
            "INSERT INTO sign_in_failure (account, address, at) VALUES (?, ?, ?)", account, address, now)
    }

    func forgetSignInFailures(account: String) throws {
        try database.run("DELETE FROM sign_in_failure WHERE account = ?", account)
    }

    func forgetSignInFailures(before: Instant) throws {
        try database.run("DELETE FROM sign_in_failure WHERE at < ?", before)
    }
}
