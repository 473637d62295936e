import HTTPTypes
import Testing

@testable import HTTP

@Suite struct CookiesTests {
    @Test("cookies are read from all fields, the first of a name counts")
    func reading() throws {
        let cookies = Cookies(["a=1; b=2;c=3", " a=4 ;d=x=y"])
        #expect(cookies.names == ["a", "b", "c", "d"])
        #expect(["a", "b", "c", "d", "e"].map { cookies[$0] } == ["1", "2", "3", "x=y", nil])
    }

    @Test("what is not a pair is passed over")
    func malformed() {
        #expect(Cookies(["", ";", "a", "=b", "; ;c=1"]).names == ["c"])
    }

    @Test("any value that is set comes back")
    func roundTrip() throws {
        for value in ["plain", "a;b,c \"d\" \\ é % %41", ""] {
            let pair = String(SetCookie("n", value).fieldValue.prefix { $0 != ";" })
            #expect(Cookies([pair])["n"] == value)
        }
        #expect(try Request(.get, "/", headers: [.cookie: "a=1; b=%zz"]).cookies["b"] == "%zz")
    }
}
