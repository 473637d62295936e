import Domain
import Pages
import TimeZones

/// A day of the agenda, ready to be shown as a list or as a grid.
struct AgendaDay {
    let date: CivilDate
    let entries: [AgendaEntry]
}

extension EventVisit {
    /// The days that have sessions among `items`, each with its sessions.
    func days(of items: [AgendaItem], current: [AgendaItem], rooms: [Room], _ t: Language) -> [AgendaDay] {
        let columns = Dictionary(uniqueKeysWithValues: rooms.enumerated().map { ($1.id, $0) })
        let now = Set(current.map(\.session.id))
        var days: [CivilDate: [AgendaEntry]] = [:]
        for item in items {
            guard let slot = item.session.slot else { continue }
            let column = item.room.flatMap { columns[$0.id] }
            let entry = entry(item, slot, column: column, isCurrent: now.contains(item.session.id), t)
            days[zone.wallClock(at: slot.start).date, default: []].append(entry)
        }
        return days.sorted { $0.key < $1.key }.map { AgendaDay(date: $0.key, entries: $0.value) }
    }

    private func entry(
        _ item: AgendaItem, _ slot: Slot, column: Int?, isCurrent: Bool, _ t: Language
    ) -> AgendaEntry {
        let (start, end) = (zone.wallClock(at: slot.start), zone.wallClock(at: slot.end))
        let startMinute = start.secondOfDay / 60
        let days = Int(end.date.dayNumber - start.date.dayNumber)
        let session = item.session
        return AgendaEntry(
            anchor: "session-\(session.key)", title: session.details.title, path: links.session(session.key),
            times: times(slot, t), start: startMinute,
            // On the night when clocks go back, a session may end before it began by the wall.
            end: max(startMinute, days * 1440 + end.secondOfDay / 60), room: column, roomName: roomName(item, t),
            people: item.speakers.map { $0.name(t) },
            track: item.track.map { .init($0.details.name, $0.details.colour) },
            tags: isCurrent ? [Tag(t("Now"), .info)] : [], emphasis: session.details.kind.emphasis,
            isCancelled: session.details.state == .cancelled)
    }
}
