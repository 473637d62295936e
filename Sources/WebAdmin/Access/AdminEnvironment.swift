public import Domain
public import HTTP
public import Pages
public import TimeZones

/// What the admin is given to work with.
public struct AdminEnvironment: Sendable {
    public var store: any Store
    public var hasher: any PasswordHasher
    public var background: any BackgroundWork
    public var zones: ZoneDatabase
    /// Where this site is reached, without a slash at the end: `https://events.example.org`. An `http` address means
    /// this machine alone, and cookies without `Secure`.
    public var baseURL: String
    public var clock: @Sendable () -> Instant
    /// What the pages of an answer share, in the language of its reader.
    public var site: @Sendable (Request) -> Site
    /// The folder in which uploaded files wait for their application.
    public var uploads: String
    /// Looks at partners' calendars on the web.
    public var lookout: any CalendarLookout
    /// Minutes between two looks at a calendar that asks for none.
    public var standardLookMinutes = 60
    /// The largest form without a file.
    public var formLimit = BodyLimit.standard
    /// The largest upload.
    public var uploadLimit = BodyLimit.bytes(64 << 20)
    /// How long a page waits for an import to end before it shows how far it is; most files are through by then.
    public var importPatience = Duration.milliseconds(700)

    public init(
        store: any Store, hasher: any PasswordHasher, background: any BackgroundWork, zones: ZoneDatabase,
        baseURL: String, clock: @escaping @Sendable () -> Instant, site: @escaping @Sendable (Request) -> Site,
        uploads: String, lookout: any CalendarLookout
    ) {
        self.store = store
        self.hasher = hasher
        self.background = background
        self.zones = zones
        self.baseURL = baseURL
        self.clock = clock
        self.site = site
        self.uploads = uploads
        self.lookout = lookout
    }
}
