import Testing

@testable import Sodium

@Suite("Bytes as text")
struct TextEncodingTests {
    @Test(
        "base64url of the vectors of RFC 4648 section 10, without padding",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ])
    func base64URL(text: String, encoded: String) {
        #expect(TextEncoding.base64URL(Array(text.utf8)) == encoded)
    }

    @Test("base64url uses the two URL-safe characters")
    func alphabet() {
        #expect(TextEncoding.base64URL([0xFB, 0xEF, 0xFF] as [UInt8]) == "--__")
    }

    @Test("hexadecimal keeps leading zeros")
    func hex() {
        #expect(TextEncoding.hex([0x00, 0x0A, 0xFF] as [UInt8]) == "000aff")
    }
}
