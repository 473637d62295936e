import Domain
import Expat

/// Reads a `schedule.xml`, as frab, pretalx, our own agenda and others of their kind write it.
final class ScheduleXML {
    private var file = ScheduleFile()
    /// The elements that are open, outermost first.
    private var path: [String] = []
    private var text = ""
    private var place = XMLPlace(line: 1, column: 1)
    private var day: SourceText?
    private var room: SourceText?
    private var session: ScheduleSession?
    private var person: [XMLAttribute] = []

    /// Reads to the end of the blocks. Throws ``UnreadableSchedule`` and what the blocks throw.
    static func read(_ blocks: () throws -> [UInt8]?) throws -> ScheduleFile {
        let schedule = ScheduleXML()
        let reader = XMLReader { event, place in try schedule.take(event, place) }
        do {
            while let block = try blocks() { try reader.read(block) }
            try reader.finish()
        } catch let error as XMLError {
            throw UnreadableSchedule(line: error.place.line, column: error.place.column, reason: message(error.reason))
        }
        return schedule.file
    }

    private static func message(_ reason: XMLError.Reason) -> Message {
        switch reason {
        case .malformed(let words): "This is no well-formed XML: \(words)."
        case .documentType: "A document type with declarations is not read. Take the DOCTYPE out."
        case .tooManyBytes(let limit): "The file is longer than \(limit) bytes."
        case .tooDeep(let limit): "There are more than \(limit) elements within each other."
        }
    }

    private func take(_ event: XMLEvent, _ place: XMLPlace) throws {
        switch event {
        case .start(let name, let attributes):
            path.append(name)
            // What stands within a text, such as a paragraph that is not written as text, belongs to it.
            if isText(path.dropLast()) { return }
            text = ""
            self.place = place
            try start(name, attributes)
        case .text(let more):
            text += more
        case .end(let name):
            if !isText(path.dropLast()) { end(name) }
            path.removeLast()
        }
    }

    /// Whether the path leads to an element that holds text alone.
    private func isText(_ path: ArraySlice<String>) -> Bool {
        path.count == 5 && path.starts(with: ["schedule", "day", "room", "event"])
            && !["persons", "links", "attachments", "recording"].contains(path.last)
    }

    private func start(_ name: String, _ attributes: [XMLAttribute]) throws {
        switch path {
        case ["schedule"]: break
        case ["schedule", "generator"]: file.isOurs = attributes.contains { $0 == XMLAttribute("name", "Roundtable") }
        case ["schedule", "day"]: day = source("date", attributes, "date")
        case ["schedule", "conference", "track"]:
            guard let name = source("name", attributes, "track") else { break }
            file.tracks.append(ScheduleTrack(name: name, colour: source("color", attributes, "color")))
        case ["schedule", "day", "room"]: beginRoom(attributes)
        case ["schedule", "day", "room", "event"]: beginSession(attributes)
        case ["schedule", "day", "room", "event", "persons", "person"]: person = attributes
        default:
            if path.count == 1 {
                throw UnreadableSchedule(
                    line: place.line, column: place.column,
                    reason: "The outermost element is “\(name)”; that of a schedule is “schedule”.")
            }
        }
    }

    private func beginRoom(_ attributes: [XMLAttribute]) {
        room = source("name", attributes, "room")
        // Our own agenda gives each room a guid, and none to what stands for all of them.
        let isShared = file.isOurs && !attributes.contains { $0.name == "guid" }
        if let room { file.rooms.append(ScheduleRoom(name: room, isShared: isShared)) }
    }

    private func beginSession(_ attributes: [XMLAttribute]) {
        var session = ScheduleSession(line: place.line, column: place.column)
        session.id = source("id", attributes, "id")
        session.guid = source("guid", attributes, "guid")
        session.code = source("code", attributes, "code")
        session.day = day
        session.room = room
        self.session = session
    }

    private func source(_ name: String, _ attributes: [XMLAttribute], _ element: Field) -> SourceText? {
        attributes.first { $0.name == name }.map {
            SourceText(text: $0.value, line: place.line, column: place.column, element: element)
        }
    }

    private func end(_ name: String) {
        defer { text = "" }
        let found = SourceText(text: text, line: place.line, column: place.column, element: Field(rawValue: name))
        switch path.count {
        case 3 where path[1] == "conference": endOfConference(name, found)
        case 4 where path[3] == "event":
            if let session { file.sessions.append(session) }
            session = nil
        case 5...: endInSession(name, found)
        default: break
        }
    }

    private func endOfConference(_ name: String, _ found: SourceText) {
        switch name {
        case "acronym": file.acronym = found
        case "title": file.title = found
        case "start": file.firstDay = found
        case "end": file.lastDay = found
        case "day_change": file.dayChange = found
        case "time_zone_name": file.zone = found
        default: break
        }
    }

    private func endInSession(_ name: String, _ found: SourceText) {
        switch name {
        case "date": session?.date = found
        case "start": session?.start = found
        case "duration": session?.duration = found
        // The room that the session is listed under counts; both are the same in every file that was seen.
        case "room": if session?.room == nil { session?.room = found }
        case "slug": session?.slug = found
        case "title": session?.title = found
        case "subtitle": session?.subtitle = found
        case "track": session?.track = found
        case "type": session?.type = found
        case "abstract": session?.abstract = found
        case "description": session?.description = found
        case "person": endOfPerson(found)
        case "persons", "links", "attachments", "recording": break
        default: leaveOut(name, found)
        }
    }

    private func endOfPerson(_ found: SourceText) {
        var person = SchedulePerson(name: found)
        let attributes = self.person
        person.number = attributes.first { $0.name == "guid" || $0.name == "code" || $0.name == "id" }?.value
        person.email = source("email", attributes, "email")
        person.role = source("role", attributes, "role")
        if person.isNameless { return file.noteNameless(line: found.line) }
        session?.persons.append(person)
    }

    private func leaveOut(_ name: String, _ found: SourceText) {
        if file.isOurs || found.isEmpty || (name == "optout" && found.trimmed == "false") { return }
        file.leftOut.note(name, line: found.line)
    }
}
