import Sodium
import Testing

@Suite struct BLAKE2bTests {
    @Test("gives the digests that another implementation (Python's hashlib) gives")
    func digests() {
        #expect(BLAKE2b.hex(of: [], count: 16) == "cae66941d9efbd404e4d88758ea67670")
        #expect(BLAKE2b.hex(of: Array("abc".utf8), count: 16) == "cf4ab791c62b8d2b2109c90275287816")
        #expect(
            BLAKE2b.hex(of: [UInt8](repeating: 0x61, count: 100_000), count: 32)
                == "b717c86cf745507ec5373f12f21350eb8550039b4263f7ba6e8df9030b5673c6")
    }
}
