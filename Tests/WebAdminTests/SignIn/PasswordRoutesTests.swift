import TestSupport
import Testing

@Suite struct PasswordRoutesTests {
    @Test("a new password signs other browsers out, keeps this one with a new token, and is what counts from then on")
    func change() async throws {
        let admin = try await AdminWorld()
        let (mine, other) = (try await admin.browser(of: .organiser), try await admin.browser(of: .organiser))
        let old = mine.cookies["rt"]
        let answer = try await mine.submit(
            "/admin/password", from: "/admin/password",
            ["current_password": NamedWorld.Who.organiser.password, "password": "tables in the round"])
        #expect(answer.location == "/admin/password?changed=1")
        #expect(mine.cookies["rt"] != old)
        #expect(try await mine.get("/admin").status == 200)
        #expect(try await other.get("/admin").status == 303)
        #expect(try await other.signIn(as: .organiser).status == 422)
    }

    @Test(
        "the old password must be right and the new one good",
        arguments: [
            ("wrong", "tables in the round", "This is not your password."),
            (
                NamedWorld.Who.organiser.password, "short",
                "Use at least 12 characters. Three words in a row are easy to remember."
            ),
        ])
    func refused(current: String, new: String, sentence: String) async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        let answer = try await browser.submit(
            "/admin/password", from: "/admin/password", ["current_password": current, "password": new])
        #expect(answer.status == 422)
        #expect(answer.visible.contains(sentence))
        #expect(!answer.body.contains(new))
    }
}
