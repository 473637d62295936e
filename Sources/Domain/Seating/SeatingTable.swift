/// A table of a session, for all of its rounds.
public struct SeatingTable: Hashable, Sendable {
    public var id: ID<SeatingTable>
    public let event: ID<Event>
    public let session: ID<Session>
    public var details: SeatingTableDetails
    public var version: Int

    public init(
        id: ID<SeatingTable> = .unsaved, event: ID<Event>, session: ID<Session>, details: SeatingTableDetails,
        version: Int = 1
    ) {
        self.id = id
        self.event = event
        self.session = session
        self.details = details
        self.version = version
    }
}

public struct SeatingTableDetails: Hashable, Sendable {
    /// What stands on the table: `4`, or a name. Unique in the session, letter case aside.
    public var name: String
    /// How many sit there at most; nil when nobody says.
    public var places: Int?
    /// What the table talks about; may be empty.
    public var topic: String

    public static let mostPlaces = 1_000

    public init(name: String, places: Int? = nil, topic: String = "") {
        self.name = name
        self.places = places
        self.topic = topic
    }

    /// Reads `table`, `places` and `topic`.
    public static func read(
        _ reader: inout FieldReader, over old: SeatingTableDetails? = nil
    ) throws(DomainError) -> SeatingTableDetails {
        let details = SeatingTableDetails(
            name: reader.requiredLine(
                "table", else: old?.name ?? "", longest: 60, missing: "Say which table it is: a number or a name."),
            places: reader.number("places", else: old?.places, in: 1...mostPlaces),
            topic: reader.line("topic", else: old?.topic ?? "", longest: 200))
        try reader.finish()
        return details
    }

    /// “Table 4”, or the name alone where it says by itself that it is a table.
    public var label: Message { isCalledTable ? "\(name)" : "Table \(name)" }
    /// The same within a sentence.
    public var labelInside: Message { isCalledTable ? "\(name)" : "table \(name)" }

    private var isCalledTable: Bool { name.lowercased().hasPrefix("table") }
}

extension SeatingTable {
    /// Whether the table stands before the other: by name, with numbers in it compared as numbers, so that 10 comes
    /// after 9.
    public func isBefore(_ other: SeatingTable) -> Bool {
        let (own, others) = (Self.order(details.name), Self.order(other.details.name))
        return own == others
            ? details.name < other.details.name : own.lexicographicallyPrecedes(others, by: Self.isLess)
    }

    /// Digits as a number, everything else as folded text.
    private enum Piece: Hashable {
        case number(Int)
        case text(String)
    }

    private static func order(_ name: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(name.lowercased())
        while let first = rest.first {
            let isDigit = { (character: Character) in character.isASCII && character.isNumber }
            let run = rest.prefix { isDigit($0) == isDigit(first) }
            pieces.append(Int(run).map(Piece.number) ?? .text(String(run)))
            rest = rest.dropFirst(run.count)
        }
        return pieces
    }

    private static func isLess(_ a: Piece, _ b: Piece) -> Bool {
        switch (a, b) {
        case (.number(let a), .number(let b)): a < b
        case (.text(let a), .text(let b)): a < b
        case (.number, .text): true
        case (.text, .number): false
        }
    }
}
