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
        let cloud = try await installation.get("/e/socitm-2011/agenda.json?track=cloud")
        #expect(try decoder.decode(Agenda.self, from: Data(cloud.body)).sessions.map(\.key) == ["cloud"])
    }
}
