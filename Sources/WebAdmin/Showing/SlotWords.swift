import Domain
import Pages
import TimeZones

/// When and where a session is, in words of the venue's clock.
struct SlotWords {
    let zone: Zone
    let t: Language

    /// `Tuesday 29 November, 9:30am to 10:15am`.
    func when(_ slot: Slot) -> String { t("\(t.day(day(slot))), \(times(slot))") }

    /// `9:30am to 10:15am`, and the day of the end when it is another.
    func times(_ slot: Slot) -> String {
        let (start, end) = (zone.wallClock(at: slot.start), zone.wallClock(at: slot.end))
        guard end.date > start.date, end.secondOfDay > 0 || end.date > start.date.adding(days: 1) else {
            return t.times(start, end)
        }
        return t("\(t.time(start)) to \(t.day(end.date)), \(t.time(end))")
    }

    /// The room's name; all rooms when there is none.
    func place(_ room: Room?) -> String { room?.details.name ?? t("All rooms") }

    /// The day on which the slot begins.
    func day(_ slot: Slot) -> CivilDate { zone.wallClock(at: slot.start).date }
}
