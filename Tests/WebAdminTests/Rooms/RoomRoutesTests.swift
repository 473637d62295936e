import Domain
import TestSupport
import Testing

@Suite struct RoomRoutesTests {
    private let rooms = "/admin/e/dinner/rooms"

    private func organiser() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        return (admin, browser)
    }

    @Test("an event without rooms says what rooms are for and how the first comes")
    func empty() async throws {
        let (_, browser) = try await organiser()
        let answer = try await browser.get(rooms)
        #expect(answer.visible.contains("No rooms yet"))
        #expect(answer.links.contains("/admin/e/dinner/rooms/new"))
    }

    @Test("a room is added, changed and deleted")
    func life() async throws {
        let (admin, browser) = try await organiser()
        let added = try await browser.submit(rooms, from: rooms + "/new", ["name": "Library", "capacity": "24"])
        #expect(added.location == rooms)
        #expect(try await browser.get(rooms).visible.contains("Library was added. Rooms Add room"))
        let room = try #require(
            try admin.read { try $0.rooms.all(in: try $0.event("dinner").id) }
                .first)
        #expect(room.details == RoomDetails(name: "Library", capacity: 24))

        _ = try await browser.submit("\(rooms)/\(room.id)", from: "\(rooms)/\(room.id)/edit", ["name": "Reading room"])
        #expect(try await browser.get(rooms).visible.contains("Reading room 24"))

        let asked = try await browser.get("\(rooms)/\(room.id)/deletion")
        #expect(asked.heading == "Delete Reading room?")
        _ = try await browser.submit("\(rooms)/\(room.id)/deletion", from: "\(rooms)/\(room.id)/deletion")
        #expect(try await browser.get(rooms).visible.contains("No rooms yet"))
    }

    @Test("a name that is taken is refused with what was typed")
    func taken() async throws {
        let (_, browser) = try await organiser()
        _ = try await browser.submit(rooms, from: rooms + "/new", ["name": "Library"])
        let answer = try await browser.submit(rooms, from: rooms + "/new", ["name": "LIBRARY", "notes": "quiet"])
        #expect(answer.status == 422)
        #expect(answer.visible.contains("There is a room of this name already."))
        #expect(answer.value(of: "name") == "LIBRARY")
        #expect(answer.visible.contains("quiet"))
    }

    @Test("a room in which something is placed stays")
    func inUse() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: .organiser)
        let room = try admin.read { tx in
            let event = try tx.event("socitm-2011")
            let used = try tx.rooms.sessionCounts(in: event.id)
            return try #require(try tx.rooms.all(in: event.id).first { used[$0.id, default: 0] > 0 })
        }
        let path = "/admin/e/socitm-2011/rooms/\(room.id)/deletion"
        let answer = try await browser.submit(path, from: path)
        #expect(answer.status == 409)
        #expect(answer.visible.contains("placed in this room. Move"))
    }
}
