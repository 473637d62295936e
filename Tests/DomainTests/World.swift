import Domain
import Store
import Synchronization
import TimeZones

/// A store in memory with one event in London, a clock that tests move, and names that count up.
final class World: Sendable {
    let store: any Domain.Store
    private let clock: Clock

    private final class Clock: Sendable {
        let now = Mutex(Instant(secondsSince1970: 1_300_000_000))
        let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    init() throws {
        let clock = Clock()
        self.clock = clock
        store = try SQLiteStore.inMemory(
            sources: TransactionSources(
                now: { clock.now.withLock { $0 } }, newUID: { "uid-\(clock.next())@example.org" },
                newSecret: { "a-secret-of-this-test-\(clock.next())" }))
    }

    /// Lets an hour pass.
    func wait() {
        clock.now.withLock { $0 = $0.adding(seconds: 3600) }
    }

    static func details(_ title: String = "SOCITM 2011", capacity: Int? = nil) throws -> EventDetails {
        // because: the two are literals of valid days
        EventDetails(
            title: title, kind: .conference, zone: try ZoneDatabase.system.zone("Europe/London"),
            firstDay: CivilDate(iso8601: "2011-11-29")!, lastDay: CivilDate(iso8601: "2011-11-30")!,
            capacity: capacity, visibility: .published)
    }

    func event(_ title: String = "SOCITM 2011", capacity: Int? = nil) async throws -> Event {
        let details = try Self.details(title, capacity: capacity)
        return try await store.write { try Events.create(details, in: $0) }
    }

    func session(
        _ title: String, in event: Event, state: SessionState = .confirmed, from start: String? = nil,
        to end: String? = nil, room: ID<Room>? = nil
    ) async throws -> Session {
        let slot = try Self.slot(start, end, room: room)
        return try await store.write {
            try Sessions.create(SessionDetails(title: title, state: state), slot: slot, in: event.id, $0)
        }
    }

    static func slot(_ start: String?, _ end: String?, room: ID<Room>? = nil) throws -> Slot? {
        guard let start = start.flatMap({ Instant(iso8601: $0) }), let end = end.flatMap({ Instant(iso8601: $0) })
        else { return nil }
        return Slot(room: room, start: start, end: end)
    }

    func person(_ name: String, organisation: String = "", email: String? = nil) async throws -> Person {
        let details = PersonDetails(
            name: name, email: email.flatMap { EmailAddress($0) }, organisation: organisation)
        return try await store.write { try People.create(details, in: $0) }
    }

    /// Releases the draft, under the name that comes next.
    @discardableResult
    func release(_ event: Event, comment: String = "") async throws -> Release {
        try await store.write { tx in
            let name = Releases.suggestedName(after: try tx.releases.all(in: event.id))
            return try Releases.make(ReleaseDetails(name: name, comment: comment), of: event.id, tx)
        }
    }

    /// What the public sees of the session.
    func shown(_ session: Session) throws -> AgendaItem? {
        try store.read { try Releases.newest(of: session.event, in: $0) }?.items.first { $0.session.id == session.id }
    }

    func found(_ session: Session) throws -> Session? {
        try store.read { try $0.sessions.find(session.id, in: session.event) }
    }

    func revision(of event: Event) throws -> Int? {
        try store.read { try $0.events.find(event.id)?.revision }
    }
}

extension Store {
    /// A change whose author does not matter to the test.
    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        try await write(by: .commandLine, body)
    }
}
