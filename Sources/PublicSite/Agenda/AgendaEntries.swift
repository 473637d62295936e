import Domain
import HTML
import Pages
import TimeZones

/// A day of the agenda, ready to be shown as a list or as a grid.
struct AgendaDay {
    let date: CivilDate
    let entries: [AgendaEntry]
}

extension EventVisit {
    /// The days that have sessions among `items`, each with its sessions.
    ///
    /// - Parameter controls: forms that stand on each card.
    func days(
        of items: [AgendaItem], current: [AgendaItem] = [], marks: ReleaseMarks, _ t: Language,
        controls: (AgendaItem) -> HTML = { _ in "" }
    ) -> [AgendaDay] {
        let columns = Dictionary(uniqueKeysWithValues: rooms.enumerated().map { ($1.id, $0) })
        let now = Set(current.map(\.session.id))
        var days: [CivilDate: [AgendaEntry]] = [:]
        for item in items {
            guard let slot = item.session.slot else { continue }
            let column = item.room.flatMap { columns[$0.id] }
            var entry = entry(item, slot, column: column, t)
            entry.tags =
                (now.contains(item.session.id) ? [Tag(t("Now"), .info)] : []) + marks.tags(of: item.session.id, t)
            entry.controls = controls(item)
            days[zone.wallClock(at: slot.start).date, default: []].append(entry)
        }
        return days.sorted { $0.key < $1.key }.map { AgendaDay(date: $0.key, entries: $0.value) }
    }

    private func entry(_ item: AgendaItem, _ slot: Slot, column: Int?, _ t: Language) -> AgendaEntry {
        let (start, end) = (zone.wallClock(at: slot.start), zone.wallClock(at: slot.end))
        let startMinute = start.secondOfDay / 60
        let days = Int(end.date.dayNumber - start.date.dayNumber)
        let session = item.session
        return AgendaEntry(
            anchor: "session-\(session.key)", title: session.details.title, path: links.session(session.key),
            times: times(slot, t), start: startMinute,
            // On the night when clocks go back, a session may end before it began by the wall.
            end: max(startMinute, days * 1440 + end.secondOfDay / 60), room: column, roomName: roomName(item, t),
            roomPath: item.room.map { links.room($0.slug) }, people: item.speakers.map { $0.name(t) },
            track: item.track.map { .init($0.details.name, $0.details.colour, path: links.track($0.slug)) },
            emphasis: session.details.kind.emphasis,
            isCancelled: session.details.state == .cancelled)
    }
}
