/// Asks partners' servers for their calendars, within limits. It takes as long as the network does, and holds up no thread
/// that serves.
public protocol CalendarLookout: Sendable {
    /// `validators` are those of the octets that are known, empty for a first look.
    func look(at details: FollowingDetails, knowing validators: CalendarValidators) async -> CalendarLook
}

/// What one look brought.
public enum CalendarLook: Sendable {
    case found(FoundCalendar)
    /// The octets that are known still hold; for so many seconds, when the server says it.
    case unchanged(freshFor: Int?)
    /// It was taken away for good (410).
    case gone
    /// Not before so many seconds, when the server says it.
    case failed(LookFailure, retryAfter: Int?)
}

/// A calendar that was fetched and read without an error.
public struct FoundCalendar: Sendable {
    /// What it calls itself, or else the host.
    public var name: String
    public var entries: [(name: PartnerEntry.Name, details: PartnerEntryDetails)]
    /// What was odd in it, with the line.
    public var warnings: [Warning]
    public var validators: CalendarValidators
    /// The minutes between two looks that it asks for (REFRESH-INTERVAL, X-PUBLISHED-TTL).
    public var wishedMinutes: Int?
    /// Seconds for which the server says that it stays as it is (Cache-Control).
    public var freshFor: Int?

    public struct Warning: Hashable, Sendable {
        public let line: Int
        /// A sentence in English.
        public let text: String

        public init(line: Int, text: String) {
            self.line = line
            self.text = text
        }
    }

    public init(
        name: String, entries: [(name: PartnerEntry.Name, details: PartnerEntryDetails)], warnings: [Warning] = [],
        validators: CalendarValidators = CalendarValidators(), wishedMinutes: Int? = nil, freshFor: Int? = nil
    ) {
        self.name = name
        self.entries = entries
        self.warnings = warnings
        self.validators = validators
        self.wishedMinutes = wishedMinutes
        self.freshFor = freshFor
    }
}

/// Why a look at a partner's calendar brought nothing.
public struct LookFailure: Error, Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case gone, status, address, unknownHost, forbidden, noConnection, untrusted, redirects, insecureRedirect
        case tooLarge, tooSlow, unreadable, refused, busy, broken
    }

    public let kind: Kind
    /// What belongs to it: a number, a host, a line of the file; in English where it is a sentence.
    public let detail: String

    public init(_ kind: Kind, _ detail: String = "") {
        self.kind = kind
        self.detail = LogObject.short(detail, 300)
    }

    public var message: Message {
        switch kind {
        case .gone: "The calendar is gone for good (410). It is looked at no longer."
        case .status: "The server answered \(detail)."
        case .address: "This is no address of the web."
        case .unknownHost: "There is no host \(detail), or its name cannot be looked up just now."
        case .forbidden:
            "\(detail) is an address that may not be asked: private, local or special. An operator can allow its network."
        case .noConnection: "No connection to \(detail)."
        case .untrusted: "The server cannot be trusted: \(detail)."
        case .redirects: "The address leads on and on, or to what is no address of the web."
        case .insecureRedirect: "The address leads from https to http."
        case .tooLarge: "The answer is larger than \(detail) octets."
        case .tooSlow: "The answer was not there in time."
        case .unreadable: "The calendar cannot be read: \(detail)"
        case .refused: "The calendar cannot be taken: \(detail)"
        case .busy: "Too much is being looked at just now. Try again in a moment."
        case .broken: "It could not be fetched: \(detail)."
        }
    }
}
