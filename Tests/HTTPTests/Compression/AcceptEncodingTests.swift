import HTTPTypes
import Testing

@testable import HTTP

@Suite struct AcceptEncodingTests {
    private func takesGzip(_ value: String) throws -> Bool {
        AcceptEncoding.takesGzip(try Request(.get, "/", headers: [.acceptEncoding: value]).headers)
    }

    @Test(
        "gzip is taken when it is named or covered, with a weight above 0",
        arguments: [
            "gzip", "GZIP", "x-gzip", "gzip, deflate, br, zstd", "br;q=1, gzip;q=0.001", "*", "br, *;q=0.1", "gzip;q=1",
        ])
    func taken(value: String) throws { #expect(try takesGzip(value)) }

    @Test(
        "gzip is not taken otherwise",
        arguments: [
            "", "br", "identity", "gzip;q=0", "gzip ; q=0.000", "*;q=0", "*, gzip;q=0", "gzipped", "deflate, br",
        ])
    func notTaken(value: String) throws { #expect(try !takesGzip(value)) }

    @Test("without the field nothing is compressed")
    func absent() throws { #expect(!AcceptEncoding.takesGzip(try Request(.get, "/").headers)) }
}
