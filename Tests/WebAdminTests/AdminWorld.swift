import Domain
import HTTP
import Networks
import Pages
import RoundtableCLI
import Store
import TestSupport
import Testing
import TimeZones
import WebAdmin

/// The admin over the named world, in memory.
struct AdminWorld: Sendable {
    let world: NamedWorld
    let routes: [AdminRoute]
    let application: Application

    init(
        seeds: [String] = [], baseURL: String = "http://127.0.0.1:8080", language: Language = .english,
        hasher: any PasswordHasher = OpenHasher(), importPatience: Duration = .seconds(300)
    ) async throws {
        let world = try await NamedWorld(seeds: seeds)
        let assets = PageAssets(
            stylesheet: "/static/app.css", gridStylesheet: "/static/grid.css", script: "/static/app.js",
            icon: "/static/favicon.svg",
            iconForOldBrowsers: "/static/favicon.ico")
        var environment = AdminEnvironment(
            store: world.store, hasher: hasher, background: InlineWork(), zones: .system, baseURL: baseURL,
            clock: { world.clock.now },
            site: { _ in Site(assets: assets, language: language) }, uploads: "/tmp",
            lookout: WebLookout(openNetworks: try #require(NetworkList("127.0.0.1")), now: { world.clock.now }))
        environment.importPatience = importPatience
        var router = Router()
        routes = AdminSite.register(on: &router, environment)
        application = Application(router: router)
        self.world = world
    }

    /// A browser in which nobody has signed in, at this network address or none.
    func browser(at address: String? = nil) -> Browser {
        Browser(InMemoryCarrier(application, peer: address.map { PeerAddress(host: $0) } ?? .memory))
    }

    /// A browser of one of the administrators.
    func browser(of who: NamedWorld.Who) async throws -> Browser {
        let browser = browser()
        try await browser.signIn(as: who)
        return browser
    }

    /// A browser of somebody who has this role for one event, beside one for everything or none.
    func browser(withRole role: Role?, for event: String, beside all: Role? = nil) async throws -> Browser {
        let address = "\(role?.rawValue ?? "nobody")-of-\(event)@example.org"
        let email = try #require(EmailAddress(address))
        try await world.store.write { tx in
            let added = try Administrators.add(
                email, name: "", role: all, passwordHash: "open:tables in the round", in: tx)
            _ = try Administrators.setRole(role, of: added.id, in: try tx.event(event).id, tx)
        }
        let browser = browser()
        let answer = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": address, "password": "tables in the round"])
        try #require(answer.location == "/admin")
        return browser
    }

    /// The newest entries of the log, the newest first.
    func log(_ count: Int = 1) throws -> [LogEntry] {
        try read { try $0.log.list(LogFilter(), before: nil, limit: count) }
    }

    func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
        try world.store.read(body)
    }

    /// An event to work in, made as a form would make it.
    static let dinner = [
        "title": "CIO dinner", "slug": "dinner", "kind": "roundtable", "zone": "Europe/London",
        "first_day": "2011-12-01", "last_day": "2011-12-02", "visibility": "draft", "registration": "invitation",
    ]
}

extension ReadTransaction {
    /// The event of this slug, which must be there.
    func event(_ slug: String) throws -> Event {
        try #require(try Slug(slug).flatMap { try events.find($0) })
    }

    /// The session of this key, or nil.
    func session(_ key: String, of event: String) throws -> Session? {
        let event = try self.event(event)
        return try SessionKey(key).flatMap { try sessions.find($0, in: event.id) }
    }
}
