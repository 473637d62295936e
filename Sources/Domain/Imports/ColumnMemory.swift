public import TimeZones

/// How the columns of a file were read last, for the next file of its kind with the same headings. It belongs to the whole
/// installation: the lists of an office look alike in every event.
public struct ColumnMemory: Hashable, Sendable {
    /// What the file lists, in the words of the command line: `attendees`.
    public let kind: String
    /// The headings as they are compared, in order, with line ends between them.
    public let headings: String
    /// The field of each heading, as it is compared; nil for a column that is left aside.
    public var fields: [String: Field?]
    /// What comes first in a date of three numbers, in the words of the command line; nil when nobody has said so.
    public var dates: String?
    public var savedAt: Instant

    public init(
        kind: String, headings: String, fields: [String: Field?], dates: String? = nil, savedAt: Instant
    ) {
        self.kind = kind
        self.headings = headings
        self.fields = fields
        self.dates = dates
        self.savedAt = savedAt
    }

    /// How many are kept; the oldest are forgotten first.
    public static let most = 500
}
