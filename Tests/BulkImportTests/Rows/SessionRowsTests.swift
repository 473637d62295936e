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
        #expect(try office.export(.sessions).contains(/toast,Toast,talk,confirmed,,,,,,,,,,\d+@example.org,\r\n/))
    }

    @Test("a row without a key, or with one that is no key, is refused")
    func keys() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.sessions, "key,title\n,X\na b,Y\n")
        #expect(report.refusals.map(\.field) == ["key", "key"])
    }

    @Test("a session that is new takes over how calendars know it, and one that is there keeps its own")
    func identity() async throws {
        let office = try await Office.withEvent()
        let file = """
            key,title,state,start,end,uid,sequence
            talk,Talk,cancelled,2011-10-29 11:00,2011-10-29 11:30,abc@other.example,3
            draft,Draft,draft,,,def@other.example,
            """
        let report = try await office.bring(.sessions, file)
        #expect(report.counts == [2, 0, 0, 0] && report.remarks.isEmpty)
        let export = try office.export(.sessions)
        #expect(export.contains(",abc@other.example,3\r\n") && export.contains(",def@other.example,\r\n"))
        #expect(try await office.bring(.sessions, export).counts == [0, 0, 3, 0])
        // It was told before, so its cancellation is told, too.
        let party = try #require(Slug("party"))
        let told = try office.store.read { tx in
            try Releases.draft(of: try #require(try tx.events.find(party)).id, in: tx).map(\.session.uid)
        }
        #expect(told.contains("abc@other.example"))
        let other = try await office.bring(.sessions, "key,uid,sequence\ntalk,xyz@other.example,9\n")
        #expect(other.counts == [0, 0, 1, 0])
        #expect(other.remarks.map(\.line) == [2])
        #expect(try office.export(.sessions) == export)
    }

    @Test("no two sessions have one name in calendars: a copy of an event has its own, and that is said")
    func copies() async throws {
        let office = try await Office.withEvent()
        let file = "key,title,uid,sequence\none,One,abc@other.example,3\ntwo,Two,abc@other.example,4\n"
        let report = try await office.bring(.sessions, file)
        #expect(report.counts == [2, 0, 0, 0] && report.remarks.map(\.line) == [3])
        #expect(try office.export(.sessions).contains(/two,Two,.*,\d+@example.org,\r\n/))
    }

    @Test("what is no name for calendars is refused")
    func badIdentity() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.sessions, "key,title,uid,sequence\nx,X,a b,-1\n")
        #expect(
            report.told == [
                "2:5 uid [a b] Use at most 255 letters, digits and signs of ASCII, without blanks.",
                "2:9 sequence [-1] Use a whole number from 0 to 1000000000.",
            ])
    }
}
