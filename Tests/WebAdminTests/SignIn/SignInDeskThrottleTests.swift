import Domain
import HTTPTypes
import TestSupport
import Testing
import TimeZones

@Suite("Guesses at the sign-in")
struct SignInDeskThrottleTests {
    @Test("after ten wrong passwords one has to wait, even with the right one, and is told how long")
    func throttle() async throws {
        let admin = try await AdminWorld()
        let browser = admin.browser()
        let wrong = ["email": "owner@example.org", "password": "guess"]
        for _ in 1...10 {
            #expect(try await browser.submit("/admin/sign-in", from: "/admin/sign-in", wrong).status == 422)
        }
        let refused = try await browser.signIn(as: .owner)
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "900")
        #expect(refused.visible.contains("There were too many tries. Wait 15 minutes, then try again."))
        #expect(try await admin.browser().signIn(as: .organiser).status == 303)
        admin.world.clock.advance(seconds: 901)
        #expect(try await browser.signIn(as: .owner).status == 303)
    }

    @Test("what was typed and is no account is neither kept nor, when it is longer than an address, sent back")
    func unknown() async throws {
        let admin = try await AdminWorld()
        let browser = admin.browser()
        let long = "a" + String(repeating: "\u{301}", count: 100_000)
        let answer = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": long, "password": "guess"])
        #expect(answer.status == 422)
        #expect(answer.body.utf8.count < 10_000)
        let typed = ["email": "My Secret Passphrase", "password": "guess"]
        for _ in 1...10 {
            #expect(try await browser.submit("/admin/sign-in", from: "/admin/sign-in", typed).status == 422)
        }
        #expect(try await browser.submit("/admin/sign-in", from: "/admin/sign-in", typed).status == 429)
        let kept = try admin.read {
            try $0.signIns.failures(
                account: "my secret passphrase", client: "in-memory",
                since: admin.world.clock.now.adding(seconds: -900))
        }
        #expect(kept.ofAccount == 0)
        #expect(kept.fromClient == 11)
    }

    @Test("guesses sent all at once are counted like those sent one by one")
    func throttleAtOnce() async throws {
        let admin = try await AdminWorld()
        let browser = admin.browser()
        let token = try await browser.get("/admin/sign-in").token
        let fields = ["email": "owner@example.org", "password": "guess", "csrf_token": token]
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...30 { group.addTask { try await browser.post("/admin/sign-in", fields).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 422 }.count == 10)
        #expect(statuses.filter { $0 == 429 }.count == 20)
    }

    @Test("where one has signed in before the right password works, however often others guessed wrong")
    func knownAddress() async throws {
        let admin = try await AdminWorld()
        try await admin.browser().signIn(as: .owner)
        let guesser = admin.browser()
        let wrong = ["email": "owner@example.org", "password": "guess"]
        for _ in 1...60 {
            #expect(try await guesser.submit("/admin/sign-in", from: "/admin/sign-in", wrong).status == 422)
        }
        #expect(try await admin.browser().signIn(as: .owner).status == 303)
    }

    @Test("guesses from one /64 are counted together, whatever address of it each comes from; the log has the address")
    func oneNetwork() async throws {
        let admin = try await AdminWorld()
        let wrong = ["email": "owner@example.org", "password": "guess"]
        for number in 1...10 {
            let browser = admin.browser(at: "2001:db8:1:2::\(number)")
            #expect(try await browser.submit("/admin/sign-in", from: "/admin/sign-in", wrong).status == 422)
        }
        #expect(try admin.log().map(\.author.address) == ["2001:db8:1:2::10"])
        #expect(try await admin.browser(at: "2001:db8:1:2:ffff::1").signIn(as: .owner).status == 429)
        #expect(try await admin.browser(at: "2001:db8:1:3::1").signIn(as: .owner).status == 303)
    }

    @Test("a new password and a sign-in make the whole /64 known, and the sign-ins page shows the address")
    func knownNetwork() async throws {
        let admin = try await AdminWorld()
        let browser = admin.browser(at: "2001:db8:1:2::1")
        try await browser.signIn(as: .owner)
        let wrong = ["email": "owner@example.org", "password": "guess"]
        for number in 1...60 {
            let guesser = admin.browser(at: "2001:db8:1:2::\(number + 1)")
            #expect(try await guesser.submit("/admin/sign-in", from: "/admin/sign-in", wrong).status == 422)
        }
        #expect(try await admin.browser(at: "2001:db8:1:2::ffff").signIn(as: .owner).status == 303)
        #expect(try await browser.get("/admin/sign-ins").visible.contains("2001:db8:1:2::ffff"))
    }
}
