import Domain
import Glibc
import HTTPTypes
import RoundtableCLI
import Store
import TestSupport
import Testing
import TimeZones
import WebAdmin

/// Takes every route of the site as everybody, and compares with `access-table.txt` beside this file.
///
///     ROUNDTABLE_WRITE_TABLES=1 swift test --filter AccessTableTests
///
/// writes the table anew; what changed is then for whoever reads the difference to judge.
@Suite struct AccessTableTests {
    /// Whoever takes the routes: nobody, somebody without a role, a role for everything, a role for one event.
    enum Taker: CaseIterable {
        case owner, organiser, viewer, steward, eventOwner, eventOrganiser, eventViewer, eventSteward, noRole, nobody

        var name: String {
            switch self {
            case .owner, .organiser, .viewer, .steward, .nobody: "\(self)"
            case .eventOwner: "e-owner"
            case .eventOrganiser: "e-organiser"
            case .eventViewer: "e-viewer"
            case .eventSteward: "e-steward"
            case .noRole: "no-role"
            }
        }

        var role: Role? {
            switch self {
            case .owner: .owner
            case .organiser: .organiser
            case .viewer: .viewer
            case .steward: .steward
            default: nil
            }
        }

        var eventRole: Role? {
            switch self {
            case .eventOwner: .owner
            case .eventOrganiser: .organiser
            case .eventViewer: .viewer
            case .eventSteward: .steward
            default: nil
            }
        }
    }

    private static let file = #filePath.pieces(around: "AccessTableTests.swift")[0] + "access-table.txt"
    private static let password = "tables in the round"
    /// The event that the roles for one event are for, and one that they are not for.
    private static let (own, other) = ("socitm-2011", "covjam")

    @Test("everybody gets of every route what the table says")
    func table() async throws {
        let table = try await withApplication(seeds: [Self.own, Self.other]) { application in
            try await prepare(application)
            let browsers = try await browsers(of: application)
            var lines: [String] = [Self.heading]
            let entry = try entry(application)
            for (method, pattern) in Self.sorted(application.assembly.routes) {
                let known = pattern.pieces(around: ":entry").joined(separator: entry)
                for event in pattern.contains("/e/:event") ? [Self.own, Self.other] : [Self.own] {
                    lines.append(try await line(method, pattern, as: known, in: event, browsers))
                }
            }
            return lines.joined(separator: "\n") + "\n"
        }
        if getenv("ROUNDTABLE_WRITE_TABLES") != nil { try Self.write(table) }
        let kept = try Self.read()
        let (new, old) = (table.pieces(around: "\n"), kept.pieces(around: "\n"))
        let difference =
            new.filter { !old.contains($0) }.map { "+ " + $0 } + old.filter { !new.contains($0) }.map { "- " + $0 }
        #expect(difference == [], "\(difference.joined(separator: "\n"))")
        #expect(table == kept)
    }

    /// What the paths name and the seeds do not hold: the role of the first administrator for the event, a series, and a
    /// room and a track whose addresses are a number, too, in a release.
    private func prepare(_ application: TestApplication) async throws {
        try await application.world.store.write { tx in
            let event = try tx.event(Self.own)
            _ = try Administrators.setRole(.viewer, of: ID(rawValue: 1), in: event.id, tx)
            _ = try SeriesVerbs.create(SeriesDetails(title: "No series"), in: tx)
            let room = try Rooms.create(RoomDetails(name: "1"), in: event.id, tx)
            let track = try Tracks.create(TrackDetails(name: "1", colour: .lake), in: event.id, tx)
            let start = try #require(Instant(iso8601: "2011-11-30T20:00:00Z"))
            _ = try Sessions.create(
                SessionDetails(title: "1", state: .confirmed, track: track.id),
                slot: Slot(room: room.id, start: start, end: start.adding(seconds: 1800)), in: event.id, tx)
            _ = try Releases.make(ReleaseDetails(name: "2"), of: event.id, tx)
        }
    }

    /// The number of an entry in the log of the event: its own, which is made first of all that belongs to it.
    private func entry(_ application: TestApplication) throws -> String {
        try application.world.store.read { tx in
            var filter = LogFilter()
            filter.event = try tx.event(Self.own).id
            filter.kind = .event
            return try #require(try tx.log.list(filter, before: nil, limit: 1).first).id.description
        }
    }

