import TimeZones

/// Reads the events of calendars: fields first, then which occurrences each UID has.
struct EventsReader {
    private let setting: CalendarReader.Setting
    private(set) var name = ""
    private(set) var refreshSeconds: Int?
    private(set) var found: [ReadEvent] = []
    var remarks: CalendarRemarks
    private var zones: ZoneFinder
    private var saidFull = false
    private var daysLeft: Int

    init(_ setting: CalendarReader.Setting, remarks: CalendarRemarks) {
        self.setting = setting
        self.remarks = remarks
        zones = ZoneFinder(setting.zone)
        daysLeft = setting.limits.days
    }

    mutating func read(_ calendar: CalendarComponent) {
        if let version = calendar.first("VERSION"), version.value == "1.0" {
            return remarks.error(version.number, "This is vCalendar 1.0, which is not read; export it as iCalendar.")
        }
        if name.isEmpty, let line = calendar.first("X-WR-CALNAME") ?? calendar.first("NAME") {
            name = ValueReader.text(line.value)
        }
        if refreshSeconds == nil, let line = calendar.first("REFRESH-INTERVAL") ?? calendar.first("X-PUBLISHED-TTL") {
            refreshSeconds = ValueReader.duration(line.value).map { $0.days * 86_400 + $0.seconds }
        }
        zones.take(calendar.children.filter { $0.name == "VTIMEZONE" })
        let shownZone = calendar.first("X-WR-TIMEZONE").flatMap { zones.zone(ValueReader.text($0.value)) }
        var order: [String] = []
        var byUID: [String: [EventFields]] = [:]
        for component in calendar.children where component.name == "VEVENT" {
            let reader = EventFieldsReader(
                component: component, shownZone: shownZone ?? setting.floatingZone,
                floatingZone: setting.floatingZone ?? shownZone)
            do throws(CalendarRefusal) {
                let fields = try reader.read(&zones, &remarks)
                if byUID[fields.uid] == nil { order.append(fields.uid) }
                byUID[fields.uid, default: []].append(fields)
            } catch {
                remarks.error(error.line, error.text)
            }
        }
        warnOfOthers(calendar)
        for uid in order { take(byUID[uid] ?? []) }
    }

    private mutating func warnOfOthers(_ calendar: CalendarComponent) {
        for name in ["VTODO", "VJOURNAL"] {
            let others = calendar.children.filter { $0.name == name }
            if let first = others.first { remarks.warning(first.line, "\(others.count) \(name) are passed over.") }
        }
    }

    /// All that the calendar says of one UID.
    private mutating func take(_ all: [EventFields]) {
        if saidFull { return }
        var master: EventFields?
        var changes: [(name: String, fields: EventFields)] = []
        for fields in all {
            if let recurrence = fields.recurrence {
                let name = OccurrenceName.make(of: recurrence.moment, recurrence.zone)
                changes.removeAll { $0.name == name && Self.isNewer(fields, than: $0.fields) }
                if !changes.contains(where: { $0.name == name }) { changes.append((name, fields)) }
            } else if let other = master {
                remarks.warning(fields.line, "The UID of line \(other.line) comes again; the newer of them is taken.")
                if Self.isNewer(fields, than: other) { master = fields }
            } else {
                master = fields
            }
        }
        guard let master else {
            for (name, fields) in changes { add(ReadEvent(event: fields.event, occurrence: name, line: fields.line)) }
            return
        }
        guard master.recurs || !changes.isEmpty else {
            return add(ReadEvent(event: master.event, occurrence: "", line: master.line))
        }
        let occurrences = Occurrences(master, setting, within: &daysLeft)
        if daysLeft <= 0 { return remarks.error(master.line, "The calendar's rules ask for too much.") }
        if occurrences.isCut {
            remarks.warning(
                master.line, "Only the first \(setting.limits.occurrencesOfEvent) times of the event are taken.")
        }
        for read in occurrences.replaced(by: changes) { add(read) }
    }

    private static func isNewer(_ one: EventFields, than other: EventFields) -> Bool {
        (one.event.sequence, one.event.lastModified) >= (other.event.sequence, other.event.lastModified)
    }

    private mutating func add(_ event: ReadEvent) {
        if found.count < setting.limits.occurrences { return found.append(event) }
        if !saidFull { remarks.error(event.line, "The calendar has more than \(setting.limits.occurrences) events.") }
        saidFull = true
    }
}

/// The name of one occurrence of an event.
enum OccurrenceName {
    /// Basic format: `20111129`, `20111129T093000Z`.
    static func make(of moment: CalendarMoment, _ zone: Zone) -> String {
        if case .date(let date) = moment { return date.iso8601.filter { $0 != "-" } }
        return moment.instant(in: zone).iso8601.filter { $0 != "-" && $0 != ":" }
    }
}
