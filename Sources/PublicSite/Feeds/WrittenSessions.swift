import Domain
import ICalendar
import Synchronization

/// The sessions of events as calendars have them, kept while they are what they were: a release that changes one of 5,000
/// sessions has one written again. Safe from any thread.
///
/// What is kept is compared as a whole with what is asked for, never by a version or a time alone: two releases in one second
/// are told apart, and nothing has to be told to this cache.
final class WrittenSessions: Sendable {
    /// What of an event stands in each of its entries.
    private struct Frame: Hashable {
        let details: EventDetails
        let slug: Slug
        let privateKey: String

        init(_ event: Event) {
            details = event.details
            slug = event.slug
            privateKey = event.privateKey
        }
    }

    /// An object, since a look-up then counts one reference instead of a session's twenty.
    private final class Written: Sendable {
        let item: AgendaItem
        let entry: CalendarEntry

        init(_ item: AgendaItem, _ entry: CalendarEntry) {
            self.item = item
            self.entry = entry
        }
    }

    private struct Slot {
        let frame: Frame
        var entries: [ID<Session>: Written] = [:]
        var size = 0
        var used: UInt64 = 0
    }

    private struct State {
        var slots: [ID<Event>: Slot] = [:]
        var clock: UInt64 = 0
        /// How many entries were written.
        var count = 0
    }

    private let state = Mutex(State())
    private let mostSize: Int

    /// 16 MiB hold some 20,000 sessions. They are beside the answers that are kept, and save the making of those.
    init(mostSize: Int = 16 << 20) { self.mostSize = mostSize }

    /// How many entries were written so far.
    var count: Int { state.withLock { $0.count } }

    /// The entries of sessions, in their order; `write` makes those that are not there as they are now.
    func entries(
        of event: Event, _ items: [AgendaItem], _ write: (AgendaItem) -> CalendarEntry?
    ) -> [CalendarEntry] {
        let frame = Frame(event)
        let known = state.withLock { $0.slots[event.id] }.flatMap { $0.frame == frame ? $0.entries : nil } ?? [:]
        var fresh: [Written] = []
        let entries = items.compactMap { item -> CalendarEntry? in
            if let known = known[item.session.id], known.item == item { return known.entry }
            guard let entry = write(item) else { return nil }
            fresh.append(Written(item, entry))
            return entry
        }
        if !fresh.isEmpty { keep(fresh, in: frame, of: event.id) }
        return entries
    }

    private func keep(_ fresh: [Written], in frame: Frame, of event: ID<Event>) {
        state.withLock { state in
            state.count += fresh.count
            state.clock += 1
            // Taken out, so that adding to it copies nothing.
            var slot = state.slots.removeValue(forKey: event) ?? Slot(frame: frame)
            if slot.frame != frame { slot = Slot(frame: frame) }
            for written in fresh {
                let old = slot.entries.updateValue(written, forKey: written.item.session.id)
                slot.size += written.entry.size - (old?.entry.size ?? 0)
            }
            slot.used = state.clock
            state.slots[event] = slot
            while state.slots.reduce(0, { $0 + $1.value.size }) > mostSize {
                guard let oldest = state.slots.min(by: { $0.value.used < $1.value.used })?.key else { return }
                state.slots[oldest] = nil
            }
        }
    }
}