    private static let heading = """
        # What everybody gets of every route. Written by AccessTableTests, which says how; read the difference.
        #
        # A number is the status of a page. A change is tried without the token of its form, so that it changes nothing:
        # `may` is one that was refused for that alone. `403` is a role that does not allow it, `404` what is not there for
        # this person, `sign-in` the way to the sign-in. The roles that begin with e- are for socitm-2011 alone.
        \(row("method", "route", "event", Taker.allCases.map(\.name)))
        """

    private static func row(_ method: String, _ route: String, _ event: String, _ cells: [String]) -> String {
        let pad = { (text: String, width: Int) in text + String(repeating: " ", count: max(1, width - text.count)) }
        let line =
            pad(method, 7) + pad(route, 68) + pad(event, 13)
            + cells.map { pad($0, 12) }.joined()
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func sorted(
        _ routes: [(method: HTTPRequest.Method, pattern: String)]
    ) -> [(HTTPRequest.Method, String)] {
        routes.sorted { ($0.pattern, $0.method.rawValue) < ($1.pattern, $1.method.rawValue) }
            .map { ($0.method, $0.pattern) }
    }

    private func line(
        _ method: HTTPRequest.Method, _ pattern: String, as known: String, in event: String, _ browsers: [Browser]
    ) async throws -> String {
        let path = Self.path(known, event)
        var cells: [String] = []
        for browser in browsers { cells.append(try await Self.cell(method, path, browser)) }
        let place = pattern.contains("/e/:event") ? (event == Self.own ? "its own" : "another") : "-"
        return Self.row(method.rawValue, pattern, place, cells)
    }

    /// The pattern with something of the event in the place of each name, and what follows the name left as it is.
    private static func path(_ pattern: String, _ event: String) -> String {
        let parts = pattern.pieces(around: "/").map { part in
            guard part.hasPrefix(":") else { return part }
            let name = part.prefix { $0 != "." }
            return String(GateTests.path("/" + name).dropFirst()).pieces(around: own).joined(separator: event)
                + part.dropFirst(name.count)
        }
        return parts.joined(separator: "/")
    }

    private static func cell(_ method: HTTPRequest.Method, _ path: String, _ browser: Browser) async throws -> String {
        let held = browser.cookies
        let token = ["csrf_token": "guess"]
        let answer =
            if method == .get {
                try await browser.get(path)
            } else if path.hasSuffix("/import") {
                try await browser.upload(path, token, file: "name\n", named: "rooms.csv")
            } else {
                try await browser.post(path, token)
            }
        // A page may set what the next one tells; each route is taken with the same cookies.
        browser.forgetCookies()
        for (name, value) in held { browser.setCookie(name, value) }
        if answer.location?.hasPrefix("/admin/sign-in") == true { return "sign-in" }
        let isToken = answer.visible.contains("load the page again") || answer.visible.contains("open for too long")
        return answer.status == 403 && isToken ? "may" : String(answer.status)
    }

    private func browsers(of application: TestApplication) async throws -> [Browser] {
        var browsers: [Browser] = []
        for taker in Taker.allCases {
            let browser = application.browser()
            if taker != .nobody { try await signIn(browser, as: taker, application) }
            browsers.append(browser)
        }
        return browsers
    }

    private func signIn(_ browser: Browser, as taker: Taker, _ application: TestApplication) async throws {
        let address = "\(taker.name)@table.example.org"
        let email = try #require(EmailAddress(address))
        try await application.world.store.write { tx in
            let added = try Administrators.add(
                email, name: "", role: taker.role, passwordHash: "open:" + Self.password, in: tx)
            guard let role = taker.eventRole else { return }
            _ = try Administrators.setRole(role, of: added.id, in: try tx.event(Self.own).id, tx)
        }
        let answer = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": address, "password": Self.password])
        try #require(answer.location == "/admin")
    }

    private static func read() throws -> String {
        let file = try #require(fopen(file, "r"), "there is no table; ROUNDTABLE_WRITE_TABLES=1 writes one")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    private static func write(_ table: String) throws {
        let file = try #require(fopen(file, "w"))
        defer { fclose(file) }
        let bytes = Array(table.utf8)
        try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}
