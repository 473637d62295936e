import HTTP
import HTTPTypes
import Testing

@testable import WebAdmin

@Suite struct ReturnAddressTests {
    @Test(
        "a page of the admin is kept, anything else is its home",
        arguments: [
            ("/admin/e/a/rooms?x=1#y", "/admin/e/a/rooms?x=1#y"), ("/admin?x", "/admin?x"), ("/adminx", "/admin"),
            ("//admin", "/admin"), ("admin", "/admin"), ("", "/admin"), ("/admin/sign-in?next=/admin", "/admin"),
            ("/admin/sign-out", "/admin"), ("/admin/sign-ins", "/admin/sign-ins"),
        ])
    func page(given: String, expected: String) {
        #expect(ReturnAddress.page(given) == expected)
    }

    @Test("an address that is longer than any page of the admin has is its home, as it came and with its escapes")
    func longest() {
        let (fits, fitsNot) = (String(repeating: "x", count: 1985), String(repeating: "é", count: 400))
        #expect(ReturnAddress.page("/admin/people?" + fits) == "/admin/people?" + fits)
        #expect(ReturnAddress.page("/admin/people?x" + fits + "x") == "/admin")
        #expect(ReturnAddress.page("/admin/people?q=" + fitsNot) == "/admin")
    }

    @Test("the page before is taken from the referer's path, when it is one of the admin's")
    func pageBefore() throws {
        let before = { (referer: String) throws -> String? in
            ReturnAddress.pageBefore(try Request(.post, "/admin/x", headers: [.referer: referer]))
        }
        #expect(try before("https://a.example/admin/people/new") == "/admin/people/new")
        #expect(try before("https://a.example") == nil)
        #expect(try before("nonsense") == nil)
        #expect(try before("https://a.example/e/dinner") == nil)
    }
}
