import BulkImport
import Domain
import Testing
import TimeZones

@Suite("The schedule of another program brought in")
struct ScheduleImportTests {
    enum Shape: CaseIterable { case frabXML, pretalxJSON }

    /// Days and nights over a change of the clock, in spring and in autumn.
    private static func schedule(_ shape: Shape, inSpring: Bool, count: Int) throws -> GeneratedSchedule {
        let day = try #require(CivilDate(iso8601: inSpring ? "2019-03-28" : "2019-10-24"))
        return try GeneratedSchedule(
            count: count, zone: "Europe/Berlin", from: day, days: 5, avoidsOverlaps: shape == .frabXML)
    }

    private static func text(_ schedule: GeneratedSchedule, _ shape: Shape) -> String {
        shape == .frabXML ? schedule.frabXML() : schedule.pretalxJSON()
    }

    private static func office() async throws -> Office {
        let office = try Office()
        let input = ImportInput.bytes(
            Array("slug,title,zone,first_day,last_day\ncamp,Camp,Europe/Berlin,2019-01-01,2019-12-31".utf8))
        _ = try await Importer(.events).apply(input, to: office.store)
        return office
    }

    private static func bring(
        _ text: String, _ office: Office, event: String? = "camp", _ options: ImportOptions = ImportOptions()
    ) async throws -> ImportReport {
        try await Importer(.schedule, event: event.flatMap { Slug($0) })
            .apply(.bytes(Array(text.utf8), name: "schedule"), options, to: office.store)
    }

    /// A line for each session.
    private static func facts(_ office: Office, event: String = "camp") throws -> [String] {
        try office.store.read { tx throws in
            let found = try Slug(event).flatMap { try tx.events.find($0) }
            let event = try #require(found)
            return try Agenda.items(of: event.id, in: tx).map { item in
                let session = item.session
                let when = session.slot.map { "\($0.start.iso8601) \($0.length / 60)" } ?? "-"
                let people = item.speakers.map { "\($0.person.displayName) \($0.speaker.role.rawValue)" }
                return [
                    session.key.description, session.details.title, session.details.abstract,
                    session.details.kind.rawValue, session.details.state.rawValue, item.track?.details.name ?? "",
                    item.room?.details.name ?? "", when, people.joined(separator: ";"),
                ].joined(separator: "|")
            }.sorted()
        }
    }

    private static func expected(_ schedule: GeneratedSchedule) -> [String] {
        schedule.sessions.map { session in
            [
                session.key, session.title, schedule.abstract(of: session),
                GeneratedSchedule.kinds[session.type]?.rawValue ?? "", "confirmed", session.track, session.room,
                "\(session.start.iso8601) \(session.minutes)",
                session.people.map { "\($0) speaker" }.joined(separator: ";"),
            ].joined(separator: "|")
        }.sorted()
    }

