import BulkImport
import Domain
import Testing
import TimeZones

@Suite("An import taken back")
struct ImportUndoTests {
    private func number(_ report: ImportReport) throws -> ID<ImportRecord> { try #require(report.number) }

    private func texts(_ report: ImportUndoReport) -> [String] {
        report.conflicts.map { "\($0.kind.rawValue) \($0.name) \($0.field?.rawValue ?? "-")" }
    }

    /// Everything an export shows.
    private func all(_ office: Office) throws -> [String] {
        try [.rooms, .tracks, .sessions, .speakers, .attendees, .seats].map { try office.export($0) }
            + [try office.export(.people), try office.export(.events, event: nil)]
    }

    @Test(
        "leaves what was there before",
        arguments: [
            (ImportKind.rooms, "name,capacity\nHall,80\nCellar,5\n"),
            (.tracks, "name,colour\nFood,lake\nDrink,pine\n"),
            (
                .sessions,
                "key,title,room,start,end\ntoast,A toast,Kitchen,2011-10-29 11:00,2011-10-29 12:00\nsong,Song,,,\n"
            ),
            (.sessions, "key,title,start,end\ntoast,Toast,2011-10-29 09:45,2011-10-29 10:30\n"),
            (.sessions, "key,title,start,end\ntoast,Toast,2011-10-29 10:00,2011-10-29 10:45\n"),
            (
                .speakers,
                "session,name,email,role,position\ntoast,Ann Example,ann@example.org,speaker,3\ntoast,Bob,,chair,\n"
            ),
            (.people, "email,name,job_title\nann@example.org,Ann Other,CIO\nnew@example.org,New,\n"),
            (
                .attendees,
                "email,name,status,dietary\nann@example.org,Ann E.,accepted,nuts\nnew@example.org,New,invited,\n"
            ),
            (
                .events,
                "slug,title,zone,first_day,last_day,series\nparty,The party,Europe/London,2011-10-29,2011-10-31,Parties\n"
            ),
        ])
    func back(kind: ImportKind, text: String) async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "email,name,status\nann@example.org,Ann Example,applied\n")
        _ = try await office.bring(.speakers, "session,name,email,role\ntoast,Ann Example,ann@example.org,speaker\n")
        let before = try all(office)
        let report = try await office.bring(kind, text)
        #expect(report.changed > 0)
        #expect(try all(office) != before)
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(undone.conflicts == [])
        #expect(undone.isDone)
        #expect(try all(office) == before)
        let log = try office.store.read { try $0.log.list(LogFilter(), before: nil, limit: 1) }
        #expect(log.first?.verb == .undone)
    }

    @Test("happens once")
    func once() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.rooms, "name\nCellar\n")
        _ = try await ImportUndo(number(report)).apply(to: office.store)
        let traces = try office.traces()
        let id = try number(report)
        await #expect(throws: DomainError.conflict("Import \(id.description) was taken back before.")) {
            try await ImportUndo(id).apply(to: office.store)
        }
        await #expect(throws: DomainError.notFound("There is no import \("99").")) {
            try await ImportUndo(ID(rawValue: 99)).apply(to: office.store)
        }
        #expect(try office.traces() == traces)
    }

    @Test("does nothing when the same fields were changed since, and says which and by whom")
    func later() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "email,name,status,note\nann@example.org,Ann,applied,\n")
        let report = try await office.bring(
            .attendees, "email,name,status,note\nann@example.org,Ann,accepted,by phone\nnew@example.org,New,applied,\n")
        let other = LogAuthor.web(
            Administrator(
                id: ID(rawValue: 7), email: try #require(EmailAddress("omar@example.org")), name: "Omar", role: .owner,
                passwordHash: "",
                createdAt: .init(secondsSince1970: 0)), from: "")
        _ = try await Importer(.attendees, event: Slug("party")).apply(
            .bytes(Array("email,name,status\nann@example.org,Ann,arrived\nnew@example.org,Newton,\n".utf8)),
            to: office.store, by: other)
        let traces = try office.traces()
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(!undone.isDone)
        #expect(texts(undone) == ["attendee Ann status", "person Newton name"])
        let reason: Message = "Changed since the import by \("omar@example.org")."
        #expect(undone.conflicts.map(\.reason) == [reason, reason])
        #expect(undone.conflicts.allSatisfy { $0.changed != nil })
        #expect(try office.traces() == traces)
    }

    @Test("goes together with later changes of other fields")
    func others() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "email,name,status,note\nann@example.org,Ann,applied,\n")
        let report = try await office.bring(.attendees, "email,status\nann@example.org,accepted\n")
        _ = try await office.bring(.attendees, "email,note\nann@example.org,by phone\n")
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(undone.isDone)
        #expect(try office.export(.attendees).contains(",applied,,,by phone"))
    }

    @Test("does nothing when what it made is in use elsewhere")
    func inUse() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.attendees, "email,name\nann@example.org,Ann\n")
        _ = try await office.bring(.speakers, "session,email\ntoast,ann@example.org\n")
        let before = try all(office)
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(texts(undone) == ["person Ann -"])
        #expect(try all(office) == before)
    }

    @Test("frees a place before it gives one back")
    func places() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(
            .attendees, "name,organisation,status\nA,X,accepted\nB,X,accepted\nC,X,accepted\n")
        let before = try office.export(.attendees)
        let report = try await office.bring(.attendees, "name,organisation,status\nA,X,cancelled\nD,X,accepted\n")
        #expect(try await ImportUndo(number(report)).apply(to: office.store)[0].isDone)
        #expect(try office.export(.attendees) == before)
    }

    /// The party with three guests, two of whom sit at table 1 with three places.
    private func seated() async throws -> Office {
        let office = try await Office.withEvent()
        _ = try await office.bring(.attendees, "name,status\nAnn,accepted\nBo,accepted\nCy,accepted\n")
        _ = try await office.bring(.seats, "session,table,places,place,name\ntoast,1,3,1,Ann\ntoast,1,,2,Bo\n")
        return office
    }

    @Test("gives seats back: people who changed places, a table that was made, places that a table had")
    func seats() async throws {
        let office = try await seated()
        let before = try all(office)
        let report = try await office.bring(
            .seats, "session,table,places,place,name\ntoast,1,2,2,Ann\ntoast,1,,1,Bo\ntoast,2,,1,Cy\ntoast,2,1,,\n")
        #expect(report.told == [] && report.counts == [2, 2, 0, 0])
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(texts(undone) == [] && undone.isDone)
        #expect(try all(office) == before)
    }

    @Test("takes no seat that somebody has since: what stands in the way is named, and nothing happens")
    func seatTaken() async throws {
        let office = try await seated()
        let report = try await office.bring(.seats, "session,table,place,name\ntoast,2,1,Ann\n")
        _ = try await office.bring(.seats, "session,table,place,name\ntoast,1,1,Cy\n")
        let traces = try office.traces()
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(!undone.isDone)
        #expect(undone.conflicts.map(\.reason.english) == ["Place 1 of table 1 is Cy’s in round 1."])
        #expect(try office.traces() == traces)
    }

    @Test("leaves a table that somebody else sits at, and says so")
    func tableInUse() async throws {
        let office = try await seated()
        let report = try await office.bring(.seats, "session,round,table,name\ntoast,2,2,Ann\n")
        _ = try await office.bring(.seats, "session,table,name\ntoast,2,Cy\n")
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(texts(undone) == ["table 2 -"])
        #expect(try await office.bring(.seats, "session,table,name\ntoast,3,Cy\n").counts == [0, 1, 0, 0])
    }

    @Test("keeps nothing of what it knew of people who go")
    func forgotten() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.people, "email,name,job_title\nann@example.org,Ann,CIO\n")
        let report = try await office.bring(.people, "email,name,job_title\nann@example.org,Ann,CEO\n")
        let id = try number(report)
        #expect(try office.store.read { try $0.imports.changes(of: id) }.count == 1)
        try await office.store.write(by: .commandLine) { tx in try People.delete(ID(rawValue: 1), in: tx) }
        #expect(try office.store.read { try $0.imports.changes(of: id) } == [])
    }

    @Test("an import that changed nothing, or kept nothing, has no number")
    func noNumber() async throws {
        let office = try await Office.withEvent()
        #expect(try await office.bring(.rooms, "name\nHall\n").number == nil)
        #expect(try await office.bring(.rooms, "name\nNew\n", ImportOptions(isDryRun: true)).number == nil)
        #expect(
            try office.store.read { try $0.imports.latest(in: nil, limit: 10) }.map(\.kind) == [
                "sessions", "tracks", "rooms", "events",
            ])
    }

    private static let party = """
        slug,title,zone,first_day,last_day,series
        feast,The feast,Europe/London,2012-10-29,2012-10-29,Feasts

        """

    @Test("of an event that nothing was done with takes it away, with the series that came with it")
    func event() async throws {
        let office = try await Office.withEvent()
        let before = try all(office)
        let report = try await office.bring(.events, Self.party)
        let undone = try await ImportUndo(number(report)).apply(to: office.store)[0]
        #expect(undone.isDone)
        #expect(undone.removed == 2)
        #expect(try all(office) == before)
    }

    @Test("of an event in which there is something leaves it, and so does one of a released agenda")
    func eventInUse() async throws {
        let office = try await Office.withEvent()
        let id = try number(try await office.bring(.events, Self.party))
        let slug = try #require(Slug("feast"))
        let event = try #require(office.store.read { try $0.events.id(of: slug) })
        let room = try await office.store.write(by: .commandLine) {
            try Rooms.create(RoomDetails(name: "Hall"), in: event, $0)
        }
        func reasons() async throws -> [Message] {
            try await ImportUndo(id).apply(to: office.store)[0].conflicts.map(\.reason)
        }
        #expect(
            try await reasons()
                == ["There is still something in this event. Take that out first, or archive the event."])
        try await office.store.write(by: .commandLine) { try Rooms.delete(room.id, in: event, $0) }
        _ = try await office.bring(
            .sessions, "key,title,status,start,end\ntoast,Toast,confirmed,2012-10-29 20:00,2012-10-29 21:00\n",
            into: "feast")
        _ = try await office.store.write(by: .commandLine) {
            try Releases.make(ReleaseDetails(name: "First"), of: event, $0)
        }
        #expect(try await reasons() == ["The agenda of this event was released. Archive the event instead."])
    }

    @Test("together with others goes back from the newest, all of them or none")
    func several() async throws {
        let office = try await Office.withEvent()
        let before = try all(office)
        let rooms = try number(try await office.bring(.rooms, "name\nCellar\n"))
        let sessions = try number(
            try await office.bring(
                .sessions, "key,title,room,start,end\nlate,Late,Cellar,2011-10-29 20:00,2011-10-29 21:00\n"))
        let stopped = try await ImportUndo(rooms).apply(to: office.store)
        #expect(stopped.map(\.isDone) == [false])
        let undone = try await ImportUndo([rooms, sessions, rooms]).apply(to: office.store)
        #expect(undone.map(\.record.id) == [sessions, rooms])
        #expect(undone.map(\.isDone) == [true, true])
        #expect(try all(office) == before)
    }
}
