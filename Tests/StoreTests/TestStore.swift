import Domain
import Store
import Synchronization
import Testing
import TimeZones

/// Where the contract of the repositories is held to.
enum Place: CaseIterable, CustomTestStringConvertible {
    case inMemory, onDisk

    var testDescription: String { self == .inMemory ? "in memory" : "on disk" }
}

/// An empty store with a clock that the test sets, and names that count up.
final class TestStore: Sendable {
    let store: SQLiteStore
    let clock = TestClock()
    // Kept so that the file lives as long as the store.
    private let folder: Mutex<TemporaryFolder?>

    init(_ place: Place) throws {
        let sources = clock.sources
        switch place {
        case .inMemory:
            folder = Mutex(nil)
            store = try SQLiteStore.inMemory(sources: sources)
        case .onDisk:
            let made = try TemporaryFolder()
            store = try SQLiteStore(path: made.file("roundtable.sqlite"), sources: sources)
            folder = Mutex(made)
        }
    }

    func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
        try store.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        try await store.write(body)
    }
}

/// Seconds that the test sets, and a number for every name that is asked for.
final class TestClock: Sendable {
    private let seconds = Mutex<Int64>(1_000)
    private let names = Mutex(0)

    var now: Instant {
        get { Instant(secondsSince1970: seconds.withLock { $0 }) }
        set { seconds.withLock { $0 = newValue.secondsSince1970 } }
    }

    func advance(by step: Int64) {
        seconds.withLock { $0 += step }
    }

    private func number() -> Int {
        names.withLock {
            $0 += 1
            return $0
        }
    }

    var sources: TransactionSources {
        TransactionSources(
            now: { self.now }, newUID: { "uid-\(self.number())@test" }, newSecret: { "secret-\(self.number())" })
    }
}

extension Instant {
    static func at(_ seconds: Int64) -> Instant { Instant(secondsSince1970: seconds) }
}

extension Event {
    /// The conference of the named world: two days at the NEC.
    static func conference(
        _ slug: String = "socitm-2011", title: String = "SOCITM 2011", from: String = "2011-11-29",
        to: String = "2011-11-30", visibility: Visibility = .published, series: ID<Series>? = nil,
        capacity: Int? = nil
    ) throws -> Event {
        Event(
            slug: Slug(slug)!,  // because: the tests write slugs
            details: EventDetails(
                title: title, kind: .conference, zone: try ZoneDatabase.system.zone("Europe/London"),
                firstDay: CivilDate(iso8601: from)!,  // because: the tests write days
                lastDay: CivilDate(iso8601: to)!,  // because: the tests write days
                venue: "NEC", address: "Birmingham B40 1NT", capacity: capacity, visibility: visibility,
                registration: .approval, series: series, summary: "Two days & more"),
            privateKey: "key of \(slug)", changedAt: .at(1_000), createdAt: .at(1_000))
    }
}

extension Session {
    static func plenary(
        _ key: String, title: String = "Connect, collaborate and communicate", in event: ID<Event>, slot: Slot? = nil,
        track: ID<Track>? = nil, state: SessionState = .confirmed
    ) -> Session {
        Session(
            event: event, key: SessionKey(key)!,  // because: the tests write keys
            details: SessionDetails(title: title, kind: .plenary, state: state, track: track, abstract: "CovJam"),
            slot: slot, uid: "\(key)-\(event)@test", createdAt: .at(1_000), changedAt: .at(1_000))
    }
}

extension Person {
    static func named(
        _ name: String, email: String? = nil, organisation: String = "", jobTitle: String = ""
    ) -> Person {
        Person(
            details: PersonDetails(
                name: name, email: email.flatMap { EmailAddress($0) }, organisation: organisation, jobTitle: jobTitle),
            createdAt: .at(1_000), changedAt: .at(1_000))
    }
}

extension Attendee {
    static func place(
        of person: ID<Person>, at event: ID<Event>, category: AttendeeCategory = .delegate,
        status: AttendeeStatus = .applied, changedAt: Instant = .at(1_000)
    ) -> Attendee {
        Attendee(
            event: event, person: person, details: AttendeeDetails(category: category, status: status),
            createdAt: .at(1_000), changedAt: changedAt)
    }
}
