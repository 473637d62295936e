import HTTP
import HTTPTypes
import Testing

@testable import HTTPServer
@testable import RoundtableCLI

struct AccessLogTests {
    @Test("a request is one line of pairs, without its query, and no text in it can begin another")
    func line() throws {
        let request = try Request(.get, "/e/a%0Ab?key=secret")
        let exchange = Exchange(
            peer: PeerAddress(host: "192.0.2.7", port: 5), request: request, route: "/e/:event", status: 200,
            bytes: 12, nanoseconds: 1_500_999)
        #expect(
            AccessLog.line(exchange, at: "2026-11-26T00:00:00Z")
                == "2026-11-26T00:00:00Z info request method=GET path=/e/a%0Ab route=/e/:event status=200 bytes=12 "
                + "us=1500 peer=192.0.2.7\n")
    }

    @Test("the secret of a personal link stands in no line")
    func personalLink() throws {
        let exchange = Exchange(
            peer: PeerAddress(host: "192.0.2.7", port: 5), request: try Request(.get, "/my/s3cret.ics"),
            route: "/my/:token.ics", status: 200, bytes: 12, nanoseconds: 1000)
        #expect(
            AccessLog.line(exchange, at: "T")
                == "T info request method=GET path=/my/:token.ics route=/my/:token.ics status=200 bytes=12 us=1 "
                + "peer=192.0.2.7\n")
    }

    @Test("bytes that were no request have neither method nor path")
    func noRequest() {
        let exchange = Exchange(
            peer: PeerAddress(host: "::1"), request: nil, route: nil, status: 400, bytes: nil, nanoseconds: 0)
        #expect(AccessLog.line(exchange, at: "T") == "T info request status=400 us=0 peer=::1\n")
    }
}
