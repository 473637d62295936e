public import HTTP

/// The web admin: everything under `/admin`.
public enum AdminSite {
    /// Adds all routes of the admin to a router and says who may take each.
    @discardableResult
    public static func register(on router: inout Router, _ environment: AdminEnvironment) -> [AdminRoute] {
        var routes = AdminRoutes(router, environment)
        SignInRoutes.register(on: &routes)
        KeptFormRoutes.register(on: &routes)
        HomeRoutes.register(on: &routes)
        EventRoutes.register(on: &routes)
        SettingsRoutes.register(on: &routes)
        AgendaRoutes.register(on: &routes)
        ReleaseRoutes.register(on: &routes)
        DelayRoutes.register(on: &routes)
        ProposalRoutes.register(on: &routes)
        ConflictRoutes.register(on: &routes)
        SessionRoutes.register(on: &routes)
        SessionSpeakerRoutes.register(on: &routes)
        SpeakerRoutes.register(on: &routes)
        AttendeeRoutes.register(on: &routes)
        SeatingRoutes.register(on: &routes)
        FeedRoutes.register(on: &routes)
        ImportRoutes.register(on: &routes)
        RoomRoutes.register(on: &routes)
        TrackRoutes.register(on: &routes)
        PeopleRoutes.register(on: &routes)
        SeriesRoutes.register(on: &routes)
        PartnerRoutes.register(on: &routes)
        FollowingRoutes.register(on: &routes)
        AdministratorRoutes.register(on: &routes)
        EventRoleRoutes.register(on: &routes)
        LogRoutes.register(on: &routes)
        router = routes.router
        return routes.table
    }
}
