import Domain
import HTTP
import HTTPTypes
import Testing

@Suite("The calendar feeds")
struct CalendarFeedsTests {
    let path = "/e/socitm-2011/agenda.ics"

    /// The lines of each event, by key.
    private func events(_ answer: Answer) -> [String: [String]] {
        var events: [String: [String]] = [:]
        for part in answer.lines.split(separator: "BEGIN:VEVENT").dropFirst() {
            let url = part.first { $0.hasPrefix("URL:") } ?? ""
            events[String(url[(url.lastIndex(of: "/") ?? url.startIndex)...].dropFirst())] =
                Array(part.prefix { $0 != "END:VEVENT" })
        }
        return events
    }

    @Test("hold each public session with its stored facts")
    func session() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let answer = try await installation.get(path)
        #expect(answer.status == 200)
        let connect = try conference.session("connect")
        #expect(
            events(answer)["connect"] == [
                "UID:\(connect.uid)", "DTSTAMP:20111001T080000Z", "CREATED:20111001T080000Z",
                "LAST-MODIFIED:20111001T080000Z", "SEQUENCE:0", "STATUS:CONFIRMED",
                "DTSTART;TZID=Europe/London:20111129T093000", "DTEND;TZID=Europe/London:20111129T101500",
                "SUMMARY:Connect\\, collaborate and communicate",
                "DESCRIPTION:SOCITM 2011\\n\\nMartin Reeves\\, Chief executive\\, Coventry City Council\\n"
                    + "Chair: Maggie Philbin\\n\\nAbout Connect\\, collaborate and communicate\\n\\n"
                    + "https://example.org/e/socitm-2011/sessions/connect",
                "LOCATION:Main hall\\, NEC\\, Birmingham", "URL:https://example.org/e/socitm-2011/sessions/connect",
                "CATEGORIES:Shared services",
            ])
        #expect(events(answer).keys.sorted() == ["birmingham", "cloud", "coffee", "connect", "third-sector"])
        #expect(answer.lines.contains("X-WR-CALNAME:SOCITM 2011"))
        #expect(answer.lines.contains("X-WR-TIMEZONE:Europe/London"))
    }

    @Test("are text/calendar whatever is accepted, with tag and date, without cookies, and not for search engines")
    func fields() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        for headers: HTTPFields in [[:], [.accept: "text/html"], [.accept: "application/json;q=1, */*;q=0.1"]] {
            let answer = try await installation.get(path, headers)
            #expect(answer.fields[.contentType] == "text/calendar; charset=utf-8")
            #expect(answer.fields[.eTag]?.hasPrefix("\"") == true)
            #expect(answer.fields[.lastModified] == "Sat, 01 Oct 2011 08:00:00 GMT")
            #expect(answer.fields[.cacheControl] == "private, max-age=300")
            #expect(answer.fields[try #require(.init("X-Robots-Tag"))] == "noindex")
            #expect(answer.fields[.setCookie] == nil)
        }
    }

    @Test("answer 304 to a tag they know, alone, in a list, weak or as *, and to a date that is no older")
    func notModified() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let feed = try await installation.get(path)
        let tag = try #require(feed.fields[.eTag])
        for known in [tag, "\"x\", \(tag)", "W/\(tag)", "*"] {
            let answer = try await installation.get(path, [.ifNoneMatch: known])
            #expect(answer.status == 304 && answer.body.isEmpty && answer.fields[.eTag] == tag, "\(known)")
        }
        #expect(try await installation.get(path, [.ifNoneMatch: "\"x\""]).status == 200)
        let date = try #require(feed.fields[.lastModified])
        #expect(try await installation.get(path, [.ifModifiedSince: date]).status == 304)
        #expect(try await installation.get(path, [.ifModifiedSince: "Sat, 01 Oct 2011 07:59:59 GMT"]).status == 200)
        #expect(try await installation.get(path, [.ifNoneMatch: "\"x\"", .ifModifiedSince: date]).status == 200)
    }

    @Test("come as gzip when asked for, under a tag of its own that gets 304, too")
    func gzip() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let plain = try await installation.get(path)
        let packed = try await installation.get(path, [.acceptEncoding: "gzip, deflate"])
        #expect(packed.fields[.contentEncoding] == "gzip")
        #expect(packed.fields[.vary] == "Accept-Encoding" && plain.fields[.vary] == "Accept-Encoding")
        #expect(packed.body.count < plain.body.count)
        let tag = try #require(packed.fields[.eTag])
        #expect(tag != plain.fields[.eTag])
        let again = try await installation.get(path, [.acceptEncoding: "gzip", .ifNoneMatch: tag])
        #expect(again.status == 304)
    }

    @Test("answer HEAD as GET, and what clients try on the way with 405 and Allow")
    func methods() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let feed = try await installation.get(path)
        let head = try await installation.ask(.head, path)
        #expect(head.status == 200 && head.fields == feed.fields)
        for method in [HTTPRequest.Method.put, .delete, .post] {
            let refused = try await installation.ask(method, path)
            #expect(refused.status == 405, "\(method)")
            #expect(refused.fields[.allow] == "GET, HEAD, OPTIONS", "\(method)")
        }
    }

    @Test("are the same octets after a restart, and for everybody")
    func stability() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let feed = try await installation.get(path)
        installation.advance(by: 86_400)
        let other = try await Answer(installation.restarted().respond(to: try .init(.get, path)))
        #expect(other == feed)
    }

    @Test("an edit changes one event and nothing else")
    func edit() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let before = try await installation.get(path)
        let cloud = try conference.session("cloud")
        try await conference.release(in: installation) { tx in
            var details = cloud.details
            details.title = "Clouds, really"
            _ = try Sessions.update(cloud.id, in: conference.event.id, to: details, tx)
        }
        let after = try await installation.get(path)
        var (old, new) = (events(before), events(after))
        #expect(new["cloud"]?.contains("SEQUENCE:1") == true)
        #expect(new["cloud"]?.contains("DTSTAMP:20111001T080010Z") == true)
        #expect(new["cloud"]?.contains("SUMMARY:Clouds\\, really") == true)
        #expect(new["cloud"]?.first == old["cloud"]?.first)
        (old["cloud"], new["cloud"]) = (nil, nil)
        #expect(old == new)
        #expect(
            before.lines.prefix { $0 != "BEGIN:VEVENT" } == after.lines.prefix { $0 != "BEGIN:VEVENT" })
    }

    @Test("keep a cancelled session, marked in status, title and sequence")
    func cancellation() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let cloud = try conference.session("cloud")
        try await conference.release(in: installation) { tx in
            _ = try Sessions.cancel(cloud.id, in: conference.event.id, tx)
        }
        let lines = try #require(events(try await installation.get(path))["cloud"])
        #expect(
            lines.contains("STATUS:CANCELLED") && lines.contains("SEQUENCE:1") && lines.contains("UID:\(cloud.uid)"))
        #expect(lines.contains("SUMMARY:Cancelled: The reality of cloud computing"))
    }

    @Test("lose a deleted session, and their date moves")
    func deletion() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let date = try #require(try await installation.get(path).fields[.lastModified])
        let cloud = try conference.session("cloud").id
        try await conference.release(in: installation) { try Sessions.delete(cloud, in: conference.event.id, $0) }
        let answer = try await installation.get(path, [.ifModifiedSince: date])
        #expect(answer.status == 200 && events(answer)["cloud"] == nil)
    }

    @Test("a renamed room counts as an edit of its sessions")
    func renamedRoom() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release(in: installation) { tx in
            _ = try Rooms.update(
                conference.library.id, in: conference.event.id, to: RoomDetails(name: "Reading room"), tx)
        }
        let events = events(try await installation.get(path))
        #expect(events["cloud"]?.contains("LAST-MODIFIED:20111001T080010Z") == true)
        #expect(events["connect"]?.contains("LAST-MODIFIED:20111001T080000Z") == true)
    }

    @Test(
        "hold what the filtered page shows",
        arguments: [
            ("/e/socitm-2011/agenda.ics?track=cloud", ["cloud"]), ("/e/socitm-2011/tracks/cloud.ics", ["cloud"]),
            ("/e/socitm-2011/rooms/library.ics", ["cloud", "coffee"]), ("/e/socitm-2011/sessions/cloud.ics", ["cloud"]),
        ])
    func selections(path: String, keys: [String]) async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let answer = try await installation.get(path)
        #expect(events(answer).keys.sorted() == keys)
        let whole = events(try await installation.get(self.path))
        for key in keys { #expect(events(answer)[key] == whole[key]) }
    }

    @Test("of a room, a track or a speaker that the newest release has no more go on, empty")
    func formerSelections() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let paths = [
            "/e/socitm-2011/rooms/library.ics", "/e/socitm-2011/tracks/cloud.ics",
            "/e/socitm-2011/speakers/\(try #require(conference.people["martin"]).id).ics",
        ]
        let gone = Set(["cloud", "connect"])
        for path in paths {
            #expect(!gone.isDisjoint(with: events(try await installation.get(path)).keys), "\(path)")
        }
        try await conference.release(in: installation) { tx in
            for key in ["cloud", "connect"] {
                let room = try Rooms.create(RoomDetails(name: "Garden \(key)"), in: conference.event.id, tx)
                // The sessions go on elsewhere, so that it is the room, the track and the speaker alone that are gone.
                let session = try conference.session(key)
                var details = session.details
                details.track = nil
                _ = try Sessions.update(session.id, in: conference.event.id, to: details, tx)
                let slot = session.slot.flatMap { Slot(room: room.id, start: $0.start, end: $0.end) }
                _ = try Agenda.place(session.id, in: conference.event.id, at: slot, tx)
                for part in try tx.speakers.all(inSession: session.id) {
                    try Speakers.remove(part.speaker.id, from: session.id, in: conference.event.id, tx)
                }
            }
        }
        for path in paths {
            let answer = try await installation.get(path)
            #expect(answer.status == 200, "\(path)")
            // What is in all rooms is in the calendar of each.
            let left = path.contains("/rooms/") ? Set(["coffee"]) : []
            #expect(Set(events(answer).keys) == left, "\(path)")
        }
    }

    @Test(
        "of a room or a track that is not there is not found",
        arguments: ["rooms/x.ics", "tracks/x.ics", "speakers/0.ics"])
    func unknownSelections(path: String) async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        #expect(try await installation.get("/e/socitm-2011/\(path)").status == 404)
    }

    @Test("of all events hold the published ones, and the past of those that were filed away")
    func everything() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, slug: "open")
        _ = try await Conference.make(in: installation, slug: "old", visibility: .archived)
        let answer = try await installation.get("/calendar.ics")
        #expect(answer.lines.contains("X-WR-CALNAME:SOCITM"))
        #expect(answer.lines.filter { $0 == "URL:https://example.org/e/open/sessions/connect" }.count == 1)
        #expect(answer.lines.filter { $0 == "URL:https://example.org/e/old/sessions/connect" }.count == 1)
        #expect(answer.lines.filter { $0 == "BEGIN:VTIMEZONE" }.count == 1)
    }

    @Test("carry a private event's key in every address, and in no UID")
    func privateFeed() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, visibility: .private)
        let key = conference.event.privateKey
        let answer = try await installation.get(path + "?key=" + key)
        let addresses = answer.lines.filter { $0.hasPrefix("URL:") }
        #expect(addresses.count == 5 && addresses.allSatisfy { $0.hasSuffix("?key=" + key) })
        #expect(answer.lines.filter { $0.hasPrefix("UID:") && $0.contains(key) } == [])
    }
}
