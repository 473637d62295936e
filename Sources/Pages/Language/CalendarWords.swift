import Domain
public import TimeZones

/// Dates and times in words, by the style of the pages: `Tuesday 11 October 2011`, `9:30am to 10:15am`.
extension Language {
    /// `Tuesday 11 October 2011`.
    public func date(_ date: CivilDate) -> String {
        self(
            "\(Self.name(of: date.weekday)) \(String(date.day)) \(Self.name(ofMonth: date.month)) \(String(date.year))")
    }

    /// `11 October 2011`, where the day of the week does not matter.
    public func plainDate(_ date: CivilDate) -> String {
        self("\(String(date.day)) \(Self.name(ofMonth: date.month)) \(String(date.year))")
    }

    /// `Tuesday 11 October`, where the year is told elsewhere on the page.
    public func day(_ date: CivilDate) -> String {
        self("\(Self.name(of: date.weekday)) \(String(date.day)) \(Self.name(ofMonth: date.month))")
    }

    /// `29 to 30 November 2011`, `30 November to 1 December 2011`, or the one date when both are the same.
    public func dates(_ first: CivilDate, _ last: CivilDate) -> String {
        guard first != last else { return date(first) }
        let end = plainDate(last)
        guard first.year == last.year else { return self("\(plainDate(first)) to \(end)") }
        guard first.month == last.month else {
            return self("\(self("\(String(first.day)) \(Self.name(ofMonth: first.month))")) to \(end)")
        }
        return self("\(String(first.day)) to \(end)")
    }

    /// `9am`, `9:30am`, `midday`, `midnight`.
    public func time(hour: Int, minute: Int) -> String {
        if minute == 0, hour % 24 == 0 { return self("midnight") }
        if minute == 0, hour == 12 { return self("midday") }
        let shown = String((hour + 11) % 12 + 1)
        let clock = minute == 0 ? shown : shown + ":" + (minute < 10 ? "0" : "") + String(minute)
        return hour % 24 < 12 ? self("\(clock)am") : self("\(clock)pm")
    }

    /// `9:30am`.
    public func time(_ clock: WallClock) -> String {
        time(hour: clock.hour, minute: clock.minute)
    }

    /// `9:30am to 10:15am`.
    public func times(_ start: WallClock, _ end: WallClock) -> String {
        self("\(time(start)) to \(time(end))")
    }

    /// `Tuesday 11 October 2011, 9:30am`.
    public func dateAndTime(_ clock: WallClock) -> String {
        self("\(date(clock.date)), \(time(clock))")
    }

    /// `Today`, `Tomorrow`, `Yesterday`, else the date. For signed-in pages only: feeds and kept pages must not
    /// depend on the day they were made.
    public func date(_ date: CivilDate, seenOn today: CivilDate) -> String {
        switch date.dayNumber - today.dayNumber {
        case 0: self("Today")
        case 1: self("Tomorrow")
        case -1: self("Yesterday")
        default: self.date(date)
        }
    }

    /// `45 minutes`, `1 hour`, `1 hour 30 minutes`.
    public func duration(minutes: Int) -> String {
        let hours = Message(count: minutes / 60, one: "{0} hour", other: "{0} hours")
        let rest = Message(count: minutes % 60, one: "{0} minute", other: "{0} minutes")
        if minutes < 60 { return self(rest) }
        return minutes % 60 == 0 ? self(hours) : self("\(hours) \(rest)")
    }

    /// `1 second`, `30 seconds`.
    public func duration(seconds: Int) -> String {
        self(Message(count: seconds, one: "{0} second", other: "{0} seconds"))
    }

    static func name(of weekday: Weekday) -> Message {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    static func name(ofMonth month: Int) -> Message {
        let names: [Message] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return names.indices.contains(month - 1) ? names[month - 1] : ""
    }
}
