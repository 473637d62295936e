import BulkImport
import Domain
import Testing

struct SpeakerRowsTests {
    @Test("a person is found by e-mail address, without one by name and organisation, and made when not there")
    func people() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.people, "email,name,organisation\nada@example.org,Ada,Engines\n,Bo,Works\n")
        let report = try await office.bring(
            .speakers,
            """
            session,email,name,organisation,role
            toast,ADA@example.org,Ada,Engines,chair
            toast,,Bo,Works,speaker
            toast,,,Works,host
            """)
        #expect(report.counts == [3, 0, 0, 0])
        #expect(
            try Set(office.export(.people).split(separator: "\r\n").dropFirst())
                == ["ADA@example.org,Ada,Engines,,,,,,", ",Bo,Works,,,,,,", ",,Works,,,,,,"])
    }

    @Test("one person may have two roles in a session, and a position is changed, not added")
    func roles() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.speakers, "session,name,role\ntoast,Ada,chair\ntoast,Ada,speaker\n")
        let report = try await office.bring(
            .speakers, "session,name,role,position\ntoast,Ada,speaker,1\ntoast,Ada,chair,2\n")
        #expect(report.counts == [0, 2, 0, 0])
        #expect(
            try office.export(.speakers).split(separator: "\r\n").dropFirst()
                == ["toast,Ada,,,,speaker,1,", "toast,Ada,,,,chair,2,"])
    }

    @Test("without a column of roles a row is about the part that the person has, and a new part is a speaker's")
    func noRoles() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(
            .speakers, "session,name,role\ntoast,Ada,chair\ntoast,Bo,host\ntoast,Bo,speaker\ntoast,Bo,scribe\n")
        let before = try office.export(.speakers)
        let file = "session,name\ntoast,Ada\ntoast,Ada\ntoast,Bo\n"
        let report = try await office.bring(.speakers, file)
        #expect(report.counts == [0, 0, 3, 0])
        #expect(report.repeats.map(\.earlier) == [2])
        #expect(try office.export(.speakers) == before)
        #expect(try await office.bring(.speakers, "session,name\ntoast,Cy\ntoast,Cy\n").counts == [1, 0, 1, 0])
        #expect(try await office.bring(.speakers, "session,name,position\ntoast,Ada,9\n").counts == [0, 1, 0, 0])
        #expect(
            try office.export(.speakers).split(separator: "\r\n").dropFirst() == [
                "toast,Bo,,,,host,2,", "toast,Bo,,,,speaker,3,", "toast,Bo,,,,scribe,4,", "toast,Cy,,,,speaker,5,",
                "toast,Ada,,,,chair,9,",
            ])
    }

    @Test("a session that is not there, an unknown role and a row about nobody are refused together")
    func refusals() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.speakers, "session,name,role,position\nroast,,singer,first\n")
        #expect(report.refusals.map(\.field) == ["session", "role", "position", "name"])
    }
}
