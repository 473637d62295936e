import Curl
import Domain
import HTTP
import HTTPTypes
import Networks
import TestSupport
import Testing
import TimeZones

@testable import RoundtableCLI

@Suite(.serialized) struct WebLookoutTests {
    static let now = Instant(secondsSince1970: 1_322_000_000)

    private func lookout() throws -> WebLookout {
        WebLookout(openNetworks: try #require(NetworkList("127.0.0.1")), now: { Self.now })
    }

    private func look(
        _ server: PartnerServer, _ path: String, _ validators: CalendarValidators = CalendarValidators()
    ) async throws -> CalendarLook {
        let address = try #require(CalendarAddress(server.address(path)))
        return try await lookout().look(at: FollowingDetails(address: address), knowing: validators)
    }

    /// A calendar with one event, and what it asks for.
    static func calendar(_ title: String = "Clouds", _ more: String = "") -> String {
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:BCS\r\n\(more)BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:\(title)\r\n"
            + "DTSTART:20111211T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    }

    static func answer(_ text: String, _ fields: HTTPFields = [:]) -> Response {
        Response(headers: fields, body: .bytes(Array(text.utf8)))
    }

    private func failure(_ look: CalendarLook) -> String {
        guard case .failed(let failure, let seconds) = look else { return "\(look)" }
        return "\(failure.kind) \(failure.detail) \(seconds ?? 0)"
    }

    @Test("finds a calendar with what it and its server say of the next look")
    func found() async throws {
        try await PartnerServer.run { _ in
            Self.answer(
                Self.calendar("Clouds", "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n"),
                [.eTag: "\"1\"", .lastModified: "Tue, 22 Nov 2011 12:00:00 GMT", .cacheControl: "private, max-age=300"])
        } _: { server in
            guard case .found(let found) = try await look(server, "/a.ics") else { throw Missing() }
            #expect(found.name == "BCS" && found.entries.map(\.details.title) == ["Clouds"])
            #expect(
                found.validators
                    == CalendarValidators(tag: "\"1\"", lastModified: "Tue, 22 Nov 2011 12:00:00 GMT"))
            #expect(found.wishedMinutes == 240 && found.freshFor == 300)
        }
    }

    @Test("of an event that recurs, the 400 times are those to come")
    func recurring() async throws {
        try await PartnerServer.run { _ in
            Self.answer(Self.calendar().replacing("DTSTART:2011", with: "RRULE:FREQ=DAILY\r\nDTSTART:2009"))
        } _: { server in
            guard case .found(let found) = try await look(server, "/a.ics") else { throw Missing() }
            // Now is 22 November 2011, 22:13 UTC; whoever is still in the evening of the day before sees that day, too.
            #expect(found.entries.count == 400)
            #expect(found.entries.first?.name.occurrence == "20111120T190000Z")
            #expect(found.entries.last?.name.occurrence == "20121223T190000Z")
        }
    }

    private struct Missing: Error {}

    @Test("whatever keeps a document away has a failure of its own")
    func everyFailure() throws {
        let address = try #require(NetworkAddress("10.0.0.1"))
        let failures: [FetchFailure] = [
            .noWebAddress, .namesUser, .unknownHost("a"), .forbiddenAddress(address), .noConnection("a"),
            .untrusted("a"), .tooManyRedirects(5), .badRedirect, .insecureRedirect, .tooLarge(8), .tooSlow,
            .cancelled, .broken("a"),
        ]
        #expect(
            failures.map { "\(LookFailure(fetching: $0).kind)" } == [
                "address", "address", "unknownHost", "forbidden", "noConnection", "untrusted", "redirects",
                "redirects", "insecureRedirect", "tooLarge", "tooSlow", "busy", "broken",
            ])
    }

    @Test("asks whether what is known still holds")
    func conditional() async throws {
        try await PartnerServer.run { request in
            request.headers[.ifNoneMatch] == "\"1\"" && request.headers[.ifModifiedSince] == "yesterday"
                ? Response(status: .notModified, headers: [.cacheControl: "max-age=60"])
                : Response(status: .notModified)
        } _: { server in
            let known = CalendarValidators(tag: "\"1\"", lastModified: "yesterday")
            guard case .unchanged(freshFor: 60) = try await look(server, "/", known) else { throw Missing() }
            // Nobody asked whether it had changed.
            #expect(failure(try await look(server, "/")) == "status 304 0")
        }
    }

    @Test("tells what is gone for good from what is not there, and heeds when to come back")
    func statuses() async throws {
        try await PartnerServer.run { request in
            switch request.path {
            case "/gone": Response(status: .gone)
            case "/busy": Response(status: .serviceUnavailable, headers: [.retryAfter: "900"])
            case "/broken": Response(status: .internalServerError)
            default: Response(status: .notFound)
            }
        } _: { server in
            guard case .gone = try await look(server, "/gone") else { throw Missing() }
            #expect(failure(try await look(server, "/busy")) == "status 503 900")
            #expect(failure(try await look(server, "/broken")) == "status 500 0")
            #expect(failure(try await look(server, "/missing")) == "status 404 0")
        }
    }

    @Test("takes no page for a calendar, and no calendar with an error")
    func unreadable() async throws {
        try await PartnerServer.run { request in
            request.path == "/page"
                ? Self.answer("<html>Sign in</html>") : Self.answer(String(Self.calendar().dropLast(15)))
        } _: { server in
            let page = failure(try await look(server, "/page"))
            #expect(page == "unreadable line 1: This is no calendar: there is no BEGIN:VCALENDAR. 0")
            let cut = failure(try await look(server, "/cut"))
            #expect(cut == "unreadable line 1: The file ends before VCALENDAR does: it is cut off. 0")
        }
    }

    @Test("asks nothing private that the operator has not opened")
    func closed() async throws {
        try await PartnerServer.run { _ in
            Self.answer(Self.calendar())
        } _: { server in
            let address = try #require(CalendarAddress(server.address("/")))
            let lookout = WebLookout(openNetworks: NetworkList(), now: { Self.now })
            let look = await lookout.look(at: FollowingDetails(address: address), knowing: CalendarValidators())
            #expect(failure(look) == "forbidden 127.0.0.1 0")
            #expect(server.requests.isEmpty)
        }
    }

    @Test("fetches nothing any more once it is stopped")
    func stopped() async throws {
        try await PartnerServer.run { _ in
            Response(body: .stream(length: nil) { _ in try await Task.sleep(for: .seconds(30)) })
        } _: { server in
            let address = try #require(CalendarAddress(server.address("/")))
            let lookout = try lookout()
            async let look = lookout.look(at: FollowingDetails(address: address), knowing: CalendarValidators())
            try await Task.sleep(for: .milliseconds(100))
            lookout.stop()
            #expect(failure(await look) == "busy  0")
        }
    }
}
