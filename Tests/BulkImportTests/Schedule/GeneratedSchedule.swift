import Domain
import TimeZones

/// A schedule of many sessions in the shapes that programs write, and what it says.
struct GeneratedSchedule {
    struct Session {
        var key: String
        var title: String
        var abstract: String
        var description: String
        var type: String
        var track: String
        var room: String
        var start: Instant
        var minutes: Int
        var people: [String]
        var guid: String
    }

    let zone: Zone
    let firstDay: CivilDate
    let days: Int
    var sessions: [Session] = []
    static let rooms = ["Saal Ä", "Room & <Board>", "“Library”", "H.1301 (Cornil)"]
    static let tracks = ["Hardware & Making", "Ethik", "日本語"]

    /// In frab's shape no session begins in an hour that comes twice, since its times have no offset.
    init(count: Int, zone identifier: String, from day: CivilDate, days: Int, avoidsOverlaps: Bool = false) throws {
        zone = try ZoneDatabase.system.zone(identifier)
        firstDay = day
        self.days = days
        let midnight = zone.instant(of: day)
        // 25 minutes apart, day and night, so that every hour of every day and each change of the clock is met.
        let step = Int64(days) * 86_400 / Int64(count) / 300 * 300
        for number in 0..<count {
            var start = midnight.adding(seconds: Int64(number) * step)
            if avoidsOverlaps, case .overlap = zone.resolve(zone.wallClock(at: start)) {
                start = start.adding(seconds: 3 * 3600)
            }
            sessions.append(Self.session(number, start))
        }
    }

    private static func session(_ number: Int, _ start: Instant) -> Session {
        let hex = String(number, radix: 16)
        let digits = String(repeating: "0", count: 12 - hex.count) + hex
        return Session(
            key: String(1_000 + number), title: "Session \(number): “Ünïcode” & <tags> \(number % 7)",
            abstract: number % 3 == 0 ? "" : "Abstract \(number)\n\n- a list\n- 1 < 2 && \"quotes\"",
            description: number % 5 == 0 ? markup : "",
            type: ["lecture", "Workshop", "lightning_talk", "podium"][number % 4],
            track: number % 6 == 5 ? "" : tracks[number % 3], room: rooms[number % 4], start: start,
            minutes: [5, 30, 45, 90, 600, 1_560][number % 6],
            people: (0..<(number % 4)).map { "Person \((number * 7 + $0) % 400)" },
            guid: "00000000-0000-4000-8000-\(digits)")
    }

    private static let markup =
        "<p>Para &amp; graph</p><p>Two <a href=\"https://example.org/?a=1&amp;b\">link</a></p>"

    static let kinds: [String: SessionKind] = [
        "lecture": .talk, "Workshop": .workshop, "lightning_talk": .talk, "podium": .panel,
    ]

