import LibUV
import Testing

@Suite("UVError")
struct UVErrorTests {
    @Test("an error knows libuv's symbol and sentence")
    func text() {
        #expect(UVError.addressInUse.name == "EADDRINUSE")
        #expect(UVError.addressInUse.message == "address already in use")
        #expect(UVError.endOfFile.description == "end of file (EOF)")
    }

    @Test("an unknown code still has a name")
    func unknown() {
        #expect(UVError(code: -99_999).name.contains("99999"))
    }
}
