import Testing

@testable import HTTP

@Suite struct MediaTypeTests {
    @Test("types and parameters are read")
    func reading() {
        let type = MediaType("Multipart/Form-Data; Boundary=\"a b\" ;charset=utf-8;")
        #expect(type?.essence == "multipart/form-data")
        #expect(type?.parameters == ["boundary": "a b", "charset": "utf-8"])
        #expect(MediaType("text/plain")?.parameters == [:])
    }

    @Test(
        "what is malformed is nothing",
        arguments: [
            "", "text", ";a=b", "text/plain; a", "text/plain; a=", "text/plain; =b", "text/plain; a=\"b", "a b/c",
            "text/plain; a=b c", "text/plain; a=b; A=c",
        ])
    func malformed(text: String) { #expect(MediaType(text) == nil) }

    @Test("a quote in a file name is escaped, a backslash before anything else stays")
    func quoted() {
        let list = ParameterList(#"form-data; name="a\"b"; filename="C:\dir\\x.csv""#)
        #expect(list?.parameters == ["name": "a\"b", "filename": #"C:\dir\x.csv"#])
    }
}