    @Test(
        "a thousand sessions come as they are, over midnight and changes of the clock; again nothing changes, and back",
        arguments: Shape.allCases, [true, false])
    func thousand(shape: Shape, inSpring: Bool) async throws {
        let schedule = try Self.schedule(shape, inSpring: inSpring, count: 1_000)
        let office = try await Self.office()
        let before = try Self.exports(office)
        let report = try await Self.bring(Self.text(schedule, shape), office)
        #expect(report.told == [])
        #expect(report.isKept)
        let (facts, expected) = (try Self.facts(office), Self.expected(schedule))
        #expect(zip(facts, expected).filter { $0 != $1 }.first.map { [$0, $1] } == nil)
        #expect(facts == expected)

        let traces = try office.traces()
        let again = try await Self.bring(Self.text(schedule, shape), office)
        #expect(again.counts == [0, 0, report.rows, 0])
        #expect(again.number == nil)
        #expect(try office.traces() == traces)

        let undone = try await ImportUndo(try #require(report.number)).apply(to: office.store)[0]
        #expect(undone.isDone)
        #expect(try Self.exports(office) == before)
    }

    private static func exports(_ office: Office) throws -> [String] {
        try ImportKind.lists.map { try office.export($0, event: "camp") }
    }

    @Test("a dry run says the same and keeps nothing")
    func dryRun() async throws {
        let schedule = try Self.schedule(.frabXML, inSpring: true, count: 20)
        let office = try await Self.office()
        let before = try office.traces()
        let report = try await Self.bring(schedule.frabXML(), office, ImportOptions(isDryRun: true))
        #expect(!report.isKept)
        #expect(report.created > 20)
        #expect(try office.traces() == before)
    }

    private static func xml(_ event: String, conference: String = "", room: String = "Hall") -> String {
        """
        <schedule>
        <conference><acronym>Camp 2019</acronym><title>The camp</title>\(conference)</conference>
        <day index="1" date="2019-08-21">
        <room name="\(room)">
        \(event)
        </room>
        </day>
        </schedule>
        """
    }

    private static let talk = """
        <event id="7"><start>23:30</start><duration>01:30</duration><title>A talk</title><type>djset</type>
        <abstract>Short</abstract><description/><subtitle>Sub</subtitle><language>de</language>
        <links><link href="x">One</link><link href="y">Two</link></links></event>
        """

    @Test("says what has no place, and which types it does not know")
    func leftOut() async throws {
        let office = try await Self.office()
        let report = try await Self.bring(Self.xml(Self.talk), office)
        #expect(
            report.remarks.map { "\($0.line): \($0.message.english)" } == [
                "5: The type “djset” is not known: 1 session is a talk.",
                "6: There is no place for “language”: 1 was left out.",
                "7: There is no place for “link”: 2 were left out.",
            ])
        #expect(try Self.facts(office) == ["7|A talk|Sub\n\nShort|talk|confirmed||Hall|2019-08-21T21:30:00Z 90|"])
    }

    @Test("what is wrong is named with its line, column, element and value, and nothing is kept")
    func refusals() async throws {
        let office = try await Self.office()
        let before = try office.traces()
        let event = """
            <event id="7"><start>24:30</start><duration>01:30</duration><title>A</title></event>
            <event id="8"><start>10:30</start><duration>1,5</duration><title></title><type>talk</type></event>
            <event guid="so so"><start>10:30</start><duration>0:30</duration><title>C</title></event>
            <event id="9"><start>11:30</start><duration>0:30</duration><title>D</title></event>
            """
        let report = try await Self.bring(Self.xml(event), office)
        #expect(
            report.told == [
                "5:15 start [24:30] Use a time such as 09:30.",
                "6:35 duration [1,5] Give a duration such as 00:45.", "6:59 title [] Give the session a title.",
                "7:1 guid [so so] Give the session a key, such as d1-opening: it is known by it.",
            ])
        #expect(report.refused == 3)
        #expect(!report.isKept)
        #expect(try office.traces() == before)

