import Domain
import Testing
import TimeZones

@Suite("The conflicts of an agenda")
struct ConflictsTests {
    private let ann = AgendaDraft.person(1, "Ann")
    private let bob = AgendaDraft.person(2, "Bob")

    private func sentences(_ draft: AgendaDraft) -> [String] {
        Conflicts.find(draft.setting).map(\.sentence.english)
    }

    @Test("two sessions in a room overlap; touching ends, other rooms, cancelled and unscheduled ones do not")
    func roomOverlap() throws {
        var draft = try AgendaDraft()
        let (hall, attic) = (try draft.room("Hall"), try draft.room("Attic"))
        try draft.session("A", "09:00", "10:00", room: hall)
        try draft.session("B", "09:45", "10:30", room: hall)
        try draft.session("C", "10:30", "11:00", room: hall)
        try draft.session("D", "09:00", "11:00", room: attic)
        try draft.session("E", "09:00", "11:00", room: hall, state: .cancelled)
        _ = try draft.add(SessionDetails(title: "F", state: .confirmed), nil, people: [], track: nil, repeating: nil)
        #expect(draft.found.filter { !$0.hasPrefix("unreleasable") } == ["room-overlap A B"])
        #expect(sentences(draft).contains("“A” and “B” are in Hall at the same time."))
        #expect(ConflictKind.roomOverlap.severity == .error)
    }

    @Test("of three in one room each two that overlap are named, those made first before others that begin with them")
    func threeInARoom() throws {
        var draft = try AgendaDraft()
        let hall = try draft.room("Hall")
        try draft.session("Long", "09:00", "12:00", room: hall)
        try draft.session("Early", "09:00", "10:00", room: hall)
        try draft.session("Late", "09:30", "11:00", room: hall)
        #expect(draft.found == ["room-overlap Long Early", "room-overlap Long Late", "room-overlap Early Late"])
    }

    @Test("a room for several at once is too full with one more, which is named with those that would have to go")
    func severalAtOnce() throws {
        var draft = try AgendaDraft()
        let posters = try draft.room("Posters", atOnce: 2)
        try draft.session("A", "09:00", "12:00", room: posters)
        try draft.session("B", "09:00", "10:00", room: posters)
        #expect(draft.found == [])
        try draft.session("C", "09:30", "11:00", room: posters)
        #expect(draft.found == ["room-overlap B C"])
        #expect(sentences(draft) == ["Posters holds 2 sessions at once, and “B” and “C” come to be too many."])
        try draft.session("D", "09:40", "09:50", room: posters)
        #expect(draft.found == ["room-overlap B C", "room-overlap B D", "room-overlap C D"])
        try draft.session("E", "10:00", "11:00", room: posters)
        #expect(draft.found.filter { $0.contains("E") } == ["room-overlap C E"])
    }

    @Test("a draft that makes a room too full is named before what is confirmed")
    func draftsGoFirst() throws {
        var draft = try AgendaDraft()
        let posters = try draft.room("Posters", atOnce: 2)
        try draft.session("A", "09:00", "09:30", room: posters)
        try draft.session("B", "09:00", "12:00", room: posters, state: .draft)
        try draft.session("C", "09:15", "11:00", room: posters)
        #expect(draft.found.filter { $0.hasPrefix("room") } == ["room-overlap B C"])
        #expect(Conflicts.find(draft.setting).filter(\.stopsRelease) == [])
    }

