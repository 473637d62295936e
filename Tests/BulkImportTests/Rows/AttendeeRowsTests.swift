import BulkImport
import Domain
import Testing

struct AttendeeRowsTests {
    @Test("a row for which there is no place is refused and leaves no person behind")
    func fullEvent() async throws {
        let office = try await Office.withEvent()
        let rows = (1...4).map { "p\($0)@example.org,accepted,Works\n" }.joined()
        let report = try await office.bring(
            .attendees, "email,status,organisation\n" + rows, ImportOptions(skipsBadRows: true))
        #expect(report.counts == [3, 0, 0, 1])
        #expect(report.told == ["5:16 status [accepted] All 3 places of the event are taken."])
        #expect(try office.export(.people).split(separator: "\r\n").count == 4)
    }

    @Test("a status goes on only as it may")
    func steps() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "name,status\nAnn,applied\n")
        #expect(try await office.bring(.attendees, "name,status\nAnn,accepted\n").counts == [0, 1, 0, 0])
        let before = try office.traces()
        let report = try await office.bring(.attendees, "name,status,job_title\nAnn,rejected,Chair\n")
        #expect(report.refusals.map(\.field) == ["status"])
        #expect(try office.traces() == before)
    }

    @Test("an empty status is applied for a new attendee and leaves another where they are")
    func emptyStatus() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "name,status\nAnn,\nBo,accepted\n")
        #expect(try await office.bring(.attendees, "name,status\nAnn,\nBo,\n").counts == [0, 0, 2, 0])
    }

    @Test("problems of the person and of the place are told together")
    func together() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.attendees, "email,category,status\nnowhere,king,gone\n")
        #expect(report.refusals.map(\.field) == ["email", "name", "category", "status"])
    }
}
