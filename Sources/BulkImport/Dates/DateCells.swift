import Domain
import TimeZones

/// Brings the days and times of a file into the form that forms and exports have, and says what is wrong with those that
/// cannot be.
struct DateCells {
    private let days: Set<Field>
    private let moments: Set<Field>
    private let order: DateOrder?
    /// Whether any column of the kind is a day or a time.
    let isNeeded: Bool

    init(of kind: ImportKind, order: DateOrder?) {
        days = kind.days
        moments = kind.moments
        self.order = order
        isNeeded = kind.hasDates
    }

    /// The text as `2011-11-29`, `2011-11-29 09:30` or `09:30`; as it is when it cannot be read.
    func plain(_ text: String, of field: Field) -> String {
        guard isDate(field), !text.isEmpty, !Self.isPlain(text) else { return text }
        guard case .read(let date) = DateText.read(text, order: order) else { return text }
        guard let day = date.day else { return days.contains(field) ? text : date.time ?? text }
        // Spreadsheets add midnight to a day.
        if days.contains(field) { return date.time == nil || date.time == "00:00" ? day.iso8601 : text }
        return day.iso8601 + (date.time.map { " " + $0 } ?? "")
    }

    /// What is wrong with the text, when that is something about dates.
    func reason(_ text: String, of field: Field) -> Message? {
        guard isDate(field), !Self.isPlain(text) else { return nil }
        switch DateText.read(text, order: order) {
        case .ambiguous(let dayFirst, let monthFirst):
            return
                "This can be \(dayFirst.iso8601) or \(monthFirst.iso8601). State which comes first, the day or the month, or write \(dayFirst.iso8601)."
        case .notInOrder(let order):
            return order == .dayFirst
                ? "The dates of this file are stated to have the day first, and this has not."
                : "The dates of this file are stated to have the month first, and this has not."
        case .shortYear: return "Write the year with four digits."
        case .wrongWeekday(let day): return "\(day.iso8601) is another day of the week."
        case .read, .unknown: return nil
        }
    }

    private func isDate(_ field: Field) -> Bool { days.contains(field) || moments.contains(field) }

    /// Whether the text is what exports write.
    private static func isPlain(_ text: String) -> Bool {
        WallClock(text) != nil || Instant(iso8601: text) != nil
    }
}
