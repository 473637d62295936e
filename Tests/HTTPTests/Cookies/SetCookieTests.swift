import HTTPTypes
import Testing

@testable import HTTP

@Suite struct SetCookieTests {
    @Test("a cookie is closed to scripts and other sites unless told otherwise")
    func defaults() {
        #expect(
            SetCookie("__Host-rt", "token").fieldValue == "__Host-rt=token; Path=/; Secure; HttpOnly; SameSite=Lax")
    }

    @Test("every attribute is written")
    func attributes() {
        let cookie = SetCookie(
            "a", "b", path: "/admin", maxAge: 60, secure: false, httpOnly: false, sameSite: .strict)
        #expect(cookie.fieldValue == "a=b; Path=/admin; Max-Age=60; SameSite=Strict")
        #expect(cookie.removed.fieldValue == "a=; Path=/admin; Max-Age=0; SameSite=Strict")
    }

    @Test("nothing in a name, value or path can begin another attribute or field")
    func injection() {
        let cookie = SetCookie("a b;c=\r\nd", "x\r\nSet-Cookie: y; Domain=z", path: "/;\r\n", secure: false)
        #expect(
            cookie.fieldValue
                == "abcd=x%0D%0ASet-Cookie:%20y%3B%20Domain=z; Path=/%3B%0D%0A; HttpOnly; SameSite=Lax")
    }

    @Test("two cookies make two fields")
    func twoFields() {
        let response = Response().setting(SetCookie("a", "1")).setting(SetCookie("b", "2"))
        #expect(response.headers[values: .setCookie].map { $0.prefix(3) } == ["a=1", "b=2"])
    }
}
