import HTTP
import HTTPTypes
import HTML
import Pages
import Testing

@Suite("Flash")
struct FlashTests {
    let site = Kit().site

    func request(_ cookie: String) throws -> Request { try Request(.get, "/admin", headers: [.cookie: cookie]) }

    func cookie(_ response: Response) -> String { response.headers[.setCookie] ?? "" }

    @Test("what was done comes back on the next page, whatever its letters")
    func roundTrip() throws {
        let flash = Flash("Session “é; b=c, 100%” was created.", .warn)
        let response = Response.seeOther("/admin/e/x", saying: flash, on: site)
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/admin/e/x")
        let pair = try #require(cookie(response).split(separator: ";").first)
        #expect(Flash(try request(String(pair)), on: site) == flash)
    }

    @Test("it is shown once")
    func once() {
        let shown = Response.page("").havingShown(Flash("x"), on: site)
        #expect(cookie(shown).contains("rt-flash=; "))
        #expect(cookie(shown).contains("Max-Age=0"))
        #expect(cookie(Response.page("").havingShown(nil, on: site)) == "")
    }

    @Test(
        "a cookie that is not ours is nothing",
        arguments: ["", "rt-flash=", "rt-flash=ok", "rt-flash=ok:", "rt-flash=evil:x", "other=ok:x"])
    func foreign(cookie: String) throws {
        #expect(Flash(try request(cookie), on: site) == nil)
    }

    @Test("with https the cookie is bound to the host")
    func https() throws {
        var site = site
        site.isHTTPS = true
        let cookie = cookie(Response.seeOther("/", saying: Flash("x"), on: site))
        #expect(cookie.hasPrefix("__Host-rt-flash=ok:x; Path=/; "))
        #expect(cookie.contains("; Secure"))
        #expect(Flash(try request("rt-flash=ok:x"), on: site) == nil)
    }

    @Test("a long sentence is cut to what a cookie holds")
    func long() {
        #expect(Flash(String(repeating: "é", count: 5000)).text.count == Flash.longest)
    }
}
