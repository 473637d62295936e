import Testing

@testable import Sodium

@Suite("HMAC-SHA-256")
struct HMACSHA256Tests {
    // RFC 4231 sections 4.2, 4.3 and 4.7.
    @Test(
        "the vectors of RFC 4231 come out",
        arguments: [
            (
                [UInt8](repeating: 0x0B, count: 20), "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func vectors(key: [UInt8], message: String, code: String) {
        #expect(TextEncoding.hex(HMACSHA256.code(for: message.utf8, key: key)) == code)
    }

    @Test("a code is valid for its own message and key only")
    func validity() {
        let code = HMACSHA256.code(for: "agenda".utf8, key: "key".utf8)
        #expect(HMACSHA256.isValid(code, for: "agenda".utf8, key: "key".utf8))
        #expect(!HMACSHA256.isValid(code, for: "agendb".utf8, key: "key".utf8))
        #expect(!HMACSHA256.isValid(code, for: "agenda".utf8, key: "kez".utf8))
        #expect(!HMACSHA256.isValid(Array(code.dropLast()), for: "agenda".utf8, key: "key".utf8))
    }

    @Test("constant-time comparison is equality")
    func comparison() {
        #expect(constantTimeEqual("".utf8, "".utf8))
        #expect(constantTimeEqual("token".utf8, "token".utf8))
        #expect(!constantTimeEqual("token".utf8, "tokeN".utf8))
        #expect(!constantTimeEqual("token".utf8, "token ".utf8))
        #expect(!constantTimeEqual("".utf8, "t".utf8))
    }
}
