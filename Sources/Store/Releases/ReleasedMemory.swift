import Domain
import SQLite
import Synchronization
import TimeZones

/// Sessions of releases as they were read, kept while their rows are what they were: after a release that changes one of 5,000
/// sessions one is read, and of the others a few numbers. Safe from any thread, and right for any snapshot, since every row is
/// asked whether it is still the one.
final class ReleasedMemory: Sendable {
    /// An object, since a look-up then counts one reference instead of a session's twenty.
    final class Remembered: Sendable {
        let session: ReleasedSession
        let mark: ReleasedMark?

        init(_ session: ReleasedSession) {
            self.session = session
            mark = ReleasedMark(session)
        }
    }

    typealias Sessions = [ID<ReleasedSession>: Remembered]

    private struct Slot {
        var sessions: Sessions
        var used: UInt64
    }

    private struct State {
        var slots: [ID<Event>: Slot] = [:]
        var clock: UInt64 = 0
    }

    private let state = Mutex(State())
    private let mostSessions: Int

    /// Most of what is kept is part of agendas that are remembered as a whole.
    init(mostSessions: Int = 20_000) { self.mostSessions = mostSessions }

    func sessions(of event: ID<Event>) -> Sessions { state.withLock { $0.slots[event]?.sessions } ?? [:] }

    func keep(_ sessions: Sessions, of event: ID<Event>) {
        state.withLock { state in
            state.clock += 1
            state.slots[event] = Slot(sessions: sessions, used: state.clock)
            while state.slots.reduce(0, { $0 + $1.value.sessions.count }) > mostSessions {
                guard let oldest = state.slots.min(by: { $0.value.used < $1.value.used })?.key else { return }
                state.slots[oldest] = nil
            }
        }
    }
}

/// What tells of a row of a release whether it is the one that was read. A release never writes over a row; a change of the
/// event's zone or title writes over these numbers, and that a person is deleted takes away a speaker. The UID tells a row
/// from one that got the same number later.
struct ReleasedMark: Hashable {
    let changedAt: Int64
    let start: Int64
    let end: Int64
    let sequence: Int
    let speakers: Int
    let uid: String

    /// Nil for what has no slot, which no release shows.
    init?(_ session: ReleasedSession) {
        let (shown, item) = (session.item.session, session.item)
        guard let slot = shown.slot else { return nil }
        changedAt = shown.changedAt.secondsSince1970
        start = slot.start.secondsSince1970
        end = slot.end.secondsSince1970
        sequence = shown.sequence
        speakers = item.speakers.count
        uid = shown.uid
    }

    /// The columns of `released_session` that ``init(_:)-(Row.Columns)`` takes.
    static let columns = """
        changed_at, start_at, end_at, sequence,
        (SELECT count(*) FROM released_speaker WHERE released = released_session.id), uid
        """

    init(_ columns: inout Row.Columns) throws {
        changedAt = try columns.next()
        start = try columns.next()
        end = try columns.next()
        sequence = try columns.next()
        speakers = try columns.next()
        uid = try columns.next()
    }
}
