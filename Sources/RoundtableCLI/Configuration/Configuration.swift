public import Domain
public import HTTP
public import HTTPServer
public import LibUV

/// Everything that can be set, in one place.
public struct Configuration: Sendable {
    /// The database file.
    public var database: String
    public var listen: SocketAddress
    /// Loops that serve; each takes a core.
    public var workers: Int
    /// Where readers reach the site, without a slash at the end: links, feeds and cookies are made from it.
    public var baseURL: BaseURL
    /// The folder of static files and message catalogues; nil looks beside the program and in the working folder.
    public var resources: String?
    /// Whether each request is logged.
    public var logsAccess = false
    /// What one client may take of the server.
    public var limits = ServerLimits()
    /// How long a stop waits for what is under way.
    public var stopTimeout = Duration.seconds(15)
    /// The largest form without a file.
    public var formLimit = BodyLimit.standard
    /// The largest upload.
    public var uploadLimit = BodyLimit.bytes(64 << 20)
    /// Whose word about their clients' addresses is taken: by itself a proxy's on this machine.
    public var trustedProxies = Configuration.thisMachine
    /// Who may read the metrics.
    public var metrics = MetricsAccess.loopback
    /// The name of the body that runs the installation.
    public var organisation = "Roundtable"
    /// The language of the pages, by its tag.
    public var language = "en-GB"
    /// How calendars of partners are followed.
    public var following = FollowingSettings()
    /// Where readers can write to.
    public var contact: EmailAddress?

    public init(
        database: String, listen: SocketAddress, workers: Int = 1, baseURL: BaseURL? = nil, resources: String? = nil
    ) {
        self.database = database
        self.listen = listen
        self.workers = workers
        self.baseURL = baseURL ?? BaseURL(of: listen)
        self.resources = resources
    }
}

extension Configuration {
    /// The loopback addresses: who can connect from there runs on this machine already.
    // because: the text is a list of networks.
    static let thisMachine = TrustedProxies("127.0.0.0/8, ::1")!
}

/// Who may read `/metrics`.
public enum MetricsAccess: String, CaseIterable, Sendable {
    /// Nobody.
    case off
    /// Programs on this machine that ask without a proxy.
    case loopback
    /// Everybody who reaches the server.
    case open
}

/// `https://events.example.org`: a scheme, a host and perhaps a port, nothing behind them.
public struct BaseURL: Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// The host as it stands in the address, without the port.
    public let host: String

    public var isHTTPS: Bool { description.hasPrefix("https://") }

    /// Nil for anything but http or https, a host of letters, digits, dots and hyphens or an address, and a port.
    public init?(_ text: String) {
        var text = text.lowercased()
        while text.hasSuffix("/") { text.removeLast() }
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return nil }
        let authority = text.dropFirst(scheme.count)
        guard !authority.isEmpty,
            authority.utf8.allSatisfy({
                Self.isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
            })
        else { return nil }
        let hostEnd =
            authority.hasPrefix("[")
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : authority.firstIndex(of: ":")
        let port = authority[(hostEnd ?? authority.endIndex)...]
        guard port.isEmpty || (port.hasPrefix(":") && UInt16(port.dropFirst()) != nil) else { return nil }
        host = String(authority[..<(hostEnd ?? authority.endIndex)])
        guard !host.isEmpty else { return nil }
        description = text
    }

    /// The plain address of a socket; a socket on all addresses is reached as this machine.
    public init(of address: SocketAddress) {
        let isEverywhere = address.host == "0.0.0.0" || address.host == "::"
        let name = isEverywhere ? "localhost" : address.isIPv6 ? "[\(address.host)]" : address.host
        host = name
        description = "http://\(name):\(address.port)"
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
