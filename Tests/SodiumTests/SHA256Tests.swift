import Testing

@testable import Sodium

@Suite("SHA-256")
struct SHA256Tests {
    // FIPS 180-4's examples, as published by NIST.
    @Test(
        "the published examples come out",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func examples(message: String, digest: String) {
        #expect(SHA256.hex(of: message.utf8) == digest)
    }

    @Test("a message in pieces has the digest of the whole, at every split")
    func pieces() {
        let message = Array("One organiser, one agenda, one calendar; and a message longer than a block of 64.".utf8)
        let whole = SHA256.digest(of: message)
        for split in 0...message.count {
            var hash = SHA256()
            hash.update(message[..<split])
            hash.update(message[split...])
            #expect(hash.finalize() == whole)
        }
    }

    @Test("asking for the digest does not end the message")
    func finalizeIsARead() {
        var hash = SHA256()
        hash.update("ab".utf8)
        _ = hash.finalize()
        hash.update("c".utf8)
        #expect(hash.finalize() == SHA256.digest(of: "abc".utf8))
    }

    @Test("base64url of a digest has 43 characters")
    func base64URL() {
        #expect(SHA256.base64URL(of: "abc".utf8) == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
    }
}
