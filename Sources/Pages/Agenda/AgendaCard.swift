import Domain
import HTML

/// A session's markup in the grid and in the list: it says its own time and room, so that neither view depends on
/// where it stands.
struct AgendaCard {
    /// The level of the title, below the day's heading.
    enum Heading {
        case three, four
    }

    let item: AgendaEntry
    let heading: Heading
    let t: Language

    var html: HTML {
        let title = Self.link(item.title, item.path)
        let place: HTML = item.roomName.isEmpty ? "" : ", \(Self.link(item.roomName, item.roomPath))"
        return """
            \(if: heading == .three, "<h3>\(title)</h3>", else: "<h4>\(title)</h4>")\
            <div class="slot-when">\(item.times)\(place)</div>\
            \(if: !item.people.isEmpty, "<div class=\"slot-who\">\(item.people.joined(separator: ", "))</div>")\
            \(marks)\(actions)
            """
    }

    var classes: String {
        var classes = "slot slot-\(item.emphasis.rawValue)"
        if let track = item.track { classes += " track-\(track.colour.rawValue)" }
        if item.isCancelled { classes += " slot-cancelled" }
        return classes
    }

    /// What the grid editor reads on the card's element.
    var attributes: HTML {
        guard let handle = item.handle else { return "" }
        return """
             data-session="\(handle.key)" data-version="\(handle.version)" data-path="\(url: handle.path)" \
            data-start="\(item.start)" data-end="\(item.end)" data-room="\(item.room.map { String($0) } ?? "")" \
            data-from="\(handle.from)" data-to="\(handle.to)"\(attribute: "data-severity", handle.mark?.severity)
            """
    }

    private var marks: HTML {
        let tags = (item.isCancelled ? [Tag(t("Cancelled"), .bad)] : []) + item.tags
        guard item.track != nil || !tags.isEmpty || item.handle != nil else { return "" }
        return """
            <div class="slot-marks">\(item.track, { "<span class=\"track\">\(Self.link($0.name, $0.path))</span> " })\(tags, { "\($0) " })\
            \(item.handle, { "<span class=\"slot-mark\">\($0.mark?.tag)</span>" })</div>
            """
    }

    private var actions: HTML {
        let links: HTML =
            item.actions.isEmpty ? "" : "<div class=\"slot-actions\">\(item.actions, { "\($0) " })</div>"
        return "\(links)\(item.controls)"
    }

    private static func link(_ text: String, _ path: String?) -> HTML {
        if let path { "<a href=\"\(url: path)\">\(text)</a>" } else { HTML(text: text) }
    }
}
