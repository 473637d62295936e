import TimeZones

/// A day, a time, or both, as people write them: `29/11/2011`, `29.11.2011`, `29 Nov 2011`, `Tuesday, November 29th, 2011`,
/// `2011-11-29T09:30`, each with a time such as `9:30am`, `9.30` or `09:30:00`.
///
/// Names of months and weekdays are English. A date that can be two days is no date until its order is told: neither the
/// other cells of a column nor the dots in it decide, since a list may be put together from several.
struct DateText: Hashable {
    /// Nil for a time alone.
    var day: CivilDate?
    /// Nil for a day alone.
    var time: String?

    enum Reading: Hashable {
        case read(DateText)
        /// It can be two days: with the day first, and with the month first.
        case ambiguous(CivilDate, CivilDate)
        /// The order that was told gives no day.
        case notInOrder(DateOrder)
        case shortYear
        case wrongWeekday(CivilDate)
        case unknown
    }

    static func read(_ text: String, order: DateOrder?) -> Reading {
        var words = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        words = words.map { $0 == "a.m." ? "am" : $0 == "p.m." ? "pm" : $0 }.filter { $0 != "at" && $0 != "the" }
        if words.count > 1, let half = words.last, half == "am" || half == "pm" {
            words.removeLast()
            words[words.count - 1] += half
        }
        if words.count == 1 { words = parted(words[0]) }
        guard let last = words.last else { return .unknown }
        let whole = dayReading(words, order)
        if whole != .unknown { return whole }
        guard let time = ClockText(last) else { return .unknown }
        if words.count == 1 { return .read(DateText(day: nil, time: time.text)) }
        guard case .read(var date) = dayReading(Array(words.dropLast()), order) else {
            return dayReading(Array(words.dropLast()), order)
        }
        date.time = time.text
        return .read(date)
    }

    /// The date and the time of `2011-11-29t9:30`.
    private static func parted(_ word: String) -> [String] {
        let parts = word.split(separator: "t", maxSplits: 1)
        let isISO = parts.count == 2 && parts[0].utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
        return isISO && parts[0].utf8.count >= 8 ? parts.map(String.init) : [word]
    }

    private static func dayReading(_ words: [String], _ order: DateOrder?) -> Reading {
        let parts = words.flatMap { $0.split { "/.-".contains($0) } }.map(String.init)
        let named = parts.filter { !DayWords.isWeekday($0) }
        let weekday = parts.lazy.compactMap(DayWords.weekday).first
        guard parts.count - named.count <= 1, named.count == 3 else { return .unknown }
        let reading = named.contains { DayWords.month($0) != nil } ? withMonth(named) : ofNumbers(named, order)
        if case .read(let date) = reading, let day = date.day, let weekday, day.weekday != weekday {
            return .wrongWeekday(day)
        }
        return reading
    }

    /// `29 nov 2011`, `nov 29 2011`, `2011 nov 29`, `29 nov 11`.
    private static func withMonth(_ parts: [String]) -> Reading {
        let months = parts.compactMap(DayWords.month)
        var numbers = parts.filter { DayWords.month($0) == nil }.compactMap(DayWords.number)
        guard months.count == 1, numbers.count == 2 else { return .unknown }
        if numbers[0].digits == 4 { numbers.swapAt(0, 1) }
        let (day, year) = (numbers[0], numbers[1])
        guard day.digits <= 2, year.digits == 4 || year.digits == 2 else { return .unknown }
        // Spreadsheets show 29-Nov-11; of this century, as events are.
        let century = year.digits == 2 ? 2000 : 0
        return CivilDate(year: century + year.value, month: months[0], day: day.value).map(Self.read) ?? .unknown
    }

    private static func ofNumbers(_ parts: [String], _ order: DateOrder?) -> Reading {
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } ? DayWords.number(part) : nil
        }
        guard numbers.count == 3, numbers.allSatisfy({ $0.digits <= 4 }) else { return .unknown }
        let values = numbers.map(\.value)
        if numbers[0].digits == 4 {
            return CivilDate(year: values[0], month: values[1], day: values[2]).map(Self.read) ?? .unknown
        }
        guard numbers[2].digits == 4 else { return numbers[2].digits == 2 ? .shortYear : .unknown }
        let dayFirst = CivilDate(year: values[2], month: values[1], day: values[0])
        let monthFirst = CivilDate(year: values[2], month: values[0], day: values[1])
        if let order {
            guard let day = order == .dayFirst ? dayFirst : monthFirst else {
                return dayFirst ?? monthFirst == nil ? .unknown : .notInOrder(order)
            }
            return read(day)
        }
        if let dayFirst, let monthFirst, dayFirst != monthFirst { return .ambiguous(dayFirst, monthFirst) }
        return (dayFirst ?? monthFirst).map(Self.read) ?? .unknown
    }

    private static func read(_ day: CivilDate) -> Reading { .read(DateText(day: day, time: nil)) }
}

/// A time of day, brought into the form `09:30` or `09:30:15`.
private struct ClockText {
    let text: String

    init?(_ word: String) {
        var digits = word[...]
        var isAfternoon: Bool?
        if digits.hasSuffix("am") || digits.hasSuffix("pm") {
            isAfternoon = digits.hasSuffix("pm")
            digits = digits.dropLast(2)
        }
        var parts = digits.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }.map(String.init)
        if parts.count == 1, digits.utf8.count == 4 { parts = [String(digits.prefix(2)), String(digits.suffix(2))] }
        if parts.count == 1, isAfternoon != nil { parts.append("00") }
        let numbers = parts.compactMap(DayWords.number)
        guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0].digits <= 2,
            numbers.dropFirst().allSatisfy({ $0.digits == 2 && $0.value < 60 })
        else { return nil }
        var hour = numbers[0].value
        if let isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard hour < 24 else { return nil }
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let seconds = numbers.count == 3 && numbers[2].value > 0 ? ":" + two(numbers[2].value) : ""
        text = "\(two(hour)):\(two(numbers[1].value))\(seconds)"
    }
}

private enum DayWords {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static func month(_ word: String) -> Int? {
        if word == "sept" { return 9 }
        return months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
    }

    static func isWeekday(_ word: String) -> Bool { weekday(word) != nil }

    static func weekday(_ word: String) -> Weekday? {
        guard word.utf8.count >= 3 else { return nil }
        let names = ["tues": 2, "wednes": 3, "thur": 4, "thurs": 4]
        let number = names[word] ?? weekdays.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
        return number.flatMap { Weekday(rawValue: $0) }
    }

    /// A number of at most four digits, an ending as in `29th` left out.
    static func number(_ word: String) -> (value: Int, digits: Int)? {
        let digits = word.prefix { ("0"..."9").contains($0) }
        guard (1...4).contains(digits.utf8.count), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)),
            let value = Int(digits)
        else { return nil }
        return (value, digits.utf8.count)
    }
}
