import BulkImport
import Domain
import Testing

struct SessionRowsTests {
    @Test("times are in the event's zone, or carry an offset")
    func times() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(
            .sessions,
            """
            key,title,start,end
            wall,Wall,2011-10-29 09:30,2011-10-29 10:00
            zulu,Zulu,2011-10-29T08:30:00Z,2011-10-29T11:00:00+02:00
            """)
        let party = try #require(Slug("party"))
        let slots = try office.store.read { tx in
            let event = try #require(try tx.events.find(party))
            let sessions = try tx.sessions.all(in: event.id)
            return ["wall", "zulu"].map { key in sessions.first { $0.key.description == key }?.slot }
        }
        #expect(slots[0] != nil)
        #expect(slots[0] == slots[1])
    }

    @Test("a time that the zone has twice is taken the first time and remarked on, and comes back from an export")
    func overlap() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(
            .sessions,
            """
            key,title,start,end
            first,First,2011-10-30 01:15,2011-10-30 01:45
            second,Second,2011-10-30T01:15:00Z,2011-10-30T01:45:00Z
            """)
        #expect(report.remarks.map(\.line) == [2, 2])
        let before = try office.traces()
        let export = try office.export(.sessions)
        #expect(export.contains("second,Second,talk,draft,,,2011-10-30T01:15:00Z,2011-10-30T01:45:00Z,"))
        #expect(try await office.bring(.sessions, export).counts == [0, 0, 3, 0])
        #expect(try office.traces() == before)
    }

    @Test("a room or track that is not there is refused by name")
    func unknownNames() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.sessions, "key,title,track,room\nx,X,Drink,Roof\n")
        #expect(
            report.told == [
                "2:5 track [Drink] The event has no track of this name. Add it first.",
                "2:11 room [Roof] The event has no room of this name. Add it first.",
            ])
    }

    @Test("both times emptied take a session off the agenda")
    func unscheduling() async throws {
        let office = try await Office.withEvent()
        #expect(try await office.bring(.sessions, "key,start,end\ntoast,,\n").counts == [0, 1, 0, 0])
        #expect(try office.export(.sessions).contains("toast,Toast,talk,confirmed,,,,,,,,,\r\n"))
    }

    @Test("a row without a key, or with one that is no key, is refused")
    func keys() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.sessions, "key,title\n,X\na b,Y\n")
        #expect(report.refusals.map(\.field) == ["key", "key"])
    }
}
