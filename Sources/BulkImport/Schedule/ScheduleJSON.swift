import Domain

/// Reads the `schedule.json` of frab and pretalx, and the `agenda.json` of Roundtable.
struct ScheduleJSON {
    private var file = ScheduleFile()

    /// Throws ``UnreadableSchedule``.
    static func read(_ bytes: [UInt8]) throws(UnreadableSchedule) -> ScheduleFile {
        let tree = try JSONTree.read(bytes)
        var reader = ScheduleJSON()
        if let schedule = tree["schedule"] {
            reader.file.isOurs = tree["generator"]?["name"]?.text == "Roundtable"
            try reader.readSchedule(schedule)
        } else if tree["event"] != nil, let sessions = tree["sessions"] {
            reader.readAgenda(tree, try Self.list(sessions, "sessions"))
        } else {
            throw UnreadableSchedule(
                line: tree.line, column: tree.column,
                reason: "This is no schedule: it has neither “schedule” nor “event” and “sessions”.")
        }
        return reader.file
    }

    private static func list(_ tree: JSONTree, _ name: String) throws(UnreadableSchedule) -> [JSONTree] {
        if let list = tree.list { return list }
        throw UnreadableSchedule(line: tree.line, column: tree.column, reason: "“\(name)” should be a list.")
    }

    private static func source(_ tree: JSONTree, _ name: String, as element: Field? = nil) -> SourceText? {
        tree[name].flatMap { value in
            value.text.map {
                SourceText(
                    text: $0, line: value.line, column: value.column, element: element ?? Field(rawValue: name))
            }
        }
    }

    private mutating func readSchedule(_ schedule: JSONTree) throws(UnreadableSchedule) {
        guard let conference = schedule["conference"], let days = conference["days"] else {
            throw UnreadableSchedule(
                line: schedule.line, column: schedule.column, reason: "The schedule has no “conference” with “days”.")
        }
        file.acronym = Self.source(conference, "acronym")
        file.title = Self.source(conference, "title")
        file.firstDay = Self.source(conference, "start")
        file.lastDay = Self.source(conference, "end")
        file.dayChange = Self.source(conference, "day_change")
        file.zone = Self.source(conference, "time_zone_name")
        for room in conference["rooms"]?.list ?? [] {
            guard let name = Self.source(room, "name", as: "room") else { continue }
            file.rooms.append(ScheduleRoom(name: name, capacity: Self.source(room, "capacity")))
            leaveOut("room description", room["description"])
        }
        for track in conference["tracks"]?.list ?? [] {
            guard let name = Self.source(track, "name", as: "track") else { continue }
            file.tracks.append(ScheduleTrack(name: name, colour: Self.source(track, "color")))
        }
        for day in try Self.list(days, "days") { try read(day) }
    }

    private mutating func read(_ day: JSONTree) throws(UnreadableSchedule) {
        guard let rooms = day["rooms"] else { return }
        // PHP and its like write an empty object as an empty list.
        if let list = rooms.list, list.isEmpty { return }
        guard let members = rooms.members else {
            throw UnreadableSchedule(
                line: rooms.line, column: rooms.column, reason: "“rooms” should be an object with a list for each room."
            )
        }
        for (name, sessions) in members {
            let room = SourceText(text: name, line: sessions.line, column: sessions.column, element: "room")
            file.rooms.append(ScheduleRoom(name: room))
            for session in try Self.list(sessions, name) {
                var read = self.session(session)
                read.room = room
                read.day = Self.source(day, "date")
                file.sessions.append(read)
            }
        }
    }

    private mutating func session(_ tree: JSONTree) -> ScheduleSession {
        var session = ScheduleSession(line: tree.line, column: tree.column)
        session.id = Self.source(tree, "id")
        session.guid = Self.source(tree, "guid")
        session.code = Self.source(tree, "code")
        session.slug = Self.source(tree, "slug")
        session.date = Self.source(tree, "date")
        session.start = Self.source(tree, "start")
        session.duration = Self.source(tree, "duration")
        session.title = Self.source(tree, "title")
        session.subtitle = Self.source(tree, "subtitle")
        session.track = Self.source(tree, "track")
        session.type = Self.source(tree, "type")
        session.abstract = Self.source(tree, "abstract")
        session.description = Self.source(tree, "description")
        session.persons = people(tree["persons"]) { $0.person($1) }
        for (name, value) in tree.members ?? [] where !Self.read.contains(name) { leaveOut(name, value) }
        return session
    }

