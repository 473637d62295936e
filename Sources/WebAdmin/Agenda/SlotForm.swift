import Domain
import HTTP
import TimeZones

/// The form that places a session.
enum SlotForm {
    static let names: [Field] = ["day", "start", "end", "room"]

    /// What stands in the form: the session's slot, or the day that was being looked at.
    static func values(_ session: Session, day: CivilDate, rooms: [Room], zone: Zone) -> [Field: String] {
        guard let slot = session.slot else { return ["day": day.iso8601] }
        let room = rooms.first { $0.id == slot.room }
        return [
            "day": zone.wallClock(at: slot.start).date.iso8601, "start": time(slot.start, zone),
            "end": time(slot.end, zone), "room": room?.details.name ?? "",
        ]
    }

    /// Reads a slot; an empty form is no way to take a session off the agenda.
    static func read(_ form: Form, over old: Slot?, in setting: EventSetting) throws(DomainError) -> SlotReading {
        var reader = form.reader
        let reading = try SlotReading.read(&reader, over: old, in: setting)
        guard reading.slot != nil else {
            throw .invalid([
                FieldProblem("start", "Give the start, such as 09:30."),
                FieldProblem("end", "Give the end, such as 10:15."),
            ])
        }
        return reading
    }

    /// Reads a move of the grid editor, which takes a session off the agenda by two empty times; both have to be given.
    static func readMove(_ form: Form, over old: Slot?, in setting: EventSetting) throws(DomainError) -> SlotReading {
        var reader = form.reader
        for field: Field in ["start", "end"] where reader.given(field) == nil {
            reader.refuse(field, "Give the start and the end, or leave both empty.")
        }
        return try SlotReading.read(&reader, over: old, in: setting)
    }

    /// The fields that bring a slot back as it was.
    static func fields(_ slot: Slot, rooms: [Room], zone: Zone) -> [(String, String)] {
        [
            ("start", zone.wallClock(at: slot.start).text), ("end", zone.wallClock(at: slot.end).text),
            ("room", rooms.first { $0.id == slot.room }?.details.name ?? ""),
        ]
    }

    private static func time(_ instant: Instant, _ zone: Zone) -> String {
        String(zone.wallClock(at: instant).text.dropFirst("2011-11-29 ".count).prefix("09:30".count))
    }
}
