import Domain
import HTTP
import HTTPTypes
import Pages
import Store
import Synchronization
import Testing
import TimeZones

@testable import PublicSite

/// A store with the public site before it, a clock that the test sets, and requests as a visitor makes them.
final class Installation: Sendable {
    let store: SQLiteStore
    let application: Application
    let site: VisitorSite
    let guarded: BreakableStore
    private let clock: ClockBox

    init(at now: String = "2011-10-01T08:00:00Z", language: Language = .english) throws {
        let box = ClockBox(try #require(Instant(iso8601: now)).secondsSince1970)
        clock = box
        let numbers = NumberBox()
        store = try SQLiteStore.inMemory(
            sources: TransactionSources(
                now: { box.now }, newUID: { "uid-\(numbers.next())@example.org" },
                newSecret: { "secret-\(numbers.next())-of-a-test-that-is-long" }))
        let assets = PageAssets(
            stylesheet: "/static/app.css", gridStylesheet: "/static/grid.css", script: "/static/app.js",
            icon: "/static/favicon.svg", iconForOldBrowsers: "/static/favicon.ico")
        guarded = BreakableStore(store)
        let site = VisitorSite(
            store: guarded, site: Site(organisation: "SOCITM", assets: assets, language: language),
            baseURL: "https://example.org", now: { box.now })
        self.site = site
        application = Self.application(site)
    }

    static func application(_ site: VisitorSite) -> Application {
        var router = Router()
        site.addRoutes(to: &router)
        return Application(
            router: router,
            middleware: [
                SecurityHeaders(),
                ErrorPages(
                    classify: { HTTPError($0, .english) }, page: { failure, _ in site.errorPage(failure) },
                    report: { _, _, _ in }),
            ])
    }

    /// The same database behind a program that was started again.
    func restarted() -> Application {
        let box = clock
        return Self.application(
            VisitorSite(store: guarded, site: site.site, baseURL: "https://example.org", now: { box.now }))
    }

    var now: Instant {
        get { clock.now }
        set { clock.now = newValue }
    }

    func set(_ text: String) throws { now = try #require(Instant(iso8601: text)) }

    func advance(by seconds: Int64 = 10) { now = now.adding(seconds: seconds) }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        try await store.write(body)
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, headers)
    }

    func post(_ path: String, _ form: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let request = try Request(.post, path, headers: headers, body: Array(form.utf8))
        return try await Answer(application.respond(to: request))
    }

    func ask(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await Answer(application.respond(to: try Request(method, path, headers: headers)))
    }
}

/// An answer with its whole body.
struct Answer: Equatable {
    let status: Int
    let fields: HTTPFields
    let body: [UInt8]

    init(_ response: Response) async throws {
        status = response.status.code
        fields = response.allHeaders
        body = try await response.collectBody()
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The lines of a calendar, unfolded.
    var lines: [String] { text.split(separator: "\r\n ").joined().split(separator: "\r\n").map(String.init) }

    func has(_ part: String) -> Bool { text.contains(part) }
}

final class ClockBox: Sendable {
    private let seconds: Mutex<Int64>
    init(_ start: Int64) { seconds = Mutex(start) }
    var now: Instant {
        get { Instant(secondsSince1970: seconds.withLock { $0 }) }
        set { seconds.withLock { $0 = newValue.secondsSince1970 } }
    }
}

final class NumberBox: Sendable {
    private let number = Mutex(0)
    func next() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }
}

/// A store that can be made to be away.
final class BreakableStore: Domain.Store {
    private let store: SQLiteStore
    private let away = Mutex(false)
    private let reads = Mutex(0)

    var readCount: Int { reads.withLock { $0 } }
    init(_ store: SQLiteStore) { self.store = store }
    var changeMark: ChangeMark? { isAway ? nil : store.changeMark }

    var isAway: Bool {
        get { away.withLock { $0 } }
        set { away.withLock { $0 = newValue } }
    }

    func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
        if isAway { throw DomainError.unavailable("The database cannot be read at the moment.") }
        reads.withLock { $0 += 1 }
        return try store.read(body)
    }

    func write<Result: Sendable>(
        by author: LogAuthor, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result { try await store.write(by: author, body) }
}
