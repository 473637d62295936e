import Domain
import Pages
import TimeZones

/// When and where a session is, in words of the venue's clock. For one page: it remembers what it said, because hundreds of
/// rows share a few days and times.
final class SlotWords {
    let zone: Zone
    let t: Language
    private var knownTimes: [ClockTimes: String] = [:]
    private var knownDays: [CivilDate: String] = [:]

    /// Two times of one day.
    private struct ClockTimes: Hashable {
        let start: Int
        let end: Int
    }

    init(zone: Zone, t: Language) {
        self.zone = zone
        self.t = t
    }

    /// `Tuesday 29 November, 9:30am to 10:15am`.
    func when(_ slot: Slot) -> String { t("\(dayName(slot)), \(times(slot))") }

    /// As of a slot; a span may be of any length.
    func when(_ span: TimeSpan) -> String {
        if let slot = Slot(room: nil, start: span.start, end: span.end) { return when(slot) }
        let (start, end) = (zone.wallClock(at: span.start), zone.wallClock(at: span.end))
        return t("\(t.dateAndTime(start)) to \(t.dateAndTime(end))")
    }

    /// `9:30am to 10:15am`, and the day of the end when it is another.
    func times(_ slot: Slot) -> String {
        let (start, end) = (zone.wallClock(at: slot.start), zone.wallClock(at: slot.end))
        guard end.date > start.date, end.secondOfDay > 0 || end.date > start.date.adding(days: 1) else {
            return Self.known(ClockTimes(start: start.secondOfDay, end: end.secondOfDay), in: &knownTimes) {
                t.times(start, end)
            }
        }
        return t("\(t.time(start)) to \(t.day(end.date)), \(t.time(end))")
    }

    /// `Talk, 45 minutes`: what is known of a session without a slot.
    static func length(of session: Session, _ t: Language) -> String {
        t("\(session.details.kind.label), \(t.duration(minutes: Int(session.usualLength / 60)))")
    }

    /// The room's name; all rooms when there is none.
    func place(_ room: Room?) -> String { room?.details.name ?? t("All rooms") }

    /// `Tuesday 29 November`, of the slot's beginning.
    func dayName(_ slot: Slot) -> String {
        let day = day(slot)
        return Self.known(day, in: &knownDays) { t.day(day) }
    }

    private static func known<Key>(_ key: Key, in words: inout [Key: String], _ make: () -> String) -> String {
        if let known = words[key] { return known }
        let made = make()
        words[key] = made
        return made
    }

    /// The day on which the slot begins.
    func day(_ slot: Slot) -> CivilDate { zone.wallClock(at: slot.start).date }
}
