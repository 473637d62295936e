import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TimeZones

@Suite("The grid editor's talk with the server")
struct EditorRoutesTests {
    private static let agenda = "/admin/e/socitm-2011/agenda"

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        return (admin, try await admin.browser(of: .organiser))
    }

    /// An answer as the script reads it.
    private struct Moved: Decodable {
        struct Session: Decodable {
            let key: String
            let version: Int
            let from: String
            let to: String
            let room: Int?
            let start: Int?
            let end: Int?
            let words: String
        }
        let told: String
        let fine: Bool
        let moved: Session?
        let state: State
    }

    private struct State: Decodable {
        struct Session: Decodable {
            let key: String
            let version: Int
            let severity: String
        }
        let summary: String
        let fine: Bool
        let waiting: String
        let sessions: [Session]

        func session(_ key: String) -> Session? { sessions.first { $0.key == key } }
    }

    private func read<Value: Decodable>(_ answer: Answer, as type: Value.Type) throws -> Value {
        #expect(answer.headers[.contentType] == "application/json")
        return try JSONDecoder().decode(type, from: Data(answer.body.utf8))
    }

    /// Moves a session as the page's script does; the version is the stored one unless given.
    private func move(
        _ key: String, _ admin: AdminWorld, _ browser: Browser, version: Int? = nil, start: String, end: String,
        room: String = ""
    ) async throws -> Answer {
        let stored = try #require(try admin.read { try $0.session(key, of: "socitm-2011") })
        let page = try await browser.get(Self.agenda)
        return try await browser.post(
            "\(Self.agenda)/\(key)/slot.json",
            [
                "csrf_token": page.token, "version": String(version ?? stored.version), "shown": "2011-11-29",
                "start": start, "end": end, "room": room,
            ])
    }

    @Test("a move is answered with the new place in words and numbers, and with how the day stands")
    func moved() async throws {
        let (admin, browser) = try await world()
        let answer = try await move(
            "d1-cloud", admin, browser, start: "2011-11-29 16:05", end: "2011-11-29 17:00", room: "Foyer")
        #expect(answer.status == 200)
        let read = try read(answer, as: Moved.self)
        let moved = try #require(read.moved)
        #expect(read.told.contains("is now on Tuesday 29 November, 4:05pm to 5pm, Foyer."))
        #expect((moved.start, moved.end) == (965, 1020))
        #expect(moved.words == "4:05pm to 5pm, Foyer")
        #expect(moved.from == "2011-11-29T16:05:00Z")
        let stored = try #require(try admin.read { try $0.session("d1-cloud", of: "socitm-2011") })
        #expect(stored.slot?.start.iso8601 == moved.from)
        #expect(stored.slot?.end.iso8601 == moved.to)
        #expect(read.state.session("d1-cloud")?.version == stored.version)
        #expect(moved.version == stored.version)
    }

    @Test("what a move makes wrong is marked at both sessions and counted, and is gone when it is taken back")
    func conflicts() async throws {
        let (admin, browser) = try await world()
        let old = try #require(try admin.read { try $0.session("d1-cloud", of: "socitm-2011")?.slot })
        let wrong = try read(
            try await move(
                "d1-cloud", admin, browser, start: "2011-11-29 09:30", end: "2011-11-29 10:15", room: "Main hall"),
            as: Moved.self)
        #expect(!wrong.fine)
        #expect(wrong.told.contains("at the same time"))
        #expect(wrong.state.session("d1-cloud")?.severity == "error")
        #expect(wrong.state.sessions.count { $0.severity == "error" } > 1)
        #expect(!wrong.state.fine)
        let back = try read(
            try await move(
                "d1-cloud", admin, browser, start: old.start.iso8601, end: old.end.iso8601, room: "Main hall"),
            as: Moved.self)
        #expect(back.fine)
        #expect(back.state.summary == "No conflicts")
        #expect(back.state.sessions.allSatisfy { $0.severity.isEmpty })
    }

    @Test("two empty times take a session off the agenda; no times at all are refused")
    func unscheduled() async throws {
        let (admin, browser) = try await world()
        let read = try read(try await move("d1-cloud", admin, browser, start: "", end: ""), as: Moved.self)
        #expect(read.moved?.from == "")
        #expect(read.state.waiting == "1")
        #expect(try admin.read { try $0.session("d1-cloud", of: "socitm-2011")?.slot } == nil)
        let page = try await browser.get(Self.agenda)
        let none = try await browser.post(
            "\(Self.agenda)/d1-lunch/slot.json", ["csrf_token": page.token, "version": "1"])
        #expect(none.status == 422)
        let half = try await move("d1-cloud", admin, browser, start: "2011-11-29 09:30", end: "")
        #expect(half.status == 422)
        #expect(try self.read(half, as: Moved.self).told.contains("Give the end, too"))
    }

    @Test("a move from an old version overwrites nothing and says who was first and where the session is")
    func clash() async throws {
        let (admin, browser) = try await world()
        let version = try #require(try admin.read { try $0.session("d1-cloud", of: "socitm-2011") }).version
        let other = try await admin.browser(of: .owner)
        _ = try await move("d1-cloud", admin, other, start: "2011-11-29 16:05", end: "2011-11-29 17:00", room: "Foyer")
        let answer = try await move(
            "d1-cloud", admin, browser, version: version, start: "2011-11-29 07:00", end: "2011-11-29 08:00")
        #expect(answer.status == 409)
        let read = try read(answer, as: Moved.self)
        #expect(read.told.contains("meanwhile: it is on Tuesday 29 November, 4:05pm to 5pm, Foyer."))
        #expect(read.told.contains("Nothing was overwritten."))
        #expect(!read.told.contains("Somebody else"))
        #expect(read.state.session("d1-cloud")?.version == version + 1)
        #expect(
            try admin.read { try $0.session("d1-cloud", of: "socitm-2011")?.slot?.start.iso8601 }
                == "2011-11-29T16:05:00Z")
    }

    @Test("a time that the clocks skip is refused with the form's own words")
    func gap() async throws {
        let (admin, browser) = try await world()
        let answer = try await move("d1-cloud", admin, browser, start: "2011-03-27 01:30", end: "2011-03-27 02:30")
        #expect(answer.status == 422)
        #expect(try read(answer, as: Moved.self).told.contains("There is no 2011-03-27 01:30 in Europe/London"))
    }

    @Test("the state is answered with 304 until something changes")
    func state() async throws {
        let (admin, browser) = try await world()
        let path = "\(Self.agenda)/state.json?day=2011-11-29"
        let first = try await browser.get(path)
        let state = try read(first, as: State.self)
        #expect(state.session("d1-cloud") != nil)
        let tag = try #require(first.headers[.eTag])
        let same = try await browser.get(path, headers: [.ifNoneMatch: tag])
        #expect(same.status == 304)
        #expect(same.body.isEmpty)
        _ = try await move("d1-cloud", admin, browser, start: "2011-11-29 16:05", end: "2011-11-29 17:00")
        let changed = try await browser.get(path, headers: [.ifNoneMatch: tag])
        #expect(changed.status == 200)
        let version = try read(changed, as: State.self).session("d1-cloud")?.version
        #expect(version == state.session("d1-cloud").map { $0.version + 1 })
    }

    @Test("without the form's token nothing is moved, and a viewer gets neither the editor nor its addresses")
    func access() async throws {
        let (admin, browser) = try await world()
        let path = "\(Self.agenda)/d1-cloud/slot.json"
        #expect(try await browser.post(path, ["start": "", "end": "", "version": "1"]).status == 403)
        #expect(try admin.read { try $0.session("d1-cloud", of: "socitm-2011")?.slot } != nil)
        let organiser = try await browser.get(Self.agenda)
        #expect(organiser.body.contains("data-editor="))
        #expect(organiser.body.contains("/static/agenda-editor.js"))
        let viewer = try await admin.browser(of: .viewer)
        let page = try await viewer.get(Self.agenda)
        #expect(!page.body.contains("data-editor="))
        #expect(!page.body.contains("agenda-editor"))
        #expect(try await viewer.post(path, ["csrf_token": page.token, "start": "", "end": ""]).status == 403)
        #expect(try await viewer.get("\(Self.agenda)/state.json").status == 403)
    }
}
