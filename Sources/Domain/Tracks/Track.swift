/// A thread of content that runs through an agenda.
public struct Track: Hashable, Sendable {
    public var id: ID<Track>
    public let event: ID<Event>
    /// The track in addresses; made from its first name and kept over renames.
    public var slug: Slug
    public var details: TrackDetails
    /// Where the track stands among the event's, from 1.
    public var position: Int
    public var version: Int

    public init(
        id: ID<Track> = .unsaved, event: ID<Event>, slug: Slug, details: TrackDetails, position: Int, version: Int = 1
    ) {
        self.id = id
        self.event = event
        self.slug = slug
        self.details = details
        self.position = position
        self.version = version
    }
}

public struct TrackDetails: Hashable, Sendable {
    /// Unique in the event, letter case aside.
    public var name: String
    public var colour: TrackColour

    public init(name: String, colour: TrackColour) {
        self.name = name
        self.colour = colour
    }

    /// Reads `name` and `colour`; an empty colour is pine.
    public static func read(
        _ reader: inout FieldReader, over old: TrackDetails? = nil
    ) throws(DomainError) -> TrackDetails {
        let details = TrackDetails(
            name: reader.requiredLine("name", else: old?.name ?? "", longest: 100, missing: "Give the track a name."),
            colour: reader.value(
                "colour", else: old?.colour, orSay: "Use one of: \(TrackColour.names), or a colour such as #0B5D4E."
            ) { TrackColour($0) } ?? .pine)
        try reader.finish()
        return details
    }
}

/// The colours that were chosen to be told apart and read on light and on dark pages.
public enum TrackColour: String, CaseIterable, Hashable, Sendable {
    case pine, lake, violet, plum, brick, amber, olive, slate

    /// Takes a name, or the nearest of the colours to one written as `#0B5D4E` or `#0bd`.
    public init?(_ text: some StringProtocol) {
        let folded = text.lowercased()
        if let colour = TrackColour(rawValue: folded) {
            self = colour
        } else if let wanted = Self.channels(folded) {
            let distance = { (colour: TrackColour) in
                // because: the eight colours below are written as six hexadecimal digits
                zip(Self.channels(colour.hex)!, wanted).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
            }
            // because: there are eight colours
            self = Self.allCases.min { distance($0) < distance($1) }!
        } else {
            return nil
        }
    }

    /// The names of all colours, for a message.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The colour on a light page.
    public var hex: String {
        switch self {
        case .pine: "#0b5d4e"
        case .lake: "#0a5a78"
        case .violet: "#5b3f8c"
        case .plum: "#9a2f6b"
        case .brick: "#b3261e"
        case .amber: "#8a4b00"
        case .olive: "#5d6200"
        case .slate: "#3f4a8f"
        }
    }

    private static func channels(_ hex: String) -> [Int]? {
        guard hex.hasPrefix("#"), hex.utf8.dropFirst().allSatisfy({ $0 >= 48 }),
            let number = Int(hex.dropFirst(), radix: 16)
        else { return nil }
        switch hex.utf8.count {
        case 4: return [number >> 8, number >> 4 & 15, number & 15].map { $0 * 17 }
        case 7: return [number >> 16, number >> 8 & 255, number & 255]
        default: return nil
        }
    }

    public var label: Message {
        switch self {
        case .pine: "Pine"
        case .lake: "Lake"
        case .violet: "Violet"
        case .plum: "Plum"
        case .brick: "Brick"
        case .amber: "Amber"
        case .olive: "Olive"
        case .slate: "Slate"
        }
    }
}

public protocol TrackReading {
    /// The track with this id, when it belongs to the event.
    func find(_ id: ID<Track>, in event: ID<Event>) throws -> Track?
    func find(_ slug: Slug, in event: ID<Event>) throws -> Track?
    /// The track of this name, letter case aside.
    func find(name: String, in event: ID<Event>) throws -> Track?
    /// The event's tracks by position.
    func all(in event: ID<Event>) throws -> [Track]
    /// How many sessions each track of the event has.
    func sessionCounts(in event: ID<Event>) throws -> [ID<Track>: Int]
}

public protocol TrackWriting {
    func insert(_ track: Track) throws -> Track
    func save(_ track: Track) throws
    /// Takes the track away; its sessions go on without one.
    func delete(_ id: ID<Track>) throws
}
