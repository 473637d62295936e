/// The name of a component, property or parameter (RFC 5545 section 3.1, `name`): letters, digits and hyphens.
///
/// A name is upper case, since names do not tell cases apart and some readers do.
public struct CalendarName: Hashable, Sendable {
    /// Upper-case ASCII.
    public let text: String

    /// Nil unless the text is letters, digits and hyphens, and at least one of them.
    public init?(_ text: some StringProtocol) {
        let known = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard known, !text.isEmpty else { return nil }
        self.text = text.uppercased()
    }

    private init(known text: String) {
        self.text = text
    }
}

extension CalendarName {
    static let calendar = CalendarName(known: "VCALENDAR")
    static let event = CalendarName(known: "VEVENT")
    static let timeZone = CalendarName(known: "VTIMEZONE")
    static let standard = CalendarName(known: "STANDARD")
    static let daylight = CalendarName(known: "DAYLIGHT")

    static let version = CalendarName(known: "VERSION")
    static let product = CalendarName(known: "PRODID")
    static let scale = CalendarName(known: "CALSCALE")
    static let name = CalendarName(known: "NAME")
    static let shownName = CalendarName(known: "X-WR-CALNAME")
    static let shownZone = CalendarName(known: "X-WR-TIMEZONE")
    static let refreshInterval = CalendarName(known: "REFRESH-INTERVAL")
    static let publishedTimeToLive = CalendarName(known: "X-PUBLISHED-TTL")

    static let uid = CalendarName(known: "UID")
    static let stamp = CalendarName(known: "DTSTAMP")
    static let created = CalendarName(known: "CREATED")
    static let lastModified = CalendarName(known: "LAST-MODIFIED")
    static let sequence = CalendarName(known: "SEQUENCE")
    static let status = CalendarName(known: "STATUS")
    static let summary = CalendarName(known: "SUMMARY")
    static let description = CalendarName(known: "DESCRIPTION")
    static let location = CalendarName(known: "LOCATION")
    static let url = CalendarName(known: "URL")
    static let categories = CalendarName(known: "CATEGORIES")
    static let start = CalendarName(known: "DTSTART")
    static let end = CalendarName(known: "DTEND")

    static let zoneIdentifier = CalendarName(known: "TZID")
    static let zoneName = CalendarName(known: "TZNAME")
    static let offsetFrom = CalendarName(known: "TZOFFSETFROM")
    static let offsetTo = CalendarName(known: "TZOFFSETTO")
    static let rule = CalendarName(known: "RRULE")
    static let value = CalendarName(known: "VALUE")
}
