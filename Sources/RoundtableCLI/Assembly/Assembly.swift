import LibUV
public import Domain
public import HTTP
public import HTTPTypes
public import Logging
import Pages
import PublicSite
public import TimeZones
public import WebAdmin

/// The whole of the web, put together: every route behind the middleware that all of them share.
public struct Assembly: Sendable {
    public let application: Application
    /// Every route, for tests that go through all of them.
    public let routes: [(method: HTTPRequest.Method, pattern: String)]
    /// The admin's routes and who may take each.
    public let adminRoutes: [AdminRoute]

    /// What differs between a server and a test.
    public struct Parts: Sendable {
        public var store: any Domain.Store
        public var hasher: any PasswordHasher
        public var resources: Resources
        public var zones: ZoneDatabase
        public var clock: @Sendable () -> Instant
        public var logger: Logger
        /// The folder in which uploaded files wait.
        public var uploads: String
        /// Looks at partners' calendars on the web; nil for one that asks what the configuration allows.
        public var lookout: (any CalendarLookout)?
        /// Adds routes of its own: those that tell the operator of the whole process.
        public var addRoutes: @Sendable (inout Router) -> Void = { _ in }

        public init(
            store: any Domain.Store, hasher: any PasswordHasher, resources: Resources, zones: ZoneDatabase = .system,
            clock: @escaping @Sendable () -> Instant, logger: Logger, uploads: String
        ) {
            self.store = store
            self.hasher = hasher
            self.resources = resources
            self.zones = zones
            self.clock = clock
            self.logger = logger
            self.uploads = uploads
        }
    }

    /// Throws an error with one sentence when the configuration names a language that is not there.
    public init(_ configuration: Configuration, _ parts: Parts) throws {
        let security = SecurityHeaders(isHTTPS: configuration.baseURL.isHTTPS)
        let site = try Self.site(configuration, parts)
        let visitors = VisitorSite(
            store: parts.store, site: site, baseURL: configuration.baseURL.description, security: security,
            now: parts.clock)

        var router = Router()
        router.standardLimit = configuration.formLimit
        HealthRoutes(store: parts.store).add(to: &router)
        parts.addRoutes(&router)
        visitors.addRoutes(to: &router)
        var admin = AdminEnvironment(
            store: parts.store, hasher: parts.hasher, background: WorkQueueBackground(), zones: parts.zones,
            baseURL: configuration.baseURL.description, clock: parts.clock, site: { _ in site },
            uploads: parts.uploads,
            lookout: parts.lookout
                ?? WebLookout(openNetworks: configuration.following.openNetworks, now: parts.clock))
        admin.standardLookMinutes = configuration.following.standardMinutes ?? admin.standardLookMinutes
        admin.formLimit = configuration.formLimit
        admin.uploadLimit = configuration.uploadLimit
        adminRoutes = AdminSite.register(on: &router, admin)
        routes = router.routes

        let middleware: [any Middleware] = [
            security, Self.errorPages(visitors, site, parts.logger), AllowedHosts(Self.hosts(configuration)),
            Compression(), parts.resources.assets,
        ]
        application = Application(router: router, middleware: middleware)
    }

    private static func site(_ configuration: Configuration, _ parts: Parts) throws -> Site {
        guard let language = parts.resources.languages[configuration.language] else {
            let tags = parts.resources.languages.tags.joined(separator: ", ")
            throw UsageError("There is no language \(configuration.language), only: \(tags).")
        }
        return Site(
            organisation: configuration.organisation, contact: configuration.contact,
            assets: PageAssets(parts.resources.assets), isHTTPS: configuration.baseURL.isHTTPS, language: language)
    }

    private static func errorPages(_ visitors: VisitorSite, _ site: Site, _ logger: Logger) -> ErrorPages {
        ErrorPages(
            classify: { HTTPError($0, site.t) }, page: { failure, _ in visitors.errorPage(failure) },
            report: { error, id, request in
                logger.error(
                    "request failed",
                    metadata: [
                        "request": "\(id)", "method": "\(request.method)", "path": "\(LoggedPath.text(request))",
                        "error": "\(error)",
                    ])
            })
    }

    /// The names that the site goes by: that of its base URL, the address it listens on, and this machine's own.
    private static func hosts(_ configuration: Configuration) -> [String] {
        let address = configuration.listen
        return [
            configuration.baseURL.host, address.isIPv6 ? "[\(address.host)]" : address.host, "localhost", "127.0.0.1",
            "[::1]",
        ]
    }
}
