import ArgumentParser
import Networks
import Testing

@testable import RoundtableCLI

struct FollowingOptionsTests {
    private func settings(_ arguments: [String], _ variables: [String: String] = [:]) throws -> FollowingSettings {
        try FollowingOptions.parse(arguments).settings(Environment { variables[$0] })
    }

    @Test("by itself a calendar is looked at every hour, and nothing private is asked")
    func standards() throws {
        let settings = try settings([])
        #expect(settings.standardMinutes == 60 && settings.openNetworks == NetworkList())
    }

    @Test("the rhythm and the networks are set, the rhythm to none, too")
    func set() throws {
        let settings = try settings(
            ["--follow-every", "2h"],
            ["ROUNDTABLE_FOLLOW_EVERY": "off", "ROUNDTABLE_FOLLOW_NETWORKS": "10.1.0.0/16, ::1"])
        #expect(settings.standardMinutes == 120)
        #expect(settings.openNetworks == NetworkList("10.1.0.0/16 ::1"))
        #expect(try self.settings(["--follow-every", "off"]).standardMinutes == nil)
        #expect(try self.settings(["--follow-networks", "none"]).openNetworks == NetworkList())
    }

    @Test("what is no time within a day, or no network, is refused", arguments: ["5m", "25h", "often", "0"])
    func refused(_ text: String) {
        #expect(throws: UsageError.self) { try settings(["--follow-every", text]) }
        #expect(throws: UsageError.self) { try settings(["--follow-networks", text]) }
    }
}
