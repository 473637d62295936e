import Testing

@testable import HTTP

@Suite struct PercentCodingTests {
    private func decode(_ text: String, plusIsSpace: Bool = false) -> String? {
        PercentCoding.decode(Array(text.utf8).span, plusIsSpace: plusIsSpace)
    }

    @Test("escapes are decoded once")
    func decoding() {
        #expect(decode("a%20b%2f%2561") == "a b/%61")
        #expect(decode("a+b") == "a+b")
        #expect(decode("a+b%2B", plusIsSpace: true) == "a b+")
        #expect(decode("%F0%9F%98%80") == "😀")
    }

    @Test("what is not valid gives nothing", arguments: ["%", "%a", "%g0", "%00", "%80", "%C3", "%C0%80", "%ED%A0%80"])
    func invalid(text: String) { #expect(decode(text) == nil) }

    @Test("encoding and decoding give the text back")
    func roundTrip() {
        let text = "a/b?c=d&e é 😀 %41 ~._-"
        #expect(PercentCoding.encodeComponent("a/b é") == "a%2Fb%20%C3%A9")
        #expect(decode(PercentCoding.encodeComponent(text)) == text)
    }
}
