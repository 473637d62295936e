/// Who makes the changes of a transaction, and from where. Every write names one.
public struct LogAuthor: Hashable, Sendable {
    /// Nil for the command line, and for somebody who is not signed in.
    public var administrator: ID<Administrator>?
    /// The administrator's address at that time; empty without one.
    public var email: String
    public var origin: LogOrigin
    /// The network address of the browser, or of the proxy in front; empty but for ``LogOrigin/web``.
    public var address: String
    /// The name of the file whose rows are brought in; empty unless there is one.
    public var file: String

    public init(
        administrator: Administrator? = nil, origin: LogOrigin, address: String = "", file: String = ""
    ) {
        self.administrator = administrator?.id
        email = administrator?.email.description ?? ""
        self.origin = origin
        self.address = address
        self.file = file
    }

    /// Somebody who is signed in to the admin.
    public static func web(_ administrator: Administrator, from address: String) -> LogAuthor {
        LogAuthor(administrator: administrator, origin: .web, address: address)
    }

    /// Somebody who is not.
    public static func visitor(from address: String) -> LogAuthor { LogAuthor(origin: .web, address: address) }

    /// Whoever may start the program on the machine of the installation.
    public static let commandLine = LogAuthor(origin: .commandLine)
}

/// Where a change comes from.
public enum LogOrigin: String, CaseIterable, Hashable, Sendable {
    case web
    case commandLine = "command line"
    /// The server itself, at a time that was set.
    case schedule

    public var label: Message {
        switch self {
        case .web: "Web"
        case .commandLine: "Command line"
        case .schedule: "Schedule"
        }
    }
}
