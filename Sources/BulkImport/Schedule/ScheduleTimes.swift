import Domain
import TimeZones

/// When the sessions of a schedule begin and end.
///
/// In order of trust: an instant with its offset; a date and time, or the date of the day and a time of day, in the
/// file's zone. A time of day before the change of the day, which the file may name, belongs to the night that follows.
struct ScheduleTimes {
    /// The zone of times that carry no offset.
    let zone: Zone
    /// Seconds of the day at which a day begins.
    let dayChange: Int

    enum Start {
        case none
        case at(Instant, [Message])
        case unreadable(SourceText, Message)
    }

    func start(of session: ScheduleSession) -> Start {
        if let date = session.date, !date.isEmpty {
            if let instant = Instant(iso8601: date.trimmed) { return .at(instant, []) }
            if let clock = WallClock(date.trimmed) { return resolve(clock, date) }
        }
        guard let start = session.start, !start.isEmpty else {
            guard let date = session.date, !date.isEmpty else { return .none }
            return .unreadable(date, "Use a date and a time such as 2011-11-29T09:30:00+00:00.")
        }
        guard let seconds = Self.seconds(start.trimmed) else { return .unreadable(start, "Use a time such as 09:30.") }
        guard let day = session.date.flatMap({ $0.isEmpty ? nil : $0 }) ?? session.day else {
            return .unreadable(start, "Neither the session nor its day says a date.")
        }
        guard let date = CivilDate(iso8601: day.trimmed) else {
            return .unreadable(day, "Use a date such as 2011-11-29.")
        }
        let night = seconds < dayChange ? date.adding(days: 1) : date
        guard let clock = WallClock(date: night, hour: seconds / 3600, minute: seconds / 60 % 60) else { return .none }
        return resolve(clock, start)
    }

    private func resolve(_ clock: WallClock, _ source: SourceText) -> Start {
        switch zone.resolve(clock) {
        case .unique(let instant): .at(instant, [])
        case .overlap(let first, _):
            .at(
                first,
                [
                    "The clock goes back on that day, so \(clock.text) comes twice in \(zone.identifier); the first was taken."
                ])
        case .gap:
            .unreadable(source, "There is no \(clock.text) in \(zone.identifier): the clock goes forward then.")
        }
    }

    /// Seconds of the day of `9:30`, `09:30` and `09:30:00`.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24,
            numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60
    }

    /// Seconds of a duration: `0:45` and `00:45`; `1:02:30`, a day, two hours and a half, as pretalx writes it;
    /// `00:45:00` with seconds, as the format's schema has it, told by the zero before the first number; `45`, minutes.
    static func duration(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count < 6 && $0.allSatisfy(\.isNumber) ? Int64($0) : nil }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 1: return numbers[0] * 60
        case 2: return numbers[1] < 60 ? numbers[0] * 3600 + numbers[1] * 60 : nil
        case 3 where parts[0].utf8.count > 1 || numbers[0] == 0:
            return numbers[1] < 60 && numbers[2] < 60 ? numbers[0] * 3600 + numbers[1] * 60 + numbers[2] : nil
        case 3:
            let isTime = numbers[1] < 24 && numbers[2] < 60
            return isTime ? numbers[0] * 86_400 + numbers[1] * 3600 + numbers[2] * 60 : nil
        default: return nil
        }
    }
}
