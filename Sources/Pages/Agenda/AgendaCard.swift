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
            <p class="slot-when">\(item.times)\(place)</p>\
            \(if: !item.people.isEmpty, "<p class=\"slot-who\">\(item.people.joined(separator: ", "))</p>")\
            \(marks)\(actions)
            """
    }

    var classes: String {
        var classes = "slot slot-\(item.emphasis.rawValue)"
        if let track = item.track { classes += " track-\(track.colour.rawValue)" }
        if item.isCancelled { classes += " slot-cancelled" }
        return classes
    }

    private var marks: HTML {
        let tags = (item.isCancelled ? [Tag(t("Cancelled"), .bad)] : []) + item.tags
        guard item.track != nil || !tags.isEmpty else { return "" }
        return """
            <p class="slot-marks">\(item.track, { "<span class=\"track\">\(Self.link($0.name, $0.path))</span> " })\(tags, { "\($0) " })</p>
            """
    }

    private var actions: HTML {
        let links: HTML =
            item.actions.isEmpty ? "" : "<p class=\"slot-actions\">\(item.actions, { "\($0) " })</p>"
        return "\(links)\(item.controls)"
    }

    private static func link(_ text: String, _ path: String?) -> HTML {
        if let path { "<a href=\"\(url: path)\">\(text)</a>" } else { HTML(text: text) }
    }
}
