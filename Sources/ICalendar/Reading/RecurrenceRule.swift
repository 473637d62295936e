import TimeZones

/// An RRULE (RFC 5545 section 3.3.10), as far as events of people use it: by days, weeks, months and years.
struct RecurrenceRule: Hashable {
    enum Frequency: String {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// `MO`, `2TU`, `-1FR`.
    struct Day: Hashable {
        /// Nil is every such day.
        var ordinal: Int?
        var weekday: Weekday
    }

    /// Why a rule is not taken: what it says, in a few words.
    struct Refusal: Error {
        let text: String
    }

    var frequency: Frequency
    var interval = 1
    var count: Int?
    var until: CalendarMoment?
    var months: [Int] = []
    var monthDays: [Int] = []
    var days: [Day] = []
    /// Which of a period's days are taken, from its start or, negative, from its end.
    var positions: [Int] = []
    var weekStart = Weekday.monday

    init(_ text: String) throws(Refusal) {
        var parts: [String: String] = [:]
        for part in text.uppercased().split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw Refusal(text: "has a part without a value") }
            parts[String(sides[0])] = String(sides[1])
        }
        guard let frequency = Frequency(rawValue: parts.removeValue(forKey: "FREQ") ?? "") else {
            throw Refusal(text: "recurs neither by days, weeks, months nor years")
        }
        self.frequency = frequency
        for (name, value) in parts.sorted(by: { $0.key < $1.key }) { try take(name, value) }
        if count != nil, until != nil { throw Refusal(text: "has a COUNT and an UNTIL") }
    }

    private mutating func take(_ name: String, _ value: String) throws(Refusal) {
        switch name {
        case "INTERVAL": interval = try Self.number(value, name, in: 1...10_000)
        case "COUNT": count = try Self.number(value, name, in: 1...999_999_999)
        case "UNTIL":
            guard let moment = ValueReader.moment(value) else { throw Refusal(text: "has an UNTIL that is no time") }
            until = moment
        case "BYMONTH": months = try Self.numbers(value, name, in: 1...12)
        case "BYMONTHDAY": monthDays = try Self.numbers(value, name, in: -31...31)
        case "BYSETPOS": positions = try Self.numbers(value, name, in: -366...366)
        case "BYDAY": days = try Self.days(value)
        case "WKST":
            guard let weekday = Self.weekday(value) else { throw Refusal(text: "has a WKST that is no day") }
            weekStart = weekday
        default:
            // Some programs repeat the start's time of day, which is no rule; extensions are no rule either.
            guard name.hasPrefix("X-") else {
                throw Refusal(text: "has \(String(name.prefix(20))), which is not understood")
            }
        }
    }

    private static func number(_ text: String, _ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw Refusal(text: "has a \(name) that is no number of its kind")
        }
        return number
    }

    private static func numbers(_ text: String, _ name: String, in range: ClosedRange<Int>) throws(Refusal) -> [Int] {
        var numbers: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let number = try number(String(part), name, in: range)
            if number == 0 { throw Refusal(text: "has a \(name) of 0") }
            numbers.append(number)
        }
        return numbers
    }

    private static func days(_ text: String) throws(Refusal) -> [Day] {
        var days: [Day] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let weekday = weekday(String(part.suffix(2))) else {
                throw Refusal(text: "has a BYDAY that is no day")
            }
            let ordinal = part.dropLast(2)
            let number = ordinal.isEmpty ? nil : try number(String(ordinal), "BYDAY", in: -53...53)
            if number == 0 { throw Refusal(text: "has a BYDAY of 0") }
            days.append(Day(ordinal: number, weekday: weekday))
        }
        return days
    }

    private static func weekday(_ text: String) -> Weekday? {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        return names.firstIndex(of: text).flatMap { Weekday(rawValue: $0 + 1) }
    }
}
