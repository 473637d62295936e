import Domain
import HTTP
import ICalendar
import Sodium
import TimeZones

/// The calendar of all of an event's sessions, put together from entries that are stored with the release. Of 5,000 sessions
/// reading the agenda and writing its entries took four fifths of the time.
struct WholeCalendar {
    let sessions: SessionEvents
    let keeper: EntryKeeper

    func content(_ event: Event, _ choice: FeedChoice, _ tx: any ReadTransaction) throws -> Content {
        var entries: [StoredEntry] = []
        if event.details.showsAgenda, let newest = try tx.releases.newest(in: event.id) {
            let frame = EntryFrame(event, sessions).digest
            let found = try tx.releases.storedEntries(of: newest, frame: frame)
            let fresh = written(found.missing, of: event)
            keeper.keep(fresh, frame: frame, besides: found.stored.count)
            entries = found.stored
            entries += fresh.lazy.map(\.entry)
            entries.removeAll { $0.cancelledEnd.map { !choice.takesCancelled(until: $0, in: newest) } ?? false }
            entries.sort { $0.start == $1.start ? $0.uid < $1.uid : $0.start < $1.start }
        }
        return content(event, choice, entries)
    }

    private func content(_ event: Event, _ choice: FeedChoice, _ entries: [StoredEntry]) -> Content {
        let zone = event.details.zone
        let written = entries.map { entry in
            CalendarEntry(
                order: entry.start.secondsSince1970, uid: entry.uid, zoneSpan: entry.zoneSpan, zone: zone,
                octets: entry.octets)
        }
        let parts = CalendarFeed(name: event.details.title, zone: zone, entries: written).parts()
        var content = Content(.calendar, parts.bytes, basis: .event(event))
        // To hash all of the octets took longer than to put them together.
        content.tag = EntityTag(hashing: parts.frame + entries.flatMap(\.digest))
        content.isPlain = choice.isPlain
        return content
    }

    private func written(_ missing: [ReleasedSession], of event: Event) -> [EntryKeeper.Fresh] {
        let placed = missing.filter { $0.item.session.slot != nil }
        return zip(placed, sessions.entries(event, placed.map(\.item))).map { session, entry in
            let isCancelled = session.item.session.details.state == .cancelled
            return EntryKeeper.Fresh(
                session: session,
                entry: StoredEntry(
                    released: session.id, uid: entry.uid, start: Instant(secondsSince1970: entry.order),
                    cancelledEnd: isCancelled ? session.item.session.slot?.end : nil, zoneSpan: entry.zoneSpan,
                    digest: BLAKE2b.digest(of: entry.octets, count: 16), octets: entry.octets))
        }
    }
}
