import HTTP
import Pages
import TestSupport
import Testing

@testable import WebAdmin

@Suite struct OutcomeTests {
    private let outcome = Outcome(
        "“Lunch” was moved; it's fine.", tone: .warn,
        undo: .init(label: "Undo", path: "/admin/x", fields: [.init(name: "start", value: "2011-11-29 09:30")]))

    @Test("it comes back as it was, for the same sign-in")
    func roundTrip() {
        #expect(Outcome(sealed: outcome.sealed(with: "secret"), with: "secret") == outcome)
        #expect(Outcome(sealed: Outcome("Done.").sealed(with: "secret"), with: "secret") == Outcome("Done."))
    }

    @Test(
        "what is too long for a cookie is told in fewer words, and can be taken back all the same",
        arguments: ["x", "議", "👩‍👩‍👧‍👦", "a" + String(repeating: "\u{301}", count: 3_000)])
    func long(sign: String) throws {
        let text = String(repeating: sign, count: 4_000)
        var long = outcome
        long.text = text
        let sealed = long.sealed(with: "secret")
        #expect(AdminCookies(baseURL: "https://x").outcome(sealed).fieldValue.utf8.count < 2_700)
        let told = try #require(Outcome(sealed: sealed, with: "secret"))
        #expect(told.text.hasSuffix("…") && text.hasPrefix(told.text.dropLast()))
        #expect(told.undo == outcome.undo)
    }

    @Test("a form that is too long for a cookie is left out, never cut")
    func longForm() {
        var long = outcome
        long.undo?.fields.append(.init(name: "x", value: String(repeating: "議", count: 1_000)))
        #expect(
            Outcome(sealed: long.sealed(with: "secret"), with: "secret") == Outcome(outcome.text, tone: .warn))
    }

    @Test("what was sealed with another secret, changed or cut is nothing")
    func forged() {
        let sealed = outcome.sealed(with: "secret")
        #expect(Outcome(sealed: sealed, with: "other") == nil)
        #expect(Outcome(sealed: sealed + "x", with: "secret") == nil)
        #expect(Outcome(sealed: String(sealed.dropFirst()), with: "secret") == nil)
        #expect(Outcome(sealed: String(sealed.prefix(43)), with: "secret") == nil)
        #expect(Outcome(sealed: "", with: "secret") == nil)
    }

    @Test("it is told once, on the page after the act")
    func toldOnce() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        let answer = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        let first = try await browser.get(try #require(answer.location))
        #expect(first.visible.contains("CIO dinner was created."))
        #expect(!(try await browser.get("/admin/e/dinner").visible.contains("was created")))
    }

    @Test("words that somebody else put into the cookie are not shown")
    func planted() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        browser.setCookie("rt-done", Outcome("Call 0900 1234 at once").sealed(with: "guess"))
        #expect(!(try await browser.get("/admin").visible.contains("0900")))
    }
}
