import Domain
import Testing
import TimeZones

@Suite("The calendar of a partner")
struct PartnersTests {
    private typealias Entry = (name: PartnerEntry.Name, details: PartnerEntryDetails)
    private let long = Instant(secondsSince1970: 0)

    private func entry(
        _ uid: String, _ title: String = "Talk", sequence: Int = 0, changed: Int64 = 1000, start: Int64 = 1_400_000_000
    ) -> Entry {
        (
            PartnerEntry.Name(uid: uid, occurrence: ""),
            PartnerEntryDetails(
                title: title, time: .time(start: Instant(secondsSince1970: start), end: nil, zone: .utc),
                sequence: sequence, changedAt: Instant(secondsSince1970: changed))
        )
    }

    @discardableResult
    private func importing(
        _ entries: [(String, String, Int, Int64)], in world: World, since: Int64 = 0
    ) async throws -> [String] {
        let found = entries.map { entry($0.0, $0.1, sequence: $0.2, changed: $0.3) }
        let instant = Instant(secondsSince1970: since)
        return try await world.store.write { tx in
            let plan = try Partners.plan(found, titled: "BCS", beside: nil, since: instant, in: tx)
            try Partners.apply(plan, tx)
            return plan.steps.map { "\($0.name.uid) \($0.kind.rawValue)" }
        }
    }

    private func shown(_ world: World) throws -> [String] {
        try world.store.read { tx in
            try tx.partners.upcoming(from: long, series: nil, limit: 10).map { "\($0.name.uid) \($0.details.title)" }
        }
    }

