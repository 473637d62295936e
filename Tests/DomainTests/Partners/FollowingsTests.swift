import Domain
import Testing
import TimeZones

@Suite("Following a partner's calendar")
struct FollowingsTests {
    private let rhythm = LookRhythm(standardMinutes: 60)

    private func details(_ path: String = "a") throws -> FollowingDetails {
        FollowingDetails(address: try #require(CalendarAddress("https://bcs.example/\(path)")))
    }

    private func found(_ titles: [String], tag: String = "") -> FoundCalendar {
        let entries = titles.map { title in
            (
                name: PartnerEntry.Name(uid: title, occurrence: ""),
                details: PartnerEntryDetails(
                    title: title,
                    time: .time(start: Instant(secondsSince1970: 1_400_000_000), end: nil, zone: .utc),
                    changedAt: Instant(secondsSince1970: 0))
            )
        }
        return FoundCalendar(name: "BCS", entries: entries, validators: CalendarValidators(tag: tag))
    }

    private func follow(_ titles: [String], in world: World, at path: String = "a") async throws -> PartnerPlan {
        let (found, details, rhythm) = (found(titles, tag: "1"), try details(path), rhythm)
        return try await world.store.write { try Followings.start(found, details, titled: "", beside: nil, rhythm, $0) }
    }

    private func following(_ world: World) throws -> Following? {
        try world.store.read { tx in try tx.partners.calendars().first.flatMap { try tx.partners.following(of: $0.id) }
        }
    }

    private func take(_ look: CalendarLook, in world: World) async throws -> Followings.Outcome {
        let (known, rhythm) = (try #require(try following(world)), rhythm)
        return try await world.store.write { try Followings.take(look, of: known, rhythm, $0) }
    }

    private func shown(_ world: World) throws -> [String] {
        try world.store.read { tx in
            try tx.partners.upcoming(from: Instant(secondsSince1970: 0), series: nil, limit: 10).map(\.details.title)
        }
    }

    private func log(_ world: World) throws -> [String] {
        try world.store.read { tx in
            try tx.log.list(LogFilter(), before: nil, limit: 10).map { entry in
                "\(entry.verb) \(entry.object.name)"
                    + entry.changes.filter { ["url", "following"].contains($0.field) }.map {
                        " \($0.before)>\($0.after)"
                    }
                    .joined()
            }
        }
    }

    @Test("takes what it holds, and looks again after a while")
    func start() async throws {
        let world = try World()
        let plan = try await follow(["A", "B"], in: world)
        #expect(plan.title == "BCS" && plan.count(.new) == 2)
        #expect(try shown(world) == ["A", "B"])
        let state = try #require(try following(world)).state
        #expect(state.validators == CalendarValidators(tag: "1"))
        #expect(state.nextAt == state.lookedAt?.adding(seconds: 3_600) && state.failure == nil)
        await #expect(throws: DomainError.self) { try await follow(["A"], in: world, at: "b") }
    }

    @Test("looks that bring nothing new leave everything but their own times as it is")
    func unchanged() async throws {
        let world = try World()
        _ = try await follow(["A"], in: world)
        let (revision, entries) = (try world.store.read { try $0.events.siteRevision() }, try log(world))
        world.wait()
        #expect(try await take(.unchanged(freshFor: nil), in: world) == .unchanged)
        #expect(try await take(.found(found(["A"], tag: "2")), in: world) == .unchanged)
        #expect(try world.store.read { try $0.events.siteRevision() } == revision)
        #expect(try log(world) == entries)
        let state = try #require(try following(world)).state
        #expect(state.lookedAt != state.changedAt && state.validators.tag == "2")
    }

    @Test("is asked for whole once a week, and again until it was read whole")
    func whole() async throws {
        let week: Int64 = 7 * 86_400
        let (thursday, known) = (Instant(secondsSince1970: 2_150 * week), CalendarValidators(tag: "1"))
        var state = FollowingState(validators: known, lookedAt: thursday, nextAt: nil)
        #expect(state.validators(at: thursday.adding(seconds: week - 1)) == known)
        #expect(state.validators(at: thursday.adding(seconds: week)) == CalendarValidators())
        state.lookedAt = nil
        #expect(state.validators(at: thursday) == known)

        for look in [CalendarLook.failed(LookFailure(.status, "500"), retryAfter: nil), .unchanged(freshFor: nil)] {
            let world = try World()
            _ = try await follow(["A"], in: world)
            for _ in 0..<10 { world.wait() }
            _ = try await take(look, in: world)
            var state = try #require(try following(world)).state
            #expect(state.validators(at: try #require(state.lookedAt)) == known)
            try await world.store.write { tx in
                var old = try #require(try tx.partners.following(of: try tx.partners.calendars()[0].id))
                old.state.lookedAt = old.state.lookedAt?.adding(seconds: -week)
                try tx.save(old)
            }
            _ = try await take(look, in: world)
            state = try #require(try following(world)).state
            #expect(state.validators == CalendarValidators())
            _ = try await take(.found(found(["A"], tag: "1")), in: world)
            #expect(try #require(try following(world)).state.validators == known)
        }
    }

    @Test("a failure keeps what is known, is remembered and put off; a success forgets it")
    func failure() async throws {
        let world = try World()
        _ = try await follow(["A"], in: world)
        let failure = LookFailure(.status, "500")
        #expect(try await take(.failed(failure, retryAfter: nil), in: world) == .failed(failure))
        #expect(try await take(.failed(failure, retryAfter: nil), in: world) == .failed(failure))
        let failed = try #require(try following(world)).state
        #expect(failed.failures == 2 && failed.failure == failure)
        #expect(failed.nextAt == failed.lookedAt?.adding(seconds: 4 * 3_600))
        #expect(try shown(world) == ["A"])
        guard case .changed(let plan) = try await take(.found(found(["A", "B"])), in: world) else {
            Issue.record("nothing changed")
            return
        }
        #expect(plan.count(.new) == 1)
        let state = try #require(try following(world)).state
        #expect(state.failures == 0 && state.failure == nil && state.changedAt == state.lookedAt)
    }

    @Test("a calendar that is gone for good is looked at no longer, and the log says so; its entries stay")
    func gone() async throws {
        let world = try World()
        _ = try await follow(["A"], in: world)
        #expect(try await take(.gone, in: world) == .failed(LookFailure(.gone)))
        #expect(try #require(try following(world)).isOn == false)
        #expect(try world.store.read { try $0.partners.nextLook() } == nil)
        #expect(try log(world).first == "changed BCS on>stopped")
        #expect(try shown(world) == ["A"])
    }

    @Test("what is due is taken on by one process, and by another when that one died")
    func due() async throws {
        let world = try World()
        _ = try await follow(["A"], in: world)
        let take = { try await world.store.write { try Followings.takeDue(limit: 5, $0).count } }
        #expect(try await take() == 0)
        world.wait()
        #expect(try await take() == 1)
        #expect(try await take() == 0)
        world.wait()
        #expect(try await take() == 1)
    }

    @Test("another address is looked at anew, and a look at the old one comes to nothing; no address is no following")
    func update() async throws {
        let world = try World()
        _ = try await follow(["A"], in: world)
        let old = try #require(try following(world))
        let (other, rhythm, look) = (try details("b"), rhythm, CalendarLook.found(found(["Z"])))
        let changed = try await world.store.write { tx in
            try Followings.update(old.calendar, titled: "BCS Coventry", beside: nil, at: other, tx)
        }
        #expect(changed.title == "BCS Coventry")
        let state = try #require(try following(world)).state
        #expect(state.validators == CalendarValidators())
        #expect(try world.store.read { try $0.partners.nextLook() } == Instant(secondsSince1970: 1_300_000_000))
        #expect(try await world.store.write { try Followings.take(look, of: old, rhythm, $0) } == .overtaken)
        #expect(try shown(world) == ["A"])
        #expect(
            try log(world).prefix(2) == ["changed BCS Coventry bcs.example/…>bcs.example/…", "changed BCS Coventry"])
        _ = try await world.store.write { tx in
            try Followings.update(old.calendar, titled: "BCS Coventry", beside: nil, at: nil, tx)
        }
        #expect(try following(world) == nil)
        #expect(try shown(world) == ["A"])
        await #expect(throws: DomainError.self) {
            try await world.store.write { try Followings.stop(old.calendar, $0) }
        }
    }

    @Test("a calendar that cannot be taken as a whole is a failure")
    func refused() async throws {
        let world = try World()
        _ = try await follow(["A"], in: world)
        let many = found((0...Partners.mostEntries).map(String.init))
        guard case .failed(let failure) = try await take(.found(many), in: world) else {
            Issue.record("too many entries were taken")
            return
        }
        #expect(failure.kind == .refused)
        #expect(try shown(world) == ["A"])
    }
}
