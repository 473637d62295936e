import Domain
import HTTPTypes
import TestSupport
import Testing
import TimeZones

@Suite struct SignInDeskTests {
    @Test("the right password signs in with a cookie for this site alone, and leads to the dashboard")
    func signIn() async throws {
        let browser = try await AdminWorld(baseURL: "https://events.example.org").browser()
        let answer = try await browser.signIn(as: .organiser)
        #expect(answer.status == 303)
        #expect(answer.location == "/admin")
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-rt=") })
        #expect(cookie.hasSuffix("; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax"))
        #expect(try await browser.get("/admin").status == 200)
    }

    @Test("over plain http the cookie has neither the prefix nor Secure, because browsers would drop it")
    func plainHTTP() async throws {
        let browser = try await AdminWorld().browser()
        let answer = try await browser.signIn(as: .owner)
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("rt=") })
        #expect(cookie.hasSuffix("; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax"))
    }

    @Test("the store holds the hash of the cookie's token, never the token")
    func tokenIsHashed() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .owner)
        let token = try #require(browser.cookies["rt"])
        #expect(token.count == 43)
        let found = try admin.read { try $0.signIns.find(SignInToken.Hash(bytes: Array(token.utf8))) }
        #expect(found == nil)
    }

    @Test(
        "a wrong password and an unknown address get the same answer, with the address kept and the password gone",
        arguments: ["owner@example.org", "nobody@example.org", "no address at all"])
    func wrong(email: String) async throws {
        let browser = try await AdminWorld().browser()
        let answer = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": email, "password": "guess"])
        #expect(answer.status == 422)
        #expect(answer.title == "Error: Sign in – Roundtable admin")
        #expect(answer.visible.hasPrefix("There is a problem The e-mail address or the password is wrong. Sign in"))
        #expect(answer.value(of: "email") == email)
        #expect(answer.value(of: "password") == "")
        #expect(browser.cookies["rt"] == nil)
    }

    @Test("the form needs the token of its own cookie")
    func token() async throws {
        let admin = try await AdminWorld()
        let browser = admin.browser()
        let fields = ["email": "owner@example.org", "password": NamedWorld.Who.owner.password]
        #expect(try await browser.post("/admin/sign-in", fields).status == 403)
        let token = try await browser.get("/admin/sign-in").token
        browser.forgetCookies()
        let answer = try await browser.post(
            "/admin/sign-in", fields.merging(["csrf_token": token]) { first, _ in first })
        #expect(answer.status == 403)
        #expect(answer.title == "Error: Sign in – Roundtable admin")
    }

    @Test(
        "one comes back to the page that asked for the sign-in, and only ever to one of the admin's",
        arguments: [
            ("/admin/people?q=a%20b", "/admin/people?q=a%20b"), ("/admin", "/admin"),
            ("//evil.example/admin", "/admin"), ("/\\evil.example", "/admin"), ("https://evil.example/", "/admin"),
            ("/administrator", "/admin"), ("/e/socitm-2011", "/admin"), ("/admin/sign-out", "/admin"),
            ("javascript:alert(1)", "/admin"), ("/admin/\r\nSet-Cookie: a=b", "/admin"),
        ])
    func next(given: String, expected: String) async throws {
        let browser = try await AdminWorld().browser()
        var fields = ["email": NamedWorld.Who.owner.email, "password": NamedWorld.Who.owner.password]
        fields["next"] = given
        let answer = try await browser.submit("/admin/sign-in", from: "/admin/sign-in", fields)
        #expect(answer.location == expected)
    }

    @Test("an address to come back to that is too long is neither sent back with the form nor followed")
    func longNext() async throws {
        let browser = try await AdminWorld().browser()
        let long = "/admin/people?q=" + String(repeating: "x", count: 500_000)
        let wrong = ["email": "owner@example.org", "password": "guess", "next": long]
        let answer = try await browser.submit("/admin/sign-in", from: "/admin/sign-in", wrong)
        #expect(answer.status == 422)
        #expect(answer.value(of: "next") == nil)
        let right = wrong.merging(["password": NamedWorld.Who.owner.password]) { $1 }
        #expect(try await browser.submit("/admin/sign-in", from: "/admin/sign-in", right).location == "/admin")
    }

    @Test("signing out ends the sign-in on the server and forgets the cookie")
    func signOut() async throws {
        let browser = try await AdminWorld().browser(of: .viewer)
        let token = try #require(browser.cookies["rt"])
        let answer = try await browser.submit("/admin/sign-out", from: "/admin")
        #expect(answer.location == "/admin/sign-in?ended=1")
        #expect(browser.cookies["rt"] == nil)
        browser.setCookie("rt", token)
        #expect(try await browser.get("/admin").location == "/admin/sign-in?next=%2Fadmin")
        #expect(try await browser.get("/admin/sign-in?ended=1").visible.hasPrefix("You have signed out. Sign in"))
    }

    @Test("a sign-in ends after eight hours without a request, and after seven days in any case")
    func limits() async throws {
        let admin = try await AdminWorld()
        let idle = try await admin.browser(of: .owner)
        admin.world.clock.advance(seconds: SignIns.idleLimit - 1)
        #expect(try await idle.get("/admin").status == 200)
        admin.world.clock.advance(seconds: SignIns.idleLimit)
        #expect(try await idle.get("/admin").status == 303)

        let busy = try await admin.browser(of: .owner)
        for _ in 0..<27 {
            admin.world.clock.advance(seconds: 6 * 3600)
            #expect(try await busy.get("/admin").status == 200)
        }
        admin.world.clock.advance(seconds: 6 * 3600)
        #expect(try await busy.get("/admin").status == 303)
    }

    @Test("a new sign-in ends the browser's old one")
    func rotation() async throws {
        let browser = try await AdminWorld().browser(of: .owner)
        let old = try #require(browser.cookies["rt"])
        let form = browser.cookies
        browser.forgetCookies()
        let token = try await browser.get("/admin/sign-in").token
        browser.setCookie("rt", old)
        let fields = [
            "email": NamedWorld.Who.owner.email, "password": NamedWorld.Who.owner.password, "csrf_token": token,
        ]
        #expect(try await browser.post("/admin/sign-in", fields).status == 303)
        #expect(browser.cookies["rt"] != form["rt"])
        browser.setCookie("rt", old)
        #expect(try await browser.get("/admin").status == 303)
    }

    @Test("a hash of smaller parameters is made anew at sign-in, and only then")
    func rehash() async throws {
        let admin = try await AdminWorld(hasher: GrowingHasher())
        let email = try #require(EmailAddress("owner@example.org"))
        let hash = { try admin.read { try $0.administrators.find(email)?.passwordHash } }
        #expect(try hash() == "open:the owner's long password")
        let browser = admin.browser()
        _ = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": "owner@example.org", "password": "guess"])
        #expect(try hash() == "open:the owner's long password")
        #expect(try await browser.signIn(as: .owner).status == 303)
        #expect(try hash() == "grown:the owner's long password")
        #expect(try await browser.get("/admin").status == 200)
        #expect(try admin.log().map(\.verb) == [.signedIn])
        #expect(try await admin.browser().signIn(as: .owner).status == 303)
    }

    @Test("signing in, failing to and signing out are logged; what was typed for no account is not")
    func log() async throws {
        let admin = try await AdminWorld()
        let browser = admin.browser()
        for email in ["owner@example.org", "my secret password"] {
            _ = try await browser.submit(
                "/admin/sign-in", from: "/admin/sign-in", ["email": email, "password": "guess"])
        }
        try await browser.signIn(as: .owner)
        _ = try await browser.submit("/admin/sign-out", from: "/admin")
        let lines = try admin.log(4).reversed().map { "\($0.verb.rawValue): \($0.object.name), by \($0.author.email)" }
        #expect(
            lines == [
                "sign-in failed: owner@example.org, by ", "sign-in failed: , by ",
                "signed in: owner@example.org, by owner@example.org",
                "signed out: owner@example.org, by owner@example.org",
            ])
    }
}

/// Knows the hashes of the named world, and makes others.
private struct GrowingHasher: PasswordHasher {
    func hash(_ password: String) async throws -> String { "grown:" + password }

    func verify(_ password: String, against hash: String?) async throws -> Bool {
        hash == "grown:" + password || hash == "open:" + password
    }

    func needsRehash(_ hash: String) -> Bool { !hash.hasPrefix("grown:") }
}
