import BulkImport
import Domain
import Testing

@Suite("People in the file of somebody who organises one event")
struct PersonRowsTests {
    /// Ann and Bob are of the party. Whoever brings files into the ball organises that alone.
    private func world() async throws -> (Office, Rights) {
        let office = try await Office.withEvent()
        _ = try await office.bring(
            .events, "slug,title,zone,first_day,last_day\nball,A ball,Europe/London,2011-11-29,2011-11-30")
        _ = try await office.bring(
            .sessions, "key,title,state,start,end\nwaltz,Waltz,confirmed,2011-11-29 10:00,2011-11-29 10:30",
            into: "ball")
        _ = try await office.bring(
            .attendees, "email,name,organisation,job_title,status\nann@example.org,Ann,Engines,CIO,accepted\n")
        _ = try await office.bring(
            .speakers, "session,name,organisation,job_title,biography\ntoast,Bob,Works,Baker,He bakes.\n")
        let event = try office.store.read { try $0.events.find(#require(Slug("ball"))) }
        return (office, Rights(role: nil, eventRoles: [try #require(event).id: .organiser]))
    }

    private let rewriting = "email,name,organisation,job_title,status\nann@example.org,Eve,Crooks,Thief,accepted\n"

    @Test("another event's attendee is linked and stays as they were")
    func attendee() async throws {
        let (office, rights) = try await world()
        let before = try office.export(.people)
        let report = try await office.bring(.attendees, rewriting, into: "ball", by: rights)
        #expect(report.counts == [1, 0, 0, 0])
        #expect(
            report.remarks.map(\.message.english) == [
                "Eve is known from elsewhere, so what is known of them stays as it is, whatever this row says."
            ])
        #expect(try office.export(.people) == before)
        let again = try await office.bring(.attendees, rewriting, into: "ball", by: rights)
        #expect(again.counts == [0, 0, 1, 0])
        #expect(
            again.remarks.map(\.message.english) == [
                "Ann is in other events, too, so what is known of them stays as it is: name, organisation, job_title"
            ])
        #expect(try office.export(.people) == before)
    }

    @Test("another event's speaker, found by name and organisation, keeps biography and job title")
    func speaker() async throws {
        let (office, rights) = try await world()
        let before = try office.export(.people)
        let file = "session,name,organisation,job_title,biography\nwaltz,Bob,Works,Liar,He lies.\n"
        #expect(try await office.bring(.speakers, file, into: "ball", by: rights).counts == [1, 0, 0, 0])
        #expect(try await office.bring(.speakers, file, into: "ball", by: rights).counts == [0, 0, 1, 0])
        #expect(try office.export(.people) == before)
    }

    @Test("a file that is only looked at shows of somebody else's people what it says itself")
    func look() async throws {
        let (office, rights) = try await world()
        let dry = ImportOptions(isDryRun: true)
        let report = try await office.bring(.attendees, rewriting, dry, into: "ball", by: rights)
        #expect(report.news.map(\.name) == ["Eve"])
        let alone = "email,status\nann@example.org,accepted\nnobody@example.org,accepted\n"
        let refused = try await office.bring(.attendees, alone, dry, into: "ball", by: rights)
        #expect(
            refused.refusals.map { $0.reason.english }
                == Array(repeating: "Give a name, or at least an organisation.", count: 2))
    }

    @Test("the people of one's own events alone are changed, and the organisers of the installation change everybody")
    func own() async throws {
        let (office, rights) = try await world()
        let file = { (job: String) in "email,name,job_title,status\ncy@example.org,Cy,\(job),accepted\n" }
        #expect(try await office.bring(.attendees, file("Cook"), into: "ball", by: rights).counts == [1, 0, 0, 0])
        #expect(try await office.bring(.attendees, file("Chef"), into: "ball", by: rights).counts == [0, 1, 0, 0])
        let everywhere = Rights(role: .organiser)
        #expect(try await office.bring(.attendees, rewriting, into: "ball", by: everywhere).remarks == [])
        #expect(try office.export(.people).contains("ann@example.org,Eve,Crooks,Thief"))
    }

    @Test("an import is not taken back by the organiser of one event once its people are of another, too")
    func undo() async throws {
        let (office, rights) = try await world()
        let file = { (job: String) in "email,name,job_title,status\ncy@example.org,Cy,\(job),accepted\n" }
        _ = try await office.bring(.attendees, file("Cook"), into: "ball", by: rights)
        let number = try #require(try await office.bring(.attendees, file("Chef"), into: "ball", by: rights).number)
        _ = try await office.bring(.attendees, file("Chef"))
        let before = try office.export(.people)
        let stopped = try await ImportUndo(number, by: rights).apply(to: office.store)[0]
        #expect(
            stopped.conflicts.map(\.reason.english) == [
                "This person is in other events, too. An organiser of the installation can take this back."
            ])
        #expect(try office.export(.people) == before)
        #expect(try await ImportUndo(number).apply(to: office.store)[0].isDone)
    }
}
