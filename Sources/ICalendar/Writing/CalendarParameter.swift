/// A parameter of a property, such as `TZID=Europe/London` (RFC 5545 section 3.2).
///
/// The value may be any text: it is quoted where it must be, and what quotes cannot hold is written by RFC 6868.
public struct CalendarParameter: Hashable, Sendable {
    public let name: CalendarName
    public let value: String

    public init(_ name: CalendarName, _ value: String) {
        self.name = name
        self.value = value
    }
}
