public import Domain
public import HTTP
import HTML
public import Pages
public import TimeZones

/// The pages and feeds that anybody may read: routes to be added to a router, and the site's own error page.
///
/// One value serves all loops: what it keeps is shared and safe from any thread.
public struct VisitorSite: Sendable {
    let answers: Answers
    let address: SiteAddress
    let site: Site
    /// Stores what was written for whole calendars.
    let keeper: EntryKeeper
    private let written = WrittenSessions()

    var feeds: CalendarFeeds { CalendarFeeds(address: address, site: site, written: written) }
    var wholeCalendar: WholeCalendar { WholeCalendar(sessions: feeds.sessions, keeper: keeper) }

    /// - Parameters:
    ///   - store: written to for what attendees do on their own pages, and to keep entries of calendars.
    ///   - site: what all pages share.
    ///   - baseURL: where the site is reached, `https://roundtable.example.org`: absolute links are made of it, never of
    ///     what a request says.
    ///   - security: the fields that every response carries; kept answers have them from the start.
    ///   - now: the present; only What's on and what is on now depend on it.
    public init(
        store: any Store, site: Site, baseURL: String, security: SecurityHeaders = SecurityHeaders(),
        now: @escaping @Sendable () -> Instant
    ) {
        answers = Answers(store: store, now: now, security: security)
        address = SiteAddress(baseURL)
        keeper = EntryKeeper(store: store)
        self.site = site
    }

    /// Adds every public route.
    public func addRoutes(to router: inout Router) {
        addHomeRoutes(to: &router)
        addEventRoutes(to: &router)
        addReleaseRoutes(to: &router)
        addFeedRoutes(to: &router)
        addSubscribeRoutes(to: &router)
        addPersonalRoutes(to: &router)
        addFixedRoutes(to: &router)
    }

    /// Waits until what answers left to be stored is stored.
    public func settle() async { await keeper.finish() }

    /// The page for a request that ended in an error, in the public frame.
    public func errorPage(_ failure: ErrorPages.Failure) -> Response {
        let home = ActionLink(site.t("See what’s on"), PublicLinks.home())
        let page = ErrorPage(failure.error, requestID: failure.requestID, home: home, site.t)
        return .page(PublicFrame(site: site).page(page.header, content: page.content), status: failure.error.status)
    }
}
