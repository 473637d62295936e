import ArgumentParser
import Domain
import Glibc
import HTTP
import LibUV

extension ArgumentHelp {
    /// The help of an option, with what holds when it is not given and the variable that stands for it.
    static func option(
        _ text: String, standard: String? = nil, variable: String, valueName: String? = nil
    ) -> ArgumentHelp {
        let standing = standard.map { " (standard: \($0))" } ?? ""
        return ArgumentHelp("\(text)\(standing) [\(Environment.prefix)\(variable)]", valueName: valueName)
    }
}

/// Where the database is.
struct DatabaseOptions: ParsableArguments {
    @Option(help: .option("The database file.", standard: Self.standard, variable: "DATABASE", valueName: "file"))
    var database: String?

    static let standard = "data/roundtable.sqlite"

    func path(_ environment: Environment = .process) -> String {
        database ?? environment.text("DATABASE") ?? Self.standard
    }
}

struct OutputOptions: ParsableArguments {
    @Flag(help: .option("Write JSON to standard output.", variable: "JSON"))
    var json = false

    func isJSON(_ environment: Environment = .process) throws -> Bool { try environment.flag("JSON", given: json) }
}

/// What the server needs to know beside the database.
struct ServerOptions: ParsableArguments {
    @Option(
        help: .option(
            "The address and port to listen on.", standard: "127.0.0.1:8080", variable: "LISTEN",
            valueName: "host:port"))
    var listen: String?

    @Option(
        help: .option(
            "Loops that serve, each on a core.", standard: "one a core", variable: "WORKERS", valueName: "number"))
    var workers: String?

    @Option(
        help: .option(
            "Where readers reach the site; links, feeds and cookies are made from it.",
            standard: "http:// and the address", variable: "BASE_URL", valueName: "url"))
    var baseURL: String?

    @Option(
        help: .option(
            "The folder of static files and translations.",
            standard: "Resources beside the program or in the working folder", variable: "RESOURCES",
            valueName: "folder"))
    var resources: String?

    @Option(
        help: .option(
            "The name of the body that runs this site.", standard: "Roundtable", variable: "ORGANISATION",
            valueName: "name"))
    var organisation: String?

    @Option(help: .option("The e-mail address for readers' questions.", variable: "CONTACT", valueName: "e-mail"))
    var contact: String?

    @Option(
        help: .option(
            "The language of the pages, by the name of its catalogue.", standard: "en-GB", variable: "LANGUAGE",
            valueName: "tag"))
    var language: String?

    @Flag(help: .option("Log each request.", variable: "ACCESS_LOG"))
    var accessLog = false

    @Option(
        help: .option(
            "Addresses and networks of proxies whose X-Forwarded-For or Forwarded is believed; none for nobody.",
            standard: "127.0.0.0/8, ::1", variable: "TRUSTED_PROXY", valueName: "list"))
    var trustedProxy: String?

    @Option(
        help: .option(
            "Who may read /metrics: off, loopback or open.", standard: "loopback", variable: "METRICS",
            valueName: "who"))
    var metrics: String?

    @OptionGroup(title: "Calendars of partners") var following: FollowingOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions

    func configuration(_ database: DatabaseOptions, _ environment: Environment = .process) throws -> Configuration {
        let setting = Setting(environment: environment)
        let listen = try setting.value(
            listen, "listen", "LISTEN", orSay: "use an address and a port such as 127.0.0.1:8080"
        ) { SocketAddress($0) }
        let address = try listen ?? SocketAddress(host: "127.0.0.1", port: 8080)
        let workers = try setting.value(workers, "workers", "WORKERS", orSay: "use a number from 1 to 256") { text in
            Int(text).flatMap { (1...256).contains($0) ? $0 : nil }
        }
        let baseURL = try setting.value(
            baseURL, "base-url", "BASE_URL", orSay: "use an address such as https://events.example.org"
        ) { BaseURL($0) }
        var configuration = Configuration(
            database: database.path(environment), listen: address, workers: workers ?? Self.cores, baseURL: baseURL,
            resources: resources ?? environment.text("RESOURCES"))
        configuration.logsAccess = try environment.flag("ACCESS_LOG", given: accessLog)
        configuration.organisation = organisation ?? environment.text("ORGANISATION") ?? configuration.organisation
        configuration.language = language ?? environment.text("LANGUAGE") ?? configuration.language
        configuration.contact = try setting.value(
            contact, "contact", "CONTACT", orSay: "use an e-mail address such as office@example.org"
        ) { EmailAddress($0) }
        configuration.trustedProxies =
            try setting.value(
                trustedProxy, "trusted-proxy", "TRUSTED_PROXY",
                orSay: "use addresses and networks such as 127.0.0.1, 10.0.0.0/8, or none"
            ) { $0 == "none" ? TrustedProxies() : TrustedProxies($0) } ?? configuration.trustedProxies
        configuration.metrics =
            try setting.value(metrics, "metrics", "METRICS", orSay: "use off, loopback or open") {
                MetricsAccess(rawValue: $0)
            } ?? configuration.metrics
        configuration.following = try following.settings(environment)
        try limits.apply(to: &configuration, setting)
        return configuration
    }

    /// The processors that are online.
    private static var cores: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 256) }
}

/// A value that the command line gives, or else the environment.
struct Setting {
    let environment: Environment

    func value<Value>(
        _ given: String?, _ option: String, _ variable: String, orSay expectation: String, _ parse: (String) -> Value?
    ) throws -> Value? {
        guard let given else { return try environment.parsed(variable, orSay: expectation, parse) }
        guard let value = parse(given) else { throw UsageError("--\(option) is “\(given)”: \(expectation).") }
        return value
    }
}