    /// What is read of a session, or says nothing that could be lost.
    private static let read: Set = [
        "id", "guid", "code", "slug", "date", "start", "duration", "room", "title", "subtitle", "track", "type",
        "abstract", "description", "persons",
    ]

    /// The people of a list, each as `read` has them; who has no name, and what is no list, is told.
    private mutating func people(
        _ tree: JSONTree?, _ read: (inout ScheduleJSON, JSONTree) -> SchedulePerson?
    ) -> [SchedulePerson] {
        guard let tree, !tree.isEmpty else { return [] }
        // PHP and its like write a list with gaps as an object.
        let object = tree.members.flatMap { members in
            members.allSatisfy { $0.value.members != nil } ? members.map(\.value) : nil
        }
        guard let list = tree.list ?? object else {
            file.noteNoPeople(line: tree.line)
            return []
        }
        return list.compactMap { element in
            if let person = read(&self, element), !person.isNameless { return person }
            file.noteNameless(line: element.line)
            return nil
        }
    }

    private mutating func person(_ tree: JSONTree) -> SchedulePerson? {
        // Some write nothing but the name.
        if case .string(let name) = tree.value {
            return SchedulePerson(name: SourceText(text: name, line: tree.line, column: tree.column, element: "person"))
        }
        let names = ["public_name", "name", "full_public_name"]
        guard let name = names.lazy.compactMap({ Self.source(tree, $0, as: "person") }).first(where: { !$0.isEmpty })
        else { return nil }
        var person = SchedulePerson(name: name)
        person.number = ["guid", "code", "id"].lazy.compactMap { tree[$0]?.text }.first
        person.email = Self.source(tree, "email")
        person.biography = Self.source(tree, "biography")
        person.role = Self.source(tree, "role")
        leaveOut("avatar", tree["avatar"])
        leaveOut("answers", tree["answers"])
        return person
    }

    /// Counts what is there and will not be kept; of a list each of its values.
    private mutating func leaveOut(_ name: String, _ tree: JSONTree?) {
        guard let tree, !file.isOurs, !tree.isEmpty else { return }
        for value in tree.list ?? [tree] { file.leftOut.note(name, line: value.line) }
    }
}

// The agenda of Roundtable.
extension ScheduleJSON {
    private mutating func readAgenda(_ tree: JSONTree, _ sessions: [JSONTree]) {
        file.isOurs = true
        if let event = tree["event"] {
            file.acronym = Self.source(event, "slug")
            file.title = Self.source(event, "title")
            file.firstDay = Self.source(event, "first_day")
            file.lastDay = Self.source(event, "last_day")
            file.zone = Self.source(event, "zone")
        }
        for room in tree["rooms"]?.list ?? [] {
            guard let name = Self.source(room, "name", as: "room") else { continue }
            file.rooms.append(ScheduleRoom(name: name, capacity: Self.source(room, "capacity")))
        }
        for track in tree["tracks"]?.list ?? [] {
            guard let name = Self.source(track, "name", as: "track") else { continue }
            file.tracks.append(ScheduleTrack(name: name, colour: Self.source(track, "colour")))
        }
        for session in sessions { file.sessions.append(agendaSession(session)) }
    }

    private mutating func agendaSession(_ tree: JSONTree) -> ScheduleSession {
        var session = ScheduleSession(line: tree.line, column: tree.column)
        session.key = Self.source(tree, "key")
        session.date = Self.source(tree, "starts_at")
        session.end = Self.source(tree, "ends_at")
        session.room = Self.source(tree, "room")
        session.title = Self.source(tree, "title")
        session.track = Self.source(tree, "track")
        session.type = Self.source(tree, "kind")
        session.state = Self.source(tree, "state")
        session.abstract = Self.source(tree, "abstract")
        session.repeats = Self.source(tree, "repeats")
        session.persons = people(tree["speakers"]) { Self.agendaPerson($1) }
        return session
    }

    /// Without a name somebody of the organisation.
    private static func agendaPerson(_ tree: JSONTree) -> SchedulePerson? {
        let none = SourceText(text: "", line: tree.line, column: tree.column, element: "name")
        var read = SchedulePerson(name: source(tree, "name") ?? none)
        read.organisation = source(tree, "organisation")
        read.jobTitle = source(tree, "job_title")
        read.role = source(tree, "role")
        return read
    }
}
