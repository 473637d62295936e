import ArgumentParser
import HTTP
import HTTPServer

/// How much one client may take of the server, and how long: every limit of ``ServerLimits``.
struct LimitOptions: ParsableArguments {
    @Option(help: .limit("Time for the head of a request to arrive.", "15s", "HEAD_TIMEOUT", .time))
    var headTimeout: String?
    @Option(help: .limit("Time between two pieces of a body.", "10s", "BODY_GAP_TIMEOUT", .time))
    var bodyGapTimeout: String?
    @Option(help: .limit("Time for a whole body to arrive.", "60s", "BODY_TIMEOUT", .time))
    var bodyTimeout: String?
    @Option(help: .limit("Time between two requests of a connection.", "60s", "IDLE_TIMEOUT", .time))
    var idleTimeout: String?
    @Option(help: .limit("Time without a byte of an answer being taken.", "30s", "STALL_TIMEOUT", .time))
    var stallTimeout: String?
    @Option(help: .limit("Time for a client to take a last answer.", "5s", "LINGER_TIMEOUT", .time))
    var lingerTimeout: String?
    @Option(help: .limit("Time to finish what is under way when told to stop.", "15s", "STOP_TIMEOUT", .time))
    var stopTimeout: String?
    @Option(help: .limit("Connections at a time.", "4000", "MAX_CONNECTIONS", .count))
    var maxConnections: String?
    @Option(
        help: .limit("Connections at a time from one address.", "256", "MAX_CONNECTIONS_PER_ADDRESS", .count))
    var maxConnectionsPerAddress: String?
    @Option(
        help: .limit("Requests of one client that are worked on at a time.", "32", "MAX_WAITING_PER_ADDRESS", .count))
    var maxWaitingPerAddress: String?
    @Option(help: .limit("Requests in one connection.", "10000", "MAX_REQUESTS_PER_CONNECTION", .count))
    var maxRequestsPerConnection: String?
    @Option(help: .limit("The longest line of a head.", "8KiB", "MAX_LINE", .size))
    var maxLine: String?
    @Option(help: .limit("The longest head, at most 65535.", "32KiB", "MAX_HEAD", .size))
    var maxHead: String?
    @Option(help: .limit("Fields in a head.", "100", "MAX_FIELDS", .count))
    var maxFields: String?
    @Option(help: .limit("The longest line before a chunk.", "256", "MAX_CHUNK_LINE", .size))
    var maxChunkLine: String?
    @Option(help: .limit("The trailer fields of a body, at most 65535.", "4KiB", "MAX_TRAILERS", .size))
    var maxTrailers: String?
    @Option(help: .limit("The largest form without a file.", "1MiB", "MAX_FORM", .size))
    var maxForm: String?
    @Option(help: .limit("The largest upload.", "64MiB", "MAX_UPLOAD", .size))
    var maxUpload: String?
    @Option(help: .limit("Unread body that is dropped to keep a connection.", "64KiB", "MAX_DRAINED_BODY", .size))
    var maxDrainedBody: String?

    /// Sets what the command line or the environment gives.
    func apply(to configuration: inout Configuration, _ setting: Setting) throws {
        var limits = configuration.limits
        try time(headTimeout, "head-timeout", setting) { limits.head = $0 }
        try time(bodyGapTimeout, "body-gap-timeout", setting) { limits.bodyGap = $0 }
        try time(bodyTimeout, "body-timeout", setting) { limits.body = $0 }
        try time(idleTimeout, "idle-timeout", setting) { limits.idle = $0 }
        try time(stallTimeout, "stall-timeout", setting) { limits.stalledWriter = $0 }
        try time(lingerTimeout, "linger-timeout", setting) { limits.lingering = $0 }
        try time(stopTimeout, "stop-timeout", setting) { configuration.stopTimeout = $0 }
        try count(maxConnections, "max-connections", setting) { limits.connections = $0 }
        try count(maxConnectionsPerAddress, "max-connections-per-address", setting) {
            limits.connectionsPerAddress = $0
        }
        try count(maxWaitingPerAddress, "max-waiting-per-address", setting) { limits.waitingPerAddress = $0 }
        try count(maxRequestsPerConnection, "max-requests-per-connection", setting) {
            limits.requestsPerConnection = $0
        }
        try size(maxLine, "max-line", setting, atMost: 65_535) { limits.request.line = $0 }
        try size(maxHead, "max-head", setting, atMost: 65_535) { limits.request.head = $0 }
        try count(maxFields, "max-fields", setting) { limits.request.fields = $0 }
        try size(maxChunkLine, "max-chunk-line", setting, atMost: 65_535) { limits.request.chunkLine = $0 }
        try size(maxTrailers, "max-trailers", setting, atMost: 65_535) { limits.request.trailers = $0 }
        try size(maxForm, "max-form", setting) { configuration.formLimit = .bytes(Int64($0)) }
        try size(maxUpload, "max-upload", setting) { configuration.uploadLimit = .bytes(Int64($0)) }
        try size(maxDrainedBody, "max-drained-body", setting) { limits.drainedBody = Int64($0) }
        configuration.limits = limits
    }

    private func time(_ given: String?, _ option: String, _ setting: Setting, _ set: (Duration) -> Void) throws {
        try read(given, option, setting, "use a time such as 500ms, 15s or 2m", Quantity.duration, set)
    }

    private func count(_ given: String?, _ option: String, _ setting: Setting, _ set: (Int) -> Void) throws {
        try read(given, option, setting, "use a whole number above 0", Quantity.count, set)
    }

    private func size(
        _ given: String?, _ option: String, _ setting: Setting, atMost limit: Int = .max, _ set: (Int) -> Void
    ) throws {
        let top = limit == .max ? "" : ", at most \(limit)"
        try read(
            given, option, setting, "use a number of bytes, or one with KiB, MiB or GiB, above 0\(top)",
            { text in Quantity.bytes(text).flatMap { $0 <= limit ? $0 : nil } }, set)
    }

    private func read<Value>(
        _ given: String?, _ option: String, _ setting: Setting, _ expectation: String, _ parse: (String) -> Value?,
        _ set: (Value) -> Void
    ) throws {
        let variable = String(option.uppercased().map { $0 == "-" ? "_" : $0 })
        if let value = try setting.value(given, option, variable, orSay: expectation, parse) { set(value) }
    }
}

extension ArgumentHelp {
    fileprivate enum Kind: String {
        case time, count = "number", size = "bytes"
    }

    fileprivate static func limit(_ text: String, _ standard: String, _ variable: String, _ kind: Kind) -> ArgumentHelp
    {
        .option(text, standard: standard, variable: variable, valueName: kind.rawValue)
    }
}
