import Testing
import TimeZones

@testable import Domain

/// Changes of the clock, each with the day on which it is: forward and back, by an hour and by half of one, north and
/// south.
private let changes = [
    ("Europe/London", "2011-03-27"), ("Europe/London", "2011-10-30"), ("America/New_York", "2011-03-13"),
    ("America/New_York", "2011-11-06"), ("Australia/Lord_Howe", "2011-04-03"), ("Australia/Lord_Howe", "2011-10-02"),
    ("Asia/Kathmandu", "2011-06-15"),
]

@Suite("The conflicts of random agendas")
struct ConflictsPropertyTests {
    @Test("are those that trying every session and every two of them finds", arguments: changes)
    func exact(zone: String, change: String) throws {
        var kinds: Set<ConflictKind> = []
        for seed in 1...40 {
            let setting = try RandomDraft(zone: zone, change: change, seed: seed).draft.setting
            let found = Conflicts.find(setting)
            let expected = BruteForce(setting).found
            #expect(found.count == expected.count, "seed \(seed)")
            let byIdentity = Dictionary(
                found.map { ($0.identity, $0.measure) }, uniquingKeysWith: { first, _ in first })
            #expect(byIdentity == expected, "seed \(seed)")
            kinds.formUnion(found.map(\.kind))
        }
        #expect(kinds == Set(ConflictKind.allCases))
    }

    @Test("stop a release exactly when a search among what it shows finds an error", arguments: changes)
    func released(zone: String, change: String) throws {
        for seed in 1...40 {
            var setting = try RandomDraft(zone: zone, change: change, seed: seed).draft.setting
            let stopping = Conflicts.find(setting).filter(\.stopsRelease).map(\.identity)
            setting.items = setting.items.filter(\.session.isReleasable)
            let errors = Conflicts.find(setting).filter { $0.severity == .error }.map(\.identity)
            #expect(stopping == errors, "seed \(seed)")
        }
    }

    @Test("do not depend on the order in which the sessions are given")
    func order() throws {
        for seed in 1...40 {
            var setting = try RandomDraft(zone: "Europe/London", change: "2011-10-30", seed: seed).draft.setting
            let found = Conflicts.find(setting)
            setting.items.reverse()
            #expect(Conflicts.find(setting) == found, "seed \(seed)")
        }
    }
}