        var options = ImportOptions()
        options.skipsBadRows = true
        #expect(try await Self.bring(Self.xml(event), office, options).isKept)
        #expect(try Self.facts(office).map { $0.prefix(3) } == ["9|D"])
    }

    @Test("the event that the file names is made, or gets the days that it lacks")
    func event() async throws {
        let office = try Office()
        let conference = "<start>2019-08-20</start><end>2019-08-22</end><time_zone_name>Europe/Berlin</time_zone_name>"
        let report = try await Self.bring(Self.xml(Self.talk, conference: conference), office, event: nil)
        #expect(report.told == [])
        #expect(report.events.map(\.description) == ["camp-2019"])
        let days = {
            try office.store.read { tx throws in
                let event = try Slug("camp-2019").flatMap { try tx.events.find($0) }
                let details = try #require(event).details
                return [details.title, details.zone.identifier, details.firstDay.iso8601, details.lastDay.iso8601]
            }
        }
        #expect(try days() == ["The camp", "Europe/Berlin", "2019-08-20", "2019-08-22"])
        let longer = "<start>2019-08-21</start><end>2019-08-25</end>"
        let second = Self.talk.replacing("id=\"7\"", with: "id=\"8\"")
        let grown = try await Self.bring(Self.xml(second, conference: longer), office, event: nil)
        #expect(try days() == ["The camp", "Europe/Berlin", "2019-08-20", "2019-08-25"])
        #expect(try Self.facts(office, event: "camp-2019").count == 2)
        let undone = try await ImportUndo(try #require(grown.number)).apply(to: office.store)[0]
        #expect(undone.conflicts == [])
        #expect(try days() == ["The camp", "Europe/Berlin", "2019-08-20", "2019-08-22"])
        #expect(try Self.facts(office, event: "camp-2019").count == 1)

        let nowhere = try await Self.bring(Self.xml(Self.talk), try Office(), event: nil)
        #expect(nowhere.told.map { $0.hasSuffix("Choose the time zone of the venue.") } == [true])
        await #expect(throws: DomainError.notFound("There is no event “\("other")”.")) {
            try await Self.bring(Self.xml(Self.talk), office, event: "other")
        }
    }

    @Test("a talk that is held twice is one session and its repeat")
    func repeats() async throws {
        let office = try await Self.office()
        let events = ["a1b2c3d4-0000-4000-8000-000000000001", "b1b2c3d4-0000-4000-8000-000000000002"].enumerated().map {
            """
            <event code="ABC" id="7" guid="\($1)"><start>1\($0):30</start><duration>01:00</duration><title>A</title>
            <abstract>Text</abstract><persons><person id="1">Ann</person></persons></event>
            """
        }
        let text = Self.xml(events.joined())
        #expect(try await Self.bring(text, office).told == [])
        // What calendars know the sessions by is made anew in each run, and stands last.
        let rows = try office.export(.sessions, event: "camp").split(separator: "\r\n").dropFirst().map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",")
        }
        #expect(
            rows == [
                "ABC,A,talk,confirmed,,Hall,2019-08-21 10:30,2019-08-21 11:30,Text,,,,",
                "ABC-b1b2c3d4,A,talk,confirmed,,Hall,2019-08-21 11:30,2019-08-21 12:30,Text,,,,ABC",
            ])
        #expect(try await Self.bring(text, office).changed == 0)
    }

    @Test("whoever speaks at the event stays who they are when an organiser completes them")
    func people() async throws {
        let office = try await Self.office()
        let event = """
            <event id="7"><start>10:30</start><duration>01:00</duration><title>A</title>
            <persons><person id="1">Ann</person></persons></event>
            """
        _ = try await Self.bring(Self.xml(event), office)
        try await office.store.write(by: .commandLine) { tx in
            let ann = try #require(try tx.people.find(name: "Ann", organisation: ""))
            _ = try People.update(
                ann.id, to: PersonDetails(name: "Ann", email: EmailAddress("ann@example.org"), organisation: "SOCITM"),
                in: tx)
        }
        let traces = try office.traces()
        let report = try await Self.bring(Self.xml(event), office)
        #expect(report.counts == [0, 0, report.rows, 0])
        #expect(try office.traces() == traces)
    }

    @Test("whoever has another role by now keeps it where the file says none, and has no second part")
    func roles() async throws {
        let office = try await Self.office()
        let event = """
            <event id="7"><start>10:30</start><duration>01:00</duration><title>A</title><persons><person>Ann</person>
            <person>Bo</person><person role="chair">Cy</person><person>Cy</person></persons></event>
            """
        let first = try await Self.bring(Self.xml(event), office)
        #expect(
            try Self.facts(office).map { $0.split(separator: "|").last ?? "" } == [
                "Ann speaker;Bo speaker;Cy chair;Cy speaker"
            ])
        try await office.store.write(by: .commandLine) { tx in
            let event = try #require(try Slug("camp").flatMap { try tx.events.find($0) })
            let roles: [String: SpeakerRole] = ["Ann": .chair, "Bo": .panellist, "Cy": .scribe]
            for part in try tx.speakers.all(in: event.id) where part.speaker.role == .speaker {
                let speaker = part.speaker
                _ = try Speakers.update(
                    speaker.id, role: try #require(roles[part.person.displayName]), position: speaker.position,
                    of: speaker.session, in: event.id, tx)
            }
        }
        let before = try office.export(.speakers, event: "camp")
        let again = try await Self.bring(Self.xml(event), office)
        #expect(again.counts == [0, 0, first.rows, 0])
        #expect(try office.export(.speakers, event: "camp") == before)
    }

    @Test("of several who speak at the event under one name, the one in the session is meant")
    func namesakes() async throws {
        let office = try await Self.office()
        let talks = { (persons: [String]) in
            Self.xml(
                persons.enumerated().map { index, persons in
                    """
                    <event id="\(index)"><start>1\(index):30</start><duration>00:30</duration><title>T</title>
                    <persons>\(persons)</persons></event>
                    """
                }.joined())
        }
        _ = try await Self.bring(talks(["", "", ""]), office)
        let speakers = """
            session,name,organisation,role
            0,Ann,Works,chair
            1,Ann,Engines,host
            2,Ann,Engines,scribe
            2,Ann,Works,speaker

            """
        _ = try await Importer(.speakers, event: Slug("camp")).apply(.bytes(Array(speakers.utf8)), to: office.store)
        let before = try office.export(.speakers, event: "camp")
        let ann = "<person>Ann</person>"
        let report = try await Self.bring(talks([ann, ann, ann + ann]), office)
        #expect(report.counts == [0, 0, report.rows, 0])
        #expect(try office.export(.speakers, event: "camp") == before)
    }

    @Test("what an organiser decided and the file cannot know stays")
    func decisions() async throws {
        let office = try await Self.office()
        _ = try await Self.bring(Self.xml(Self.talk), office)
        let change = "key,state,kind,expected\n7,cancelled,keynote,40\n"
        _ = try await Importer(.sessions, event: Slug("camp")).apply(.bytes(Array(change.utf8)), to: office.store)
        let before = try office.export(.sessions, event: "camp")
        #expect(try await Self.bring(Self.xml(Self.talk), office).changed == 0)
        #expect(try office.export(.sessions, event: "camp") == before)
    }

    @Test("can be released at once")
    func release() async throws {
        let office = try await Self.office()
        var options = ImportOptions()
        options.releases = true
        #expect(try await Self.bring(Self.xml(Self.talk), office, options).releases == ["1"])
    }

    @Test("whatever is wrong with a file, it is read to an end and says where", arguments: 0..<40)
    func damage(seed: UInt64) async throws {
        var random = Dice(state: seed)
        let office = try await Self.office()
        for shape in Shape.allCases {
            var bytes = Array(Self.text(try Self.schedule(shape, inSpring: true, count: 12), shape).utf8)
            for _ in 0..<random.number(1...6) {
                let place = random.number(0...bytes.count - 1)
                let more = Array(random.one(["<", ">", "&", "\"", "}", "[", "9", ":", "-", "\0", "é", "<p>"]).utf8)
                switch random.number(0...3) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...40)))
                case 1: bytes[place] = more[0]
                case 2: bytes.insert(contentsOf: more, at: place)
                default: bytes[place] = UInt8(random.number(0...255))
                }
            }
            let options = ImportOptions(isDryRun: true)
            let report = try await Importer(.schedule, event: Slug("camp"))
                .apply(.bytes(bytes, name: "damaged"), options, to: office.store)
            #expect((report.refused > 0) == !report.refusals.isEmpty)
            #expect(report.refusals.allSatisfy { $0.line > 0 && $0.column > 0 })
        }
    }

    /// One session with these persons, in either format.
    private static func persons(_ persons: String, in shape: Shape) -> String {
        switch shape {
        case .frabXML:
            """
            <schedule><day date="2019-06-01"><room name="Hall"><event id="7"><title>T</title><start>10:00</start>
            <duration>00:45</duration><persons>
            \(persons)
            </persons></event></room></day></schedule>
            """
        case .pretalxJSON:
            """
            {"schedule": {"conference": {"days": [{"date": "2019-06-01", "rooms": {"Hall": [
            {"id": 7, "title": "T", "start": "10:00", "duration": "00:45", "persons":
            \(persons)
            }]}}]}}}
            """
        }
    }

    private static func told(_ text: String) async throws -> (people: String, remarks: [String]) {
        let office = try await office()
        let report = try await bring(text, office)
        #expect(report.told == [] && report.isKept)
        let people = try facts(office).map { $0.split(separator: "|", omittingEmptySubsequences: false).last ?? "" }
        return (people.joined(), report.remarks.map { "\($0.line) \($0.message.english)" })
    }

    private static let nameless = "There is a person without a name here, who was left out."

    @Test("a person without a name is left out and told, in XML and in JSON alike")
    func nameless() async throws {
        let xml = try await Self.told(
            Self.persons("<person id=\"1\">Ann</person>\n<person/>\n<person id=\"3\"> </person>", in: .frabXML))
        #expect(xml.people == "Ann speaker")
        #expect(xml.remarks == ["4 \(Self.nameless)", "5 \(Self.nameless)"])
        let json = try await Self.told(
            Self.persons(
                "[{\"id\": 1, \"public_name\": \"Ann\"}, {},\n{\"id\": 3, \"name\": \" \"}, 7, null]", in: .pretalxJSON)
        )
        #expect(json.people == "Ann speaker")
        #expect(json.remarks == ["3 \(Self.nameless)"] + Array(repeating: "4 \(Self.nameless)", count: 3))
    }

    @Test("people of odd shape are taken where they have a name, and else told")
    func oddPeople() async throws {
        let names = try await Self.told(Self.persons("[\"Ann\", \"Bo\"]", in: .pretalxJSON))
        #expect(names.people == "Ann speaker;Bo speaker" && names.remarks == [])
        let object = try await Self.told(
            Self.persons("{\"0\": {\"name\": \"Ann\"}, \"2\": {\"name\": \"Bo\"}}", in: .pretalxJSON))
        #expect(object.people == "Ann speaker;Bo speaker" && object.remarks == [])
        let text = try await Self.told(Self.persons("\"Ann and Bo\"", in: .pretalxJSON))
        #expect(text.people == "")
        #expect(text.remarks == ["3 “persons” should be a list of people. Nothing of it was taken."])
    }

    @Test("several people of one name become one, and that is told; one person who is there twice is not several")
    func sameNames() async throws {
        let remark =
            "Several people are called “Ann”, and have no e-mail address by which they could be told apart: they become one."
        let xml = try await Self.told(
            Self.persons("<person id=\"1\">Ann</person>\n<person id=\"2\">Ann</person>", in: .frabXML))
        #expect(xml.people == "Ann speaker" && xml.remarks == ["4 \(remark)"])
        let json = try await Self.told(
            Self.persons("[{\"name\": \"Ann\"},\n{\"name\": \"Ann\"}]", in: .pretalxJSON))
        #expect(json.people == "Ann speaker" && json.remarks == ["4 \(remark)"])
        for same in [
            "[{\"id\": 1, \"name\": \"Ann\"}, {\"id\": 1, \"name\": \"Ann\"}]",
            "[{\"name\": \"Ann\", \"role\": \"chair\"}, {\"name\": \"Ann\"}]",
        ] {
            #expect(try await Self.told(Self.persons(same, in: .pretalxJSON)).remarks == [])
        }
        let addresses =
            "[{\"name\": \"Ann\", \"email\": \"a@example.org\"}, {\"name\": \"Ann\", \"email\": \"b@example.org\"}]"
        let apart = try await Self.told(Self.persons(addresses, in: .pretalxJSON))
        #expect(apart.people == "Ann speaker;Ann speaker" && apart.remarks == [])
    }

    @Test(
        "a file that is no schedule is refused where that shows",
        arguments: [
            ("name,capacity\nHall,80\n", "1:1 This is neither a schedule.xml nor a schedule.json."),
            ("", "1:1 This is neither a schedule.xml nor a schedule.json."),
            ("<rss>\n</rss>", "1:1 The outermost element is “rss”; that of a schedule is “schedule”."),
            ("<schedule>\n <day></schedule>", "2:9 This is no well-formed XML: mismatched tag."),
            (
                "<!DOCTYPE s [<!ENTITY a 'b'>]><schedule/>",
                "1:13 A document type with declarations is not read. Take the DOCTYPE out."
            ),
            ("{\"a\": 1}", "1:1 This is no schedule: it has neither “schedule” nor “event” and “sessions”."),
            ("{\"schedule\": {}}", "1:14 The schedule has no “conference” with “days”."),
            (
                "{\"schedule\": {\"conference\": {\"days\": [{\"rooms\": {\"A\": 1}}]}}}",
                "1:55 “A” should be a list."
            ),
            ("{\"schedule\":\n {", "2:3 A name in quotes should stand here."),
        ])
    func noSchedule(text: String, refusal: String) async throws {
        let office = try await Self.office()
        let before = try office.traces()
        let report = try await Self.bring(text, office)
        #expect(report.isBroken)
        #expect(report.refusals.map { "\($0.line):\($0.column) \($0.reason.english)" } == [refusal])
        #expect(try office.traces() == before)
    }
}
