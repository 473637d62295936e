import Domain
import Foundation
import HTTPTypes
import Testing

@Suite("The agenda as data")
struct AgendaJSONTests {
    private struct Agenda: Decodable, Equatable {
        struct Session: Decodable, Equatable {
            let key: String
            let room: String
            let track: String
            let start: String
            let startsAt: String
            let url: String
            let speakers: [Speaker]
        }
        struct Speaker: Decodable, Equatable {
            let name: String
            let organisation: String
            let role: String
        }
        let sessions: [Session]
    }

    @Test("has the public sessions in the words of the files, with local times and instants")
    func sessions() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let answer = try await installation.get("/e/socitm-2011/agenda.json")
        #expect(answer.fields[.contentType] == "application/json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let agenda = try decoder.decode(Agenda.self, from: Data(answer.body))
        #expect(agenda.sessions.map(\.key) == ["connect", "coffee", "third-sector", "cloud", "birmingham"])
        let first = try #require(agenda.sessions.first)
        #expect(first.room == "Main hall" && first.track == "Shared services" && first.start == "2011-11-29 09:30")
        #expect(first.startsAt == "2011-11-29T09:30:00Z")
        #expect(first.url == "https://example.org/e/socitm-2011/sessions/connect")
        #expect(
            first.speakers == [
                .init(name: "Martin Reeves", organisation: "Coventry City Council", role: "speaker"),
                .init(name: "Maggie Philbin", organisation: "", role: "chair"),
            ])
        #expect(answer.has(#""release":{"number":1,"name":"1","at":"2011-10-01T08:00:00Z","comment":"","#))
        #expect(!answer.has(#""changes":[""#))
        let cloud = try await installation.get("/e/socitm-2011/agenda.json?track=cloud")
        #expect(try decoder.decode(Agenda.self, from: Data(cloud.body)).sessions.map(\.key) == ["cloud"])
    }

    @Test("tells what the newest release changed, and how it was before")
    func changes() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release("2", "Two \"days\"", in: installation) { try conference.changeMuch($0) }
        let answer = try await installation.get("/e/socitm-2011/agenda.json")
        #expect(
            answer.has(#""comment":"Two \"days\"","changes_url":"https://example.org/e/socitm-2011/agenda/changes""#))
        #expect(
            answer.has(
                #""changes":["moved"],"was":{"title":"The reality of cloud computing","room":"Library","#
                    + #""start":"2011-11-29 10:45","end":"2011-11-29 11:30","starts_at":"2011-11-29T10:45:00Z","#))
        #expect(answer.has(#""changes":["retitled"],"was":{"title":"What government can learn","#))
        #expect(answer.has(#""changes":["new"],"was":null"#))
    }
}
