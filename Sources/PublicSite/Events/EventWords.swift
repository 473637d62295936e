import Domain
import Pages
import TimeZones

/// What several pages say of an event and its sessions, in the reader's words.
extension EventVisit {
    func dates(_ t: Language) -> String { t.dates(event.details.firstDay, event.details.lastDay) }

    /// Venue and address on one line; empty when neither is known.
    var place: String {
        [event.details.venue, event.details.address].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// `9:30am to 10:15am`, with the day of the end when it is another.
    func times(_ slot: Slot, _ t: Language) -> String {
        let (start, end) = (zone.wallClock(at: slot.start), zone.wallClock(at: slot.end))
        let isOvernight = start.date != end.date && slot.length > 12 * 3600
        return isOvernight ? t("\(t.time(start)) to \(t.time(end)) on \(t.day(end.date))") : t.times(start, end)
    }

    /// `Tuesday 29 November 2011, 9:30am to 10:15am`.
    func when(_ slot: Slot, _ t: Language) -> String {
        t("\(t.date(zone.wallClock(at: slot.start).date)), \(times(slot, t))")
    }

    /// The room's name, or that it is in all of them when there are several.
    func roomName(_ item: AgendaItem, _ t: Language) -> String {
        if let room = item.room { return room.details.name }
        return items.contains { $0.room != nil } ? t("All rooms") : ""
    }

    /// For machines: `2011-11-29T09:30:00+00:00`.
    func local(_ instant: Instant) -> String {
        let offset = zone.offset(at: instant)
        let minutes = abs(offset) / 60
        // A wall clock as an instant of UTC is written with a Z at its end, in the place of the offset.
        let clock = instant.adding(seconds: Int64(offset)).iso8601.dropLast()
        let (hours, rest) = (String(100 + minutes / 60).dropFirst(), String(100 + minutes % 60).dropFirst())
        return "\(clock)\(offset < 0 ? "-" : "+")\(hours):\(rest)"
    }

    /// Which clock the times are by.
    func zoneNote(_ t: Language) -> String {
        t("Times are local to the event (\(zone.identifier)).")
    }
}

extension SessionSpeaker {
    /// The name, and the role of anybody who does more than speak.
    func name(_ t: Language) -> String {
        speaker.role == .speaker ? person.displayName : t("\(person.displayName) (\(speaker.role.label))")
    }

    /// `Geoff Connell, Head of ICT, London Borough of Newham`.
    var credit: String { ([person.displayName] + person.belonging).joined(separator: ", ") }
}

extension Person {
    /// Job title and organisation, as far as they are known and not the name already.
    var belonging: [String] {
        [details.jobTitle, isPlaceholder ? "" : details.organisation].filter { !$0.isEmpty }
    }
}
