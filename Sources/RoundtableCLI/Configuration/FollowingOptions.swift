import ArgumentParser
import Domain
public import Networks

/// How calendars of partners are followed.
public struct FollowingSettings: Hashable, Sendable {
    /// Minutes between two looks where nobody says anything; nil when this process looks at nothing by itself.
    public var standardMinutes: Int? = 60
    /// Networks whose addresses may be asked although they are not public.
    public var openNetworks = NetworkList()

    public init() {}
}

struct FollowingOptions: ParsableArguments {
    @Option(
        help: .option(
            "Time between two looks at a partner's calendar that asks for none, 15m to 24h; off to look at none.",
            standard: "1h", variable: "FOLLOW_EVERY", valueName: "time"))
    var followEvery: String?
    @Option(
        help: .option(
            "Addresses and networks from which partners' calendars may be fetched although they are not public.",
            standard: "none", variable: "FOLLOW_NETWORKS", valueName: "list"))
    var followNetworks: String?

    func settings(_ environment: Environment = .process) throws -> FollowingSettings {
        let setting = Setting(environment: environment)
        var settings = FollowingSettings()
        let every = try setting.value(
            followEvery, "follow-every", "FOLLOW_EVERY", orSay: "use a time from 15m to 24h, or off", Self.minutes)
        if let every { settings.standardMinutes = every }
        settings.openNetworks =
            try setting.value(
                followNetworks, "follow-networks", "FOLLOW_NETWORKS",
                orSay: "use addresses and networks such as 10.1.0.0/16, or none"
            ) { $0 == "none" ? NetworkList() : NetworkList($0) } ?? settings.openNetworks
        return settings
    }

    /// Whole minutes; the inner nil is `off`, the outer what is neither.
    private static func minutes(_ text: String) -> Int?? {
        if text == "off" { return .some(nil) }
        guard let time = Quantity.duration(text) else { return nil }
        let minutes = Int(time.components.seconds / 60)
        return LookRhythm.wishes.contains(minutes) ? .some(minutes) : nil
    }
}
