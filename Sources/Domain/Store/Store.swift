public import TimeZones

/// Where everything is kept. A transaction is a closure: inside, all is synchronous and sees one snapshot.
///
/// Safe to use from any thread.
public protocol Store: Sendable {
    /// Reads in one snapshot, on the calling thread. Throws what `body` throws, and ``DomainError/unavailable(_:)``
    /// when the database cannot be read.
    func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result

    /// Differs from every earlier one when anything was committed in between, by this program or another. What is read
    /// after it was taken is not older than it. Costs no look at the database; nil when the store cannot tell.
    var changeMark: ChangeMark? { get }

    /// Runs `body` on the writer's thread and returns once its changes are durable, and their entries in the log with
    /// them, in the author's name. When `body` throws, nothing of it is kept. Throws ``DomainError/unavailable(_:)`` when the changes could not be made durable.
    func write<Result: Sendable>(
        by author: LogAuthor, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result
}

/// A state of everything that is stored; equal marks mean that nothing was committed between them.
public struct ChangeMark: Hashable, Sendable {
    private let first: UInt64
    private let second: UInt64

    public init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }
}

/// One snapshot of everything. Must not be kept beyond the closure that it was handed to.
public protocol ReadTransaction {
    var series: any SeriesReading { get }
    var events: any EventReading { get }
    var rooms: any RoomReading { get }
    var tracks: any TrackReading { get }
    var sessions: any SessionReading { get }
    var releases: any ReleaseReading { get }
    var availability: any AvailabilityReading { get }
    var personalAgendas: any PersonalAgendaReading { get }
    var waivers: any ConflictWaiverReading { get }
    var people: any PersonReading { get }
    var speakers: any SpeakerReading { get }
    var attendees: any AttendeeReading { get }
    var seating: any SeatingReading { get }
    var administrators: any AdministratorReading { get }
    var signIns: any SignInReading { get }
    var partners: any PartnerReading { get }
    var log: any LogReading { get }
    var imports: any ImportReading { get }

    /// What `make` gives, made anew only when something was committed since it was made last: for what depends on the
    /// snapshot alone and takes long to put together. A transaction that writes makes it each time.
    func remembered<Value: Sendable>(_ key: MemoryKey, _ make: () throws -> Value) throws -> Value
}

extension ReadTransaction {
    public func remembered<Value: Sendable>(_ key: MemoryKey, _ make: () throws -> Value) throws -> Value {
        try make()
    }
}

/// The name of something that a store remembers: one key, one type of value.
public struct MemoryKey: Hashable, Sendable {
    private let what: String
    private let id: Int64

    /// For instance `MemoryKey("agenda", of: event)`.
    public init<Entity>(_ what: String, of id: ID<Entity>) {
        self.what = what
        self.id = id.rawValue
    }
}

/// A transaction that changes things: what is inserted, saved and deleted is seen by its own reads at once, and
/// stands in the log.
public protocol WriteTransaction: ReadTransaction, SeriesWriting, EventWriting, RoomWriting, TrackWriting,
    SessionWriting, ReleaseWriting, AvailabilityWriting, PersonalAgendaWriting, ConflictWaiverWriting,
    PersonWriting, SpeakerWriting, AttendeeWriting, SeatingWriting, AdministratorWriting, SignInWriting, PartnerWriting,
    LogWriting,
    ImportWriting
{
    /// In whose name it changes things.
    var author: LogAuthor { get }
    /// When the transaction happens; the same throughout.
    var now: Instant { get }
    /// A new name for calendars, `<uuid>@<host>`.
    func newUID() -> String
    /// 256 random bits in base64url.
    func newSecret() -> String
    /// The same transaction, whose entries in the log name the file that the rows come from, made ready for very many
    /// changes of people and attendees. `expecting` is how many there are at least, 0 when nobody knows.
    func importing(_ file: String, expecting changes: Int) -> any WriteTransaction
}