    @Test("is known by its title, and its entries by their UIDs: the same file again changes nothing")
    func again() async throws {
        let world = try World()
        #expect(try await importing([("a", "A", 0, 1000), ("b", "B", 0, 1000)], in: world) == ["a new", "b new"])
        let revision = try world.store.read { try $0.events.siteRevision() }
        world.wait()
        #expect(
            try await importing([("a", "A", 0, 1000), ("b", "B", 0, 1000)], in: world) == [
                "a unchanged", "b unchanged",
            ])
        #expect(try world.store.read { try $0.events.siteRevision() } == revision)
        #expect(try world.store.read { try $0.partners.calendars().map(\.title) } == ["BCS"])
    }

    @Test("what is newer by sequence, or by the time of change, wins; what is older stays out")
    func newer() async throws {
        let world = try World()
        try await importing(
            [("a", "A", 1, 1000), ("b", "B", 1, 1000), ("c", "C", 1, 1000), ("d", "D", 1, 1000)], in: world)
        #expect(
            try await importing(
                [("a", "A2", 2, 500), ("b", "B2", 1, 2000), ("c", "C2", 0, 9000), ("d", "D2", 1, 1000)], in: world)
                == ["a changed", "b changed", "c older", "d changed"])
        #expect(try shown(world) == ["a A2", "b B2", "c C", "d D2"])
    }

    @Test("what their calendar has no longer has ended: kept, not shown, back when it is back, gone when told")
    func ended() async throws {
        let world = try World()
        try await importing([("a", "A", 0, 1000), ("b", "B", 0, 1000)], in: world)
        #expect(try await importing([("a", "A", 0, 1000)], in: world) == ["a unchanged", "b ended"])
        #expect(try shown(world) == ["a A"])
        #expect(try await importing([("a", "A", 0, 1000)], in: world) == ["a unchanged"])
        #expect(try await importing([("b", "B", 0, 1000)], in: world) == ["b changed", "a ended"])
        #expect(try shown(world) == ["b B"])
        let removed = try await world.store.write { tx in
            try Partners.removeEnded(of: try tx.partners.calendars()[0].id, tx)
        }
        #expect(removed == 1)
        #expect(try world.store.read { try $0.partners.entries(of: $0.partners.calendars()[0].id).count } == 1)
    }

    @Test("what has ended comes back whatever its count of changes says")
    func back() async throws {
        let world = try World()
        try await importing([("a", "A", 5, 1000)], in: world)
        #expect(try await importing([], in: world) == ["a ended"])
        #expect(try await importing([("a", "A2", 0, 500)], in: world) == ["a changed"])
        #expect(try shown(world) == ["a A2"])
        #expect(try await importing([("a", "A2", 0, 500)], in: world) == ["a unchanged"])
    }

    @Test("what is the same but for the time of change is unchanged, and nothing is written")
    func sameButForTime() async throws {
        let world = try World()
        try await importing([("a", "A", 1, 1000), ("b", "B", 1, 1000)], in: world)
        let revision = try world.store.read { try $0.events.siteRevision() }
        let count = try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 10).count }
        world.wait()
        for changed: Int64 in [2000, 500] {
            #expect(
                try await importing([("a", "A", 1, changed), ("b", "B", 1, changed)], in: world) == [
                    "a unchanged", "b unchanged",
                ])
        }
        #expect(try world.store.read { try $0.events.siteRevision() } == revision)
        #expect(try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 10).count } == count)
        #expect(
            try await importing([("a", "A2", 1, 3000), ("b", "B", 1, 3000)], in: world) == ["a changed", "b unchanged"])
    }

    @Test("what has begun and is not over ends like what is to come")
    func running() async throws {
        let world = try World()
        let (start, end) = (Instant(secondsSince1970: 1_400_000_000), Instant(secondsSince1970: 1_400_500_000))
        let fair = PartnerEntryDetails(title: "Fair", time: .time(start: start, end: end, zone: .utc), changedAt: long)
        let found: [Entry] = [(PartnerEntry.Name(uid: "a", occurrence: ""), fair)]
        let kinds = { (entries: [Entry], since: Instant) in
            try await world.store.write { tx in
                let plan = try Partners.plan(entries, titled: "BCS", beside: nil, since: since, in: tx)
                try Partners.apply(plan, tx)
                return plan.steps.map(\.kind)
            }
        }
        #expect(try await kinds(found, start) == [.new])
        #expect(try await kinds([], end.adding(seconds: 1)) == [])
        #expect(try await kinds([], end) == [.ended])
    }

    @Test("what was over long ago is left as it is: calendars drop their past")
    func past() async throws {
        let world = try World()
        try await importing([("a", "A", 0, 1000)], in: world)
        #expect(try await importing([], in: world, since: 1_500_000_000) == [])
        #expect(try shown(world) == ["a A"])
    }

    @Test("is in the log, each entry and the whole when it goes; a change raises the site's revision")
    func logged() async throws {
        let world = try World()
        try await importing([("a", "A", 0, 1000)], in: world)
        let before = try world.store.read { try $0.events.siteRevision().number }
        try await importing([("a", "A2", 1, 1000)], in: world)
        #expect(try world.store.read { try $0.events.siteRevision().number } > before)
        let gone = try await world.store.write { tx in try Partners.remove(try tx.partners.calendars()[0].id, tx) }
        #expect(gone.title == "BCS")
        let entries = try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 10) }
        #expect(
            entries.filter { $0.object.kind == .partner }.map { "\($0.verb) \($0.object.name)" }
                == ["removed BCS", "changed A2", "added A", "added BCS"])
        #expect(try shown(world) == [])
    }

    @Test("keeps texts on one line, and no address but of the web")
    func texts() {
        let make = { (address: String) in
            PartnerEntryDetails(
                title: "A\n <b>  x\t", address: address,
                time: .days(first: .init(dayNumber: 1), last: .init(dayNumber: 1)),
                changedAt: self.long)
        }
        #expect(make("").title == "A <b> x")
        for address in ["javascript:alert(1)", "data:text/html,x", "//x", "https://a\\b", "http://a b", "ftp://x"] {
            #expect(make(address).address == "", "\(address)")
        }
        #expect(make("HTTPS://example.org/?a=1").address == "HTTPS://example.org/?a=1")
    }
}
