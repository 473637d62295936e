import Domain
import TimeZones

extension LoggingTransaction: SignInWriting {
    func insert(_ signIn: SignIn) throws { try base.insert(signIn) }
    func noteSeen(_ token: SignInToken.Hash) throws { try base.noteSeen(token) }
    func endSignIn(_ token: SignInToken.Hash) throws { try base.endSignIn(token) }

    func endSignIns(of administrator: ID<Administrator>, but current: SignInToken.Hash?) throws {
        try base.endSignIns(of: administrator, but: current)
    }

    func endSignIns(lastSeenBefore idle: Instant, orBegunBefore begun: Instant) throws {
        try base.endSignIns(lastSeenBefore: idle, orBegunBefore: begun)
    }

    func noteSignInFailure(account: String, client: String) throws {
        try base.noteSignInFailure(account: account, client: client)
    }

    func forgetSignInFailures(account: String) throws { try base.forgetSignInFailures(account: account) }
    func forgetSignInFailures(before: Instant) throws { try base.forgetSignInFailures(before: before) }

    func noteKnownClient(_ client: String, of administrator: ID<Administrator>) throws {
        try base.noteKnownClient(client, of: administrator)
    }

    func forgetKnownClients(before: Instant) throws { try base.forgetKnownClients(before: before) }
}
