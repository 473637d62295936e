import Domain
import HTTPTypes
import TestSupport
import Testing

@Suite struct OwnSignInRoutesTests {
    private let page = "/admin/sign-ins"

    private func signIn(_ admin: AdminWorld, as who: NamedWorld.Who, browser name: String) async throws -> Browser {
        let browser = admin.browser()
        let token = try await browser.get("/admin/sign-in").token
        _ = try await browser.post(
            "/admin/sign-in", ["email": who.email, "password": who.password, "csrf_token": token],
            headers: [.userAgent: name])
        return browser
    }

    private static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    private static let safari =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"

    @Test("one sees where and when one signed in, and nobody else's")
    func list() async throws {
        let admin = try await AdminWorld()
        let here = try await signIn(admin, as: .viewer, browser: Self.firefox)
        _ = try await signIn(admin, as: .viewer, browser: Self.safari)
        _ = try await signIn(admin, as: .owner, browser: "curl/8")
        let answer = try await here.get(page)
        #expect(answer.heading == "Your sign-ins")
        for words in ["Firefox on Linux", "Safari on iPhone", "in-memory", "20 November 2011", "This browser"] {
            #expect(answer.visible.contains(words), "\(words)")
        }
        #expect(!answer.visible.contains("curl"))
    }

    @Test("one ends one of the others, and that browser has to sign in again")
    func endOne() async throws {
        let admin = try await AdminWorld()
        let here = try await signIn(admin, as: .viewer, browser: Self.firefox)
        let there = try await signIn(admin, as: .viewer, browser: Self.safari)
        let path = try #require(
            try await here.get(page).body.pieces(from: "action=\"", to: "\"").first {
                $0.hasPrefix(page + "/") && !$0.contains("others")
            })
        #expect(try await here.submit(path, from: page).location == page)
        #expect(try await there.get("/admin").status == 303)
        #expect(try await here.get(page).visible.contains("You are signed in nowhere else."))
        #expect(try await here.submit(path, from: page).status == 404)
    }

    @Test("nobody ends somebody else's by its name")
    func foreign() async throws {
        let admin = try await AdminWorld()
        _ = try await signIn(admin, as: .owner, browser: Self.firefox)
        let owner = try #require(EmailAddress("owner@example.org"))
        let label = try admin.read { tx in
            let id = try #require(try tx.administrators.find(owner)).id
            return try #require(try tx.signIns.all(of: id).first).token.label
        }
        let viewer = try await admin.browser(of: .viewer)
        #expect(try await viewer.submit("\(page)/\(label)/deletion", from: page).status == 404)
    }

    @Test("one ends all others at once, and stays signed in here")
    func endOthers() async throws {
        let admin = try await AdminWorld()
        let here = try await admin.browser(of: .steward)
        let others = [try await admin.browser(of: .steward), try await admin.browser(of: .steward)]
        let answer = try await here.submit(page + "/others/deletion", from: page)
        #expect(answer.location == page)
        #expect(try await here.get(page).visible.contains("You are signed in here only."))
        for other in others { #expect(try await other.get("/admin").status == 303) }
    }

    @Test(
        "a browser is called by its name",
        arguments: [
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
            ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605", "Safari on macOS"),
            ("curl/8.0", "curl"), ("<script>", "An unknown browser"), ("", "An unknown browser"),
        ])
    func names(userAgent: String, expected: String) async throws {
        let admin = try await AdminWorld()
        let browser = try await signIn(admin, as: .owner, browser: userAgent)
        #expect(try await browser.get(page).visible.contains(expected))
    }
}