    @Test("what has no room takes every room, but for pauses and housekeeping, and where there are no rooms at all")
    func allRooms() throws {
        var draft = try AgendaDraft()
        try draft.session("A", "09:00", "10:00")
        try draft.session("B", "09:00", "10:00")
        #expect(draft.found == [])
        let posters = try draft.room("Posters", atOnce: 5)
        try draft.session("C", "09:30", "10:30", room: posters)
        #expect(draft.found == ["room-overlap A B", "room-overlap A C", "room-overlap B C"])
        #expect(
            sentences(draft).prefix(2) == [
                "“A” and “B” both take all rooms at the same time.", "“A” takes all rooms while “C” is in Posters.",
            ])
        var other = try AgendaDraft()
        let hall = try other.room("Hall")
        try other.session("Desk", "08:00", "18:00", kind: .admin)
        try other.session("Talk", "09:00", "10:00", room: hall)
        #expect(other.found == [])
    }

    @Test("nothing is beside a pause or a plenary, but pauses, housekeeping and what is a room overlap already")
    func besideGathering() throws {
        var draft = try AgendaDraft()
        let (hall, foyer) = (try draft.room("Hall"), try draft.room("Foyer"))
        try draft.session("Lunch", "12:00", "13:00", kind: .meal)
        try draft.session("Drinks", "12:30", "13:30", room: foyer, kind: .networking)
        try draft.session("Desk", "12:00", "13:00", room: hall, kind: .admin)
        #expect(draft.found == [])
        let attic = try draft.room("Attic")
        try draft.session("Talk", "12:45", "13:15", room: attic)
        #expect(draft.found == ["beside-gathering Lunch Talk", "beside-gathering Drinks Talk"])
        try draft.session("Speech", "12:00", "12:10", room: foyer, kind: .plenary)
        try draft.session("Toast", "12:30", "12:40", room: foyer)
        #expect(
            draft.found.filter { $0.contains("Toast") } == [
                "beside-gathering Lunch Toast", "room-overlap Drinks Toast",
            ])
        try draft.session("Plenary", "14:00", "15:00", room: hall, kind: .plenary)
        try draft.session("Aside", "14:00", "15:00", room: foyer)
        #expect(draft.found.last == "beside-gathering Plenary Aside")
        #expect(ConflictKind.besideGathering.severity == .warning)
    }

    @Test("a person is not in two sessions at once, whatever the parts; a placeholder can be two people")
    func doubleBooking() throws {
        var draft = try AgendaDraft()
        let council = AgendaDraft.person(3, "", organisation: "Council")
        try draft.session("A", "09:00", "10:00", people: [ann, ann, bob, council])
        try draft.session("B", "09:59", "11:00", people: [bob, ann, council])
        try draft.session("C", "11:00", "12:00", people: [ann])
        #expect(draft.found == ["double-booking A B Ann", "double-booking A B Bob"])
        #expect(sentences(draft)[0] == "Ann has a part in “A” and in “B” at the same time.")
    }

    @Test("what is held again has the people of the first time, and is no clash of tracks or wishes with it")
    func repeats() throws {
        var draft = try AgendaDraft()
        let track = try draft.track(1, "Cloud")
        let first = try draft.session("A", "09:00", "10:00", people: [ann], track: track)
        let again = try draft.session("Again", "09:30", "10:30", people: [ann], track: track, repeating: first)
        draft.choices = [first: [bob.id], again: [bob.id]]
        #expect(draft.found == ["double-booking A Again Ann"])
    }

    @Test("a person is there for all of a session, once for each session")
    func unavailable() throws {
        var draft = try AgendaDraft()
        draft.availability = [ann.id: [try draft.span("09:30", "12:00")]]
        try draft.session("Early", "09:00", "10:00", people: [ann, ann, bob])
        try draft.session("Fits", "10:00", "11:00", people: [bob])
        try draft.session("Last", "11:30", "12:00", people: [ann])
        #expect(draft.found == ["unavailable Early Ann"])
        #expect(sentences(draft) == ["Ann cannot be there for all of “Early”."])
    }

    @Test("a room is open for all of a session, and has a place for each who is expected or wants to come")
    func roomItself() throws {
        var draft = try AgendaDraft()
        let hall = try draft.room("Hall", capacity: 2, hours: [try draft.span("09:00", "12:00")])
        try draft.session("Fits", "09:00", "10:00", room: hall) { $0.expected = 2 }
        try draft.session("Late", "11:00", "12:01", room: hall) { $0.expected = 3 }
        let liked = try draft.session("Liked", "10:00", "11:00", room: hall)
        draft.choices = [liked: [1, 2, 3].map { ID(rawValue: $0) }]
        #expect(draft.found == ["room-too-small Liked", "room-closed Late", "room-too-small Late"])
        #expect(
            sentences(draft) == [
                "3 attendees have “Liked” in their agendas, and Hall has 2 places.",
                "Hall is not open for all of “Late”.", "3 people are expected at “Late”, and Hall has 2 places.",
            ])
    }

    @Test("two sessions of a track at once are a warning")
    func trackClash() throws {
        var draft = try AgendaDraft()
        let (cloud, shared) = (try draft.track(1, "Cloud"), try draft.track(2, "Shared"))
        try draft.session("A", "09:00", "10:00", track: cloud)
        try draft.session("B", "09:30", "10:30", track: cloud)
        try draft.session("C", "09:30", "10:30", track: shared)
        #expect(draft.found == ["track-clash A B"])
        #expect(sentences(draft) == ["“A” and “B” of the track Cloud are at the same time."])
    }

    @Test("between rooms a person has the event's minutes for the walk, where it says any")
    func walkingTime() throws {
        var draft = try AgendaDraft()
        let (hall, attic) = (try draft.room("Hall"), try draft.room("Attic"))
        try draft.session("A", "09:00", "10:00", room: hall, people: [ann])
        try draft.session("B", "10:05", "11:00", room: attic, people: [ann])
        try draft.session("C", "11:00", "12:00", room: attic, people: [ann])
        try draft.session("D", "12:10", "13:00", room: hall, people: [ann])
        #expect(draft.found == [])
        draft.event.details.walkingMinutes = 10
        #expect(draft.found == ["walking-time A B Ann"])
        #expect(sentences(draft) == ["Ann has 5 minutes from “A” to “B” in another room, and needs 10."])
    }

    @Test("a session begins on one of the event's days and ends by noon after the last, on the event's clock")
    func outsideDays() throws {
        var draft = try AgendaDraft(zone: "Pacific/Auckland")
        try draft.session("Eve", "2011-11-28 23:59", "2011-11-29 01:00")
        try draft.session("First", "2011-11-29 00:00", "2011-11-29 01:00")
        try draft.session("Party", "2011-11-30 20:00", "2011-12-01 04:00")
        try draft.session("Endless", "2011-11-30 20:00", "2011-12-01 12:01")
        try draft.session("After", "2011-12-01 00:00", "2011-12-01 01:00")
        #expect(draft.found == ["outside-days Eve", "outside-days Endless", "outside-days After"])
    }

    @Test("a session is as long as was asked for, over a change of the clock, too")
    func otherLength() throws {
        var draft = try AgendaDraft(from: "2011-10-29", to: "2011-10-30")
        try draft.session("Night", "2011-10-30 00:30", "2011-10-30 02:30") { $0.duration = 180 }
        try draft.session("Short", "2011-10-30 09:00", "2011-10-30 09:40") { $0.duration = 45 }
        #expect(draft.found == ["other-length Short"])
        #expect(sentences(draft) == ["“Short” takes 40 minutes; 45 were asked for."])
    }

    @Test("a draft with a slot is not in the next release, nor is what was cancelled before it was shown")
    func unreleasable() throws {
        var draft = try AgendaDraft()
        try draft.session("Draft", "09:00", "10:00", state: .draft)
        try draft.session("Off", "09:00", "10:00", state: .cancelled)
        try draft.session("Known", "09:00", "10:00", state: .cancelled)
        draft.items[2].session.announcedAt = AgendaDraft.start
        #expect(draft.found == ["unreleasable Draft", "unreleasable Off"])
    }

    @Test("housekeeping that is a draft keeps its room, and nobody is told that it is not released")
    func blocker() throws {
        var draft = try AgendaDraft()
        let hall = try draft.room("Hall")
        try draft.session("Rehearsal", "09:00", "10:00", room: hall, kind: .admin, state: .draft)
        #expect(draft.found == [])
        try draft.session("Talk", "09:30", "10:00", room: hall)
        #expect(draft.found == ["room-overlap Rehearsal Talk"])
    }

    @Test("attendees who want two sessions at once are counted, once for each two sessions")
    func wantedTwice() throws {
        var draft = try AgendaDraft()
        let a = try draft.session("A", "09:00", "10:00")
        let b = try draft.session("B", "09:30", "10:30")
        let c = try draft.session("C", "10:00", "11:00")
        draft.choices = [a: [ann.id, bob.id], b: [ann.id, bob.id], c: [ann.id]]
        #expect(draft.found == ["wanted-twice A B", "wanted-twice B C"])
        #expect(
            sentences(draft) == [
                "2 attendees have both “A” and “B” in their agendas, at the same time.",
                "1 attendee has both “B” and “C” in their agenda, at the same time.",
            ])
    }

    @Test("what tells a conflict from others can be written and read back")
    func identity() {
        let both = ConflictIdentity(
            kind: .doubleBooking, first: ID(rawValue: 3), second: ID(rawValue: 5), person: ID(rawValue: 7))
        let one = ConflictIdentity(kind: .roomClosed, first: ID(rawValue: 3))
        #expect(both.description == "double-booking.3.5.7")
        #expect(one.description == "room-closed.3.-.-")
        #expect([both, one].map { ConflictIdentity($0.description) } == [both, one])
        for text in [
            "", "nothing.3.-.-", "room-closed.3", "room-closed.-.3.-", "room-closed.3.x.-", "room-closed.3.-.0",
        ] {
            #expect(ConflictIdentity(text) == nil)
        }
    }

    @Test("are counted without those that are waived, in words")
    func summary() throws {
        var draft = try AgendaDraft()
        #expect(Conflicts.find(draft.setting).summary.english == "No conflicts")
        let hall = try draft.room("Hall")
        try draft.session("A", "09:00", "10:00", room: hall)
        try draft.session("B", "09:30", "10:00", room: hall, state: .draft)
        let conflicts = Conflicts.find(draft.setting)
        #expect(conflicts.summary.english == "1 error, 1 warning")
        #expect(conflicts.severities == [ID(rawValue: 1): .error, ID(rawValue: 2): .error])
        #expect(conflicts.settled(byMoving: ID(rawValue: 2)).map(\.kind) == [.roomOverlap])
    }
}
