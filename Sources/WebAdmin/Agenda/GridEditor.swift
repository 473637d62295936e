import Domain
import HTML
import Pages
import TimeZones

/// What the grid editor's script is given, and the parts of the page that it brings to life. Without the script none of
/// this is seen, and the forms do everything.
struct GridEditor {
    let event: Event
    let rooms: [Room]
    let days: [CivilDate]
    let day: CivilDate
    let visit: Visit
    private var t: Language { visit.t }

    /// As JSON. In the words `{title}` and the like stand for what the script knows.
    var setting: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("day", day.iso8601)
            writer.member("token", visit.token)
            let shown = [("day", day.iso8601)]
            writer.member("page", QueryText.path(AdminLinks.agenda(event.slug), shown))
            writer.member("state", QueryText.path(AdminLinks.agendaState(event.slug), shown))
            writer.name("days")
            writer.array(days) { $0.value($1.iso8601) }
            writer.name("rooms")
            writer.array(rooms) { writer, room in
                writer.object { writer in
                    writer.member("name", room.details.name)
                    writer.member("atOnce", room.details.sessionsAtOnce)
                }
            }
            // By steps of five minutes, as the pages write times.
            writer.name("clock")
            writer.array(0..<288) { $0.value(t.time(hour: $1 / 12, minute: $1 % 12 * 5)) }
            let now = event.details.zone.wallClock(at: visit.now)
            writer.member("now", now.date == day ? now.secondOfDay / 60 : nil)
            writer.name("words")
            writer.object { writer in
                for (name, message) in Self.words { writer.member(name, t(message)) }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static let (title, time, room, place) = ("{title}", "{time}", "{room}", "{place}")

    private static let words: [(StaticString, Message)] = [
        ("range", "\("{start}") to \("{end}")"),
        ("at", "\(time), \(room)"),
        ("allRooms", "All rooms"),
        ("unscheduled", "Unscheduled"),
        ("move", "Move"),
        ("place", "Place"),
        ("taken", "\(place): taken"),
        ("pickedUp", "Picked up “\(title)”: \(place)."),
        ("putBack", "“\(title)” is back where it was: \(place)."),
        ("others", "Somebody else changed: \(title)."),
        ("nothingUndone", "Somebody else moved “\(title)” meanwhile, so nothing was undone."),
        ("unreachable", "The server cannot be reached, so “\(title)” is back where it was."),
        ("refused", "The move of “\(title)” was refused. Load the page again and repeat it."),
    ]

    var bar: HTML {
        let icons: [(String, Icon)] = [("fine", .check), ("open", .warning)]
        return """
            <div class="editor-bar" hidden><div class="editor-acts">\
            <button type="button" class="button button-secondary" data-act="undo" aria-disabled="true" \
            aria-keyshortcuts="Control+Z">\(t("Undo"))</button>\
            <button type="button" class="button button-secondary" data-act="redo" aria-disabled="true" \
            aria-keyshortcuts="Control+Shift+Z Control+Y">\(t("Redo"))</button>\(help)</div>\
            <p class="editor-told" role="status"></p></div>\(alert)\
            <p id="editor-hint" hidden>\(t("Enter picks it up. Arrow keys move it, Enter puts it down, Escape puts it back."))</p>\
            \(ConflictSeverity.allCases, { "<template data-mark=\"\($0.rawValue)\">\($0.tag(t))</template>" })\
            \(icons, { "<template data-icon=\"\($0.0)\">\($0.1)</template>" })
            """
    }

    private var alert: HTML {
        let back = QueryText.path(AdminLinks.agenda(event.slug), [("day", day.iso8601)])
        return """
            <p class="editor-alert" role="alert" hidden><span>\
            \(t("You are signed out, so your last move was not stored."))</span> \
            <a href="\(url: QueryText.path(AdminLinks.signIn(), [("next", back)]))">\(t("Sign in again"))</a></p>
            """
    }

    private static let keys: [(Message, Message)] = [
        ("Enter", "Pick up the session in focus, and put it down"),
        ("↑ ↓", "5 minutes earlier or later, 30 with Shift; before it is picked up, to the session above or below"),
        ("← →", "To the room beside it; before it is picked up, to the session beside it"),
        ("+ −", "5 minutes longer or shorter"),
        ("Delete", "Unschedule the session"),
        ("Esc", "Put it back where it was"),
        ("Ctrl+Z", "Undo; with Shift, redo"),
    ]

    private var help: HTML {
        """
        <details class="editor-help" data-menu><summary>\(t("How to move sessions"))\(Icon.chevron)</summary>\
        <div class="editor-keys"><p>\(t("Drag a session to another time, room or day, by its lower edge to another end, or to the unscheduled ones. On a touch screen, hold it first."))</p>\
        <dl>\(Self.keys, { key in "<div><dt><kbd>\(t(key.0))</kbd></dt><dd>\(t(key.1))</dd></div>" })</dl></div></details>
        """
    }
}
