import Domain
import HTTP
import TimeZones

/// The form that places a session.
enum SlotForm {
    static let names: [Field] = ["day", "start", "end", "room"]

    /// What stands in the form: the session's slot, or the day that was being looked at.
    static func values(_ session: Session, day: CivilDate, rooms: [Room], zone: Zone) -> [Field: String] {
        guard let slot = session.slot else { return ["day": day.iso8601] }
        return Dictionary(uniqueKeysWithValues: values(slot, rooms: rooms, zone: zone))
    }

    /// A slot as the fields of the form.
    static func values(_ slot: Slot, rooms: [Room], zone: Zone) -> [(Field, String)] {
        SlotText(slot, in: zone).values.map { ($0.field, $0.text) } + [("room", room(of: slot, rooms))]
    }

    /// The fields that nobody sees: the instants that the form was filled from.
    static func hidden(_ state: FormState) -> [(name: String, value: String)] {
        SlotText.shown.compactMap { field in state.value(of: field).map { (field.rawValue, $0) } }
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

    /// The fields that bring a slot back as it was, to the second.
    static func fields(_ slot: Slot, rooms: [Room]) -> [(String, String)] {
        [("start", slot.start.iso8601), ("end", slot.end.iso8601), ("room", room(of: slot, rooms))]
    }

    private static func room(of slot: Slot, _ rooms: [Room]) -> String {
        rooms.first { $0.id == slot.room }?.details.name ?? ""
    }
}
