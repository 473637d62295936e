import Domain

/// The agenda of another program as its file has it: the texts, each with its place, and nothing understood yet. A text
/// that the file does not have is nil, and one that is there and empty is empty.
struct ScheduleFile {
    /// Written by Roundtable: its texts are plain, its words are ours.
    var isOurs = false
    /// Of the event: what the file calls its conference.
    var acronym, title, zone, firstDay, lastDay, dayChange: SourceText?
    var rooms: [ScheduleRoom] = []
    var tracks: [ScheduleTrack] = []
    var sessions: [ScheduleSession] = []
    var leftOut = LeftOut()
    /// People of whom something else than a name stands where it should.
    private(set) var remarks: [Remark] = []

    /// A person without a name is nobody who could be taken; the session is.
    mutating func noteNameless(line: Int) {
        remarks.append(Remark(line: line, message: "There is a person without a name here, who was left out."))
    }

    /// Something stands where a list of people should.
    mutating func noteNoPeople(line: Int) {
        remarks.append(Remark(line: line, message: "“persons” should be a list of people. Nothing of it was taken."))
    }
}

/// A text, the place where it stands, and what the file calls it.
struct SourceText {
    var text: String
    let line: Int
    let column: Int
    /// The element or member.
    let element: Field

    /// Without white space at both ends.
    var trimmed: String {
        String(String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }).reversed())
    }

    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
}

struct ScheduleRoom {
    var name: SourceText
    var capacity: SourceText?
    /// Whether it stands for all rooms.
    var isShared = false
}

struct ScheduleTrack {
    var name: SourceText
    var colour: SourceText?
}

/// What the formats call an event, and we a session.
struct ScheduleSession {
    let line: Int
    let column: Int
    /// Names of the session, any of which may be missing.
    var key, code, id, guid, slug: SourceText?
    /// The day that it is listed under.
    var day: SourceText?
    /// An instant, or a date and time; in some files a date alone.
    var date: SourceText?
    /// A time of day, or in our own data a date and time.
    var start: SourceText?
    var end, duration: SourceText?
    var room: SourceText?
    var title, subtitle, track, type, state, abstract, description, repeats: SourceText?
    var persons: [SchedulePerson] = []
}

struct SchedulePerson {
    var name: SourceText
    var number: String?
    var email, organisation, jobTitle, biography, role: SourceText?

    /// Whether neither the person nor an organisation is named.
    var isNameless: Bool { name.isEmpty && (organisation?.isEmpty ?? true) }
}

/// What a file says and we have no place for, counted by element.
struct LeftOut {
    private(set) var elements: [(name: String, count: Int, line: Int)] = []

    mutating func note(_ name: String, line: Int) {
        if let index = elements.firstIndex(where: { $0.name == name }) {
            elements[index].count += 1
        } else {
            elements.append((name, 1, line))
        }
    }
}

/// A file that is no schedule from some place on, and so is not taken at all.
struct UnreadableSchedule: Error {
    let line: Int
    let column: Int
    let reason: Message
}