    /// What is in the database once the schedule is.
    func abstract(of session: Session) -> String {
        let second = session.description.isEmpty ? "" : "Para & graph\n\nTwo link (https://example.org/?a=1&b)"
        return [session.abstract, second].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The day that a session is listed under: one that begins before `change` belongs to the evening before.
    private func day(of session: Session, change hour: Int) -> CivilDate {
        let clock = zone.wallClock(at: session.start)
        return clock.hour < hour ? clock.date.adding(days: -1) : clock.date
    }

    private func listed(_ change: Int) -> [(day: CivilDate, rooms: [(room: String, sessions: [Session])])] {
        let byDay = Dictionary(grouping: sessions) { day(of: $0, change: change) }
        return byDay.keys.sorted().map { day in
            (
                day,
                Self.rooms.map { room in (room, (byDay[day] ?? []).filter { $0.room == room }) }
                    .filter { !$0.sessions.isEmpty }
            )
        }
    }

    private func clock(_ session: Session) -> String {
        let clock = zone.wallClock(at: session.start)
        return "\(Self.two(clock.hour)):\(Self.two(clock.minute))"
    }

    private func offsetTime(_ session: Session) -> String {
        let seconds = zone.offset(at: session.start)
        let clock = zone.wallClock(at: session.start)
        let sign = seconds < 0 ? "-" : "+"
        let minutes = abs(seconds) / 60
        return "\(clock.iso8601):00\(sign)\(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// As frab writes it: times of day and a change of the day, no zone, no offset.
    func frabXML() -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <schedule>
              <generator name="frab" version="0.7"/>
              <version>Gacrux</version>
              <conference>
                <acronym>camp</acronym><title>A camp</title>
                <start>\(firstDay.iso8601)</start><end>\(firstDay.adding(days: days - 1).iso8601)</end>
                <days>\(days)</days><day_change>06:00:00</day_change><timeslot_duration>00:05</timeslot_duration>
              </conference>

            """
        for (index, (day, rooms)) in listed(6).enumerated() {
            text += "<day index=\"\(index + 1)\" date=\"\(day.iso8601)\">\n"
            for (room, sessions) in rooms {
                text += "<room name=\"\(Self.escaped(room))\">\n"
                for session in sessions { text += frabEvent(session) }
                text += "</room>\n"
            }
            text += "</day>\n"
        }
        return text + "</schedule>\n"
    }

    private func frabEvent(_ session: Session) -> String {
        let people = session.people.map { "<person id=\"\($0.dropFirst(7))\">\($0)</person>" }.joined()
        return """
            <event id="\(session.key)" guid="\(session.guid)">
              <start>\(clock(session))</start>
              <duration>\(Self.two(session.minutes / 60)):\(Self.two(session.minutes % 60))</duration>
              <room>\(Self.escaped(session.room))</room>
              <slug>camp-\(session.key)-some_title</slug>
              <title>\(Self.escaped(session.title))</title><subtitle/>
              <track>\(Self.escaped(session.track))</track><type>\(session.type)</type><language>en</language>
              <abstract>\(Self.escaped(session.abstract))</abstract>
              <description><![CDATA[\(session.description)]]></description>
              <recording><license/><optout>false</optout></recording>
              <persons>\(people)</persons>
              <links><link href="https://example.org">Example</link></links><attachments/>
            </event>

            """
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }

    /// As pretalx writes it, on one line: each time with its offset, days that change at four.
    func pretalxJSON() -> String {
        let days = listed(3).enumerated().map { index, listed in
            let rooms = listed.rooms.map { room in
                "\(Self.quoted(room.room)): [\(room.sessions.map(pretalxTalk).joined(separator: ", "))]"
            }
            let date = listed.day.iso8601
            return "{\"index\": \(index + 1), \"date\": \"\(date)\", \"day_start\": \"\(date)T04:00:00\", "
                + "\"rooms\": {\(rooms.joined(separator: ", "))}}"
        }
        let rooms = Self.rooms.map { "{\"name\": \(Self.quoted($0)), \"slug\": \"1-x\", \"capacity\": 120}" }
        let tracks = Self.tracks.map { "{\"name\": \(Self.quoted($0)), \"color\": \"#b3261e\"}" }
        return "{\"$schema\": \"https://c3voc.de/schedule/schema.json\", \"generator\": {\"name\": \"pretalx\"}, "
            + "\"schedule\": {\"version\": \"0.3\", \"base_url\": \"https://example.org\", \"conference\": {"
            + "\"acronym\": \"camp\", \"title\": \"A camp\", \"start\": \"\(firstDay.iso8601)\", "
            + "\"end\": \"\(firstDay.adding(days: self.days - 1).iso8601)\", \"daysCount\": \(self.days), "
            + "\"time_zone_name\": \"\(zone.identifier)\", \"rooms\": [\(rooms.joined(separator: ", "))], "
            + "\"tracks\": [\(tracks.joined(separator: ", "))], \"days\": [\(days.joined(separator: ", "))]}}}"
    }

    private func pretalxTalk(_ session: Session) -> String {
        let (days, hours, minutes) = (session.minutes / 1_440, session.minutes / 60 % 24, session.minutes % 60)
        let duration = (days > 0 ? "\(days):" : "") + "\(Self.two(hours)):\(Self.two(minutes))"
        let people = session.people.map {
            "{\"code\": \"P\($0.dropFirst(7))\", \"public_name\": \"\($0)\", \"avatar\": null, \"biography\": null}"
        }
        let members: [(String, String)] = [
            ("guid", Self.quoted(session.guid)), ("code", Self.quoted(session.key)), ("id", "7"), ("logo", "null"),
            ("date", Self.quoted(offsetTime(session))), ("start", Self.quoted(clock(session))),
            ("duration", Self.quoted(duration)), ("room", Self.quoted(session.room)), ("slug", "\"camp-7-x\""),
            ("title", Self.quoted(session.title)), ("subtitle", "\"\""),
            ("track", session.track.isEmpty ? "null" : Self.quoted(session.track)),
            ("type", "{\"en\": \(Self.quoted(session.type))}"), ("language", "\"en\""),
            ("abstract", Self.quoted(session.abstract)), ("description", Self.quoted(session.description)),
            ("do_not_record", "true"), ("persons", "[\(people.joined(separator: ", "))]"), ("links", "[]"),
        ]
        return "{\(members.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}"
    }

    /// With escapes wherever JSON allows one.
    private static func quoted(_ text: String) -> String {
        let units = text.utf16.map { unit in
            let hex = String(unit, radix: 16)
            return unit < 128 && unit >= 32 && unit != 34 && unit != 92
                ? String(Character(Unicode.Scalar(UInt8(unit))))
                : "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
        return "\"\(units.joined())\""
    }
}

extension Zone {
    /// The first instant of the day.
    func instant(of day: CivilDate) -> Instant {
        guard let clock = WallClock(date: day, hour: 0, minute: 0) else { return Instant(secondsSince1970: 0) }
        switch resolve(clock) {
        case .unique(let instant), .overlap(let instant, _), .gap(_, let instant): return instant
        }
    }
}
