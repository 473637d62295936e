import Domain
import TimeZones

/// What a schedule comes down to: rows of rooms, tracks, sessions and speakers, which are then taken as those of files.
struct ScheduleRows {
    private(set) var rooms: [ScheduleRow] = []
    private(set) var tracks: [ScheduleRow] = []
    private(set) var sessions: [ScheduleRow] = []
    private(set) var speakers: [ScheduleRow] = []
    private(set) var remarks: [Remark] = []

    private let file: ScheduleFile
    private let setting: ScheduleSetting
    private let times: ScheduleTimes
    private var unknownTypes: [String: (count: Int, line: Int)] = [:]

    init(_ file: ScheduleFile, _ setting: ScheduleSetting, zones: ZoneDatabase) {
        self.file = file
        self.setting = setting
        let zone = file.zone.flatMap { try? zones.zone($0.trimmed) }
        times = ScheduleTimes(
            zone: zone ?? setting.event.details.zone,
            dayChange: file.dayChange.flatMap { ScheduleTimes.seconds($0.trimmed) } ?? 0)
        if let named = file.zone, !named.isEmpty, zone == nil {
            remarks.append(
                Remark(
                    line: named.line,
                    message:
                        "The time zone “\(named.trimmed)” is not known; times without an offset are taken as those of the event."
                ))
        }
        remarks += file.remarks + ScheduleSpeakers.remarks(file)
        makeRooms()
        makeTracks()
        makeSessions()
        remark()
    }

    private mutating func makeRooms() {
        var places: [String: Int] = [:]
        for room in file.rooms where !room.isShared && !room.name.isEmpty {
            let folded = room.name.trimmed.lowercased()
            let capacity = room.capacity.flatMap { $0.isEmpty || $0.trimmed == "0" ? nil : $0 }
            if let place = places[folded] {
                if rooms[place].cells["capacity"] == nil { rooms[place].set("capacity", capacity) }
                continue
            }
            places[folded] = rooms.count
            var row = ScheduleRow(room.name)
            row.set("name", room.name)
            row.set("capacity", capacity)
            rooms.append(row)
        }
    }

    private mutating func makeTracks() {
        var seen: Set<String> = []
        let mentioned = file.sessions.compactMap(\.track).map { ScheduleTrack(name: $0) }
        for track in file.tracks + mentioned where !track.name.isEmpty {
            guard seen.insert(track.name.trimmed.lowercased()).inserted else { continue }
            var row = ScheduleRow(track.name)
            row.set("name", track.name)
            if let colour = track.colour, !colour.isEmpty {
                row.set("colour", colour)
            } else if !setting.tracks.contains(where: {
                $0.details.name.lowercased() == track.name.trimmed.lowercased()
            }) {
                // One that is new and has no colour gets the next, so that tracks can be told apart.
                let colours = TrackColour.allCases
                row.set("colour", colours[(setting.tracks.count + tracks.count) % colours.count].rawValue)
            }
            tracks.append(row)
        }
    }

    private mutating func makeSessions() {
        var names = ScheduleNames(file)
        var repeats: [ScheduleRow] = []
        for session in file.sessions {
            let name = names.name(of: session)
            var row = ScheduleRow(line: session.line, column: session.column)
            row.set("key", name.key, from: name.source)
            let repeated = name.repeats ?? session.repeats.flatMap { $0.isEmpty ? nil : $0.trimmed }
            if let repeated { row.set("repeats", repeated, from: session.repeats) }
            fill(&row, session, isNew: SessionKey(name.key).map { !setting.sessions.contains($0) } ?? true)
            if repeated == nil {
                sessions.append(row)
                speakers += ScheduleSpeakers.rows(of: session, key: name.key, file, setting)
            } else {
                repeats.append(row)
            }
        }
        sessions += repeats
    }

    private mutating func fill(_ row: inout ScheduleRow, _ session: ScheduleSession, isNew: Bool) {
        row.set("title", session.title?.trimmed ?? "", from: session.title)
        setKind(&row, session, isNew)
        // The format knows no state: what it has takes place. Later it is for organisers to say.
        if file.isOurs, session.state != nil {
            row.set("state", session.state)
        } else if isNew {
            row.set("state", SessionState.confirmed.rawValue)
        }
        row.set("track", session.track)
        let isShared = file.rooms.contains {
            $0.isShared && $0.name.line == session.room?.line && $0.name.column == session.room?.column
        }
        row.set("room", isShared ? "" : session.room?.trimmed ?? "", from: session.room)
        setTimes(&row, session)
        setAbstract(&row, session)
    }

    private mutating func setKind(_ row: inout ScheduleRow, _ session: ScheduleSession, _ isNew: Bool) {
        guard let type = session.type else { return }
        if file.isOurs { return row.set("kind", type) }
        if let kind = SessionTypes.kind(type.text) { return row.set("kind", kind.rawValue, from: type) }
        let known = unknownTypes[type.trimmed]
        unknownTypes[type.trimmed] = ((known?.count ?? 0) + 1, known?.line ?? type.line)
        if isNew { row.set("kind", SessionKind.talk.rawValue, from: type) }
    }

    private mutating func setTimes(_ row: inout ScheduleRow, _ session: ScheduleSession) {
        switch times.start(of: session) {
        case .none:
            row.set("start", "", from: session.start)
            row.set("end", "", from: session.duration)
        case .unreadable(let source, let reason):
            row.refuse("start", source, reason)
        case .at(let start, let messages):
            remarks += messages.map { Remark(line: session.line, message: $0) }
            let length = session.duration.flatMap { ScheduleTimes.duration($0.trimmed) }
            guard let end = session.end?.trimmed ?? length.map({ start.adding(seconds: $0).iso8601 }) else {
                return row.refuse("end", session.duration, "Give a duration such as 00:45.")
            }
            row.set("start", start.iso8601, from: session.start ?? session.date)
            row.set("end", end, from: session.end ?? session.duration)
        }
    }

    /// Subtitle, abstract and description, one below the other, each once.
    private func setAbstract(_ row: inout ScheduleRow, _ session: ScheduleSession) {
        let sources = [session.subtitle, session.abstract, session.description].compactMap(\.self)
        guard !sources.isEmpty else { return }
        var texts: [String] = []
        for source in sources {
            let text = file.isOurs ? source.text : PlainText.of(source.text)
            let isNew = !text.allSatisfy(\.isWhitespace) && !texts.contains(text)
            if isNew { texts.append(text) }
        }
        let source = sources.first { $0.element == "abstract" && !$0.isEmpty } ?? sources.last
        row.set("abstract", texts.joined(separator: "\n\n"), from: source)
    }

    private mutating func remark() {
        for (type, found) in unknownTypes.sorted(by: { $0.value.line < $1.value.line }) {
            remarks.append(
                Remark(
                    line: found.line,
                    message: Message(
                        count: found.count, one: "The type “{1}” is not known: {0} session is a talk.",
                        other: "The type “{1}” is not known: {0} sessions are talks.", .text(type))))
        }
        for element in file.leftOut.elements {
            remarks.append(
                Remark(
                    line: element.line,
                    message: Message(
                        count: element.count, one: "There is no place for “{1}”: {0} was left out.",
                        other: "There is no place for “{1}”: {0} were left out.", .text(element.name))))
        }
    }
}
