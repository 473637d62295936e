import Domain
import HTTP
import HTTPTypes
import Logging
import Networks
import Store
import Synchronization
import TestSupport
import Testing
import TimeZones

@testable import RoundtableCLI

@Suite struct FollowingScheduleTests {
    @Test("looks when it is time, keeps the last good entries through failures, and stops when the calendar is gone")
    func life() async throws {
        let body = Mutex(WebLookoutTests.answer(WebLookoutTests.calendar("Clouds")))
        try await PartnerServer.run { _ in
            body.withLock { $0 }
        } _: { server in
            let world = try await NamedWorld()
            let address = try #require(CalendarAddress(server.address("/a.ics")))
            let networks = try #require(NetworkList("127.0.0.1"))
            let lookout = WebLookout(openNetworks: networks, now: { world.clock.now })
            let schedule = FollowingSchedule(
                store: world.store, lookout: lookout, standardMinutes: 60,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let details = FollowingDetails(address: address)
            let first = await lookout.look(at: details, knowing: CalendarValidators())
            guard case .found(let found) = first else {
                Issue.record("\(first)")
                return
            }
            _ = try await world.store.write { tx in
                try Followings.start(found, details, titled: "", beside: nil, LookRhythm(standardMinutes: 60), tx)
            }
            let state = {
                try world.store.read { tx in
                    let calendar = try tx.partners.calendars()[0].id
                    return (
                        try tx.partners.entries(of: calendar).map(\.details.title),
                        try #require(try tx.partners.following(of: calendar)).state
                    )
                }
            }
            #expect(try await schedule.lookAtDue() == 0)
            for (answer, titles, failures) in [
                (WebLookoutTests.answer(WebLookoutTests.calendar("Clouds, really")), ["Clouds, really"], 0),
                (Response(status: .internalServerError), ["Clouds, really"], 1),
                (WebLookoutTests.answer("<html></html>"), ["Clouds, really"], 2),
                (WebLookoutTests.answer(WebLookoutTests.calendar("Rain")), ["Rain"], 0),
            ] {
                body.withLock { $0 = answer }
                world.clock.advance(seconds: 5 * 3_600)
                #expect(try await schedule.lookAtDue() == 1)
                let (now, following) = try state()
                #expect(now == titles && following.failures == failures)
                #expect(try await schedule.lookAtDue() == 0)
            }
            body.withLock { $0 = Response(status: .gone) }
            world.clock.advance(seconds: 86_400)
            #expect(try await schedule.lookAtDue() == 1)
            #expect(try state().1.nextAt == nil)
            world.clock.advance(seconds: 30 * 86_400)
            #expect(try await schedule.lookAtDue() == 0)
            let log = try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 3) }
            #expect(log.map(\.author.origin) == [.schedule, .schedule, .schedule])
            #expect(log[0].changes.map { "\($0.field) \($0.before) \($0.after)" } == ["following on stopped"])
            await schedule.stop()
        }
    }

    @Test("a recurring event goes on for as long as it is followed, although its server says that nothing has changed")
    func recurring() async throws {
        let text = WebLookoutTests.calendar().replacing("DTSTART:2011", with: "RRULE:FREQ=DAILY\r\nDTSTART:2009")
        let answer = WebLookoutTests.answer(text, [.eTag: "\"1\""])
        try await PartnerServer.run { request in
            request.headers[.ifNoneMatch] == "\"1\"" ? Response(status: .notModified) : answer
        } _: { server in
            let world = try await NamedWorld()
            let networks = try #require(NetworkList("127.0.0.1"))
            let lookout = WebLookout(openNetworks: networks, now: { world.clock.now })
            let schedule = FollowingSchedule(
                store: world.store, lookout: lookout, standardMinutes: 1_440,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let details = FollowingDetails(address: try #require(CalendarAddress(server.address("/a.ics"))))
            guard case .found(let found) = await lookout.look(at: details, knowing: CalendarValidators()) else {
                Issue.record("there is no calendar")
                return
            }
            _ = try await world.store.write { tx in
                try Followings.start(found, details, titled: "", beside: nil, LookRhythm(standardMinutes: 1_440), tx)
            }
            for _ in 0..<30 {
                world.clock.advance(seconds: 28 * 3_600)
                #expect(try await schedule.lookAtDue() == 1)
            }
            let asked = server.requests.map { $0.headers[.ifNoneMatch] ?? "whole" }
            // Five weeks in 31 looks.
            #expect(asked.count == 31 && asked.count { $0 == "whole" } == 6)
            let later = try world.store.read { tx in
                try tx.partners.upcoming(
                    from: world.clock.now.adding(seconds: 385 * 86_400), series: nil, limit: .max)
            }
            #expect(!later.isEmpty)
            await schedule.stop()
        }
    }
}
