import Domain
import TimeZones

/// The days of an agenda: the event's own, and any other on which a session was placed.
struct AgendaDays {
    let event: Event
    let items: [AgendaItem]

    var all: [CivilDate] {
        let placed = items.compactMap { $0.session.slot.map(day) }
        return Set(event.days + placed).sorted()
    }

    /// The day asked for; else today while the event is on, else the first.
    func day(asked: String, now: Instant) -> CivilDate {
        let days = all
        if let asked = CivilDate(iso8601: asked), days.contains(asked) { return asked }
        let today = event.details.zone.wallClock(at: now).date
        return days.contains(today) ? today : days.first ?? event.details.firstDay
    }

    func day(_ slot: Slot) -> CivilDate { event.details.zone.wallClock(at: slot.start).date }

    func items(on day: CivilDate) -> [AgendaItem] {
        items.filter { $0.session.slot.map { self.day($0) == day } ?? false }
    }

    /// What still needs a place: cancelled sessions do not.
    var unscheduled: [AgendaItem] {
        items.filter { $0.session.slot == nil && $0.session.details.state != .cancelled }
    }
}
