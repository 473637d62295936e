public import TimeZones

extension EventDetails {
    /// Reads the details of an event from fields named as in `event.csv`: `title`, `kind`, `zone`, `first_day`,
    /// `last_day`, `venue`, `address`, `capacity`, `visibility`, `registration`, `summary`, `agenda` (shown or hidden),
    /// `walking_minutes`. A last day that is empty
    /// is the first. The series is resolved by the caller, since a new one may have to be made.
    public static func read(
        _ reader: inout FieldReader, over old: EventDetails? = nil, zones: ZoneDatabase
    ) throws(DomainError) -> EventDetails {
        let title = reader.requiredLine("title", else: old?.title ?? "", missing: "Give the event a title.")
        let zone = reader.requiredValue(
            "zone", else: old?.zone, missing: "Choose the time zone of the venue.",
            orSay: "Use a time zone by its IANA name, such as Europe/London."
        ) { try? zones.zone($0) }
        let (firstDay, lastDay) = readDays(&reader, over: old)
        let kind = reader.choice("kind", else: old?.kind, standard: EventKind.conference)
        let venue = reader.line("venue", else: old?.venue ?? "")
        let address = reader.text("address", else: old?.address ?? "", longest: 500)
        let capacity = reader.number("capacity", else: old?.capacity, in: 1...1_000_000)
        let visibility = reader.choice("visibility", else: old?.visibility, standard: Visibility.draft)
        let registration = reader.choice("registration", else: old?.registration, standard: Registration.closed)
        let summary = reader.text("summary", else: old?.summary ?? "", longest: 5_000)
        let agenda = reader.choice(
            "agenda", else: old.map { $0.showsAgenda ? .shown : .hidden }, standard: AgendaVisibility.shown)
        let walkingMinutes = reader.number("walking_minutes", else: old?.walkingMinutes, in: 0...240) ?? 0
        try reader.finish()
        guard let zone, let firstDay, let lastDay else { throw .invalid(reader.problems) }
        return EventDetails(
            title: title, kind: kind, zone: zone, firstDay: firstDay, lastDay: lastDay, venue: venue, address: address,
            capacity: capacity, visibility: visibility, registration: registration, series: old?.series,
            summary: summary, showsAgenda: agenda == .shown, walkingMinutes: walkingMinutes)
    }

    private static func readDays(
        _ reader: inout FieldReader, over old: EventDetails?
    ) -> (first: CivilDate?, last: CivilDate?) {
        let first = reader.requiredValue(
            "first_day", else: old?.firstDay, missing: "Give the event's first day.",
            orSay: "Give the first day as a date such as 2011-11-29."
        ) { CivilDate(iso8601: $0) }
        let problemsBefore = reader.problems.count
        let last =
            reader.value(
                "last_day", else: old?.lastDay, orSay: "Give the last day as a date such as 2011-11-29."
            ) { CivilDate(iso8601: $0) } ?? first
        if let first, let last, reader.problems.count == problemsBefore {
            if last < first {
                reader.refuse("last_day", "The last day cannot be before the first.")
            } else if last.dayNumber - first.dayNumber > longestEvent {
                reader.refuse(
                    "last_day", "An event lasts at most \(Int(longestEvent)) days; make a series of longer ones.")
            }
        }
        return (first, last)
    }

    /// How fields call ``showsAgenda``.
    public enum AgendaVisibility: String, CaseIterable, Sendable {
        case shown, hidden

        public var label: Message {
            switch self {
            case .shown: "Shown, once it is released"
            case .hidden: "Hidden"
            }
        }
    }

    /// Days between the first and the last day of the longest event.
    private static let longestEvent: Int64 = 366
}
