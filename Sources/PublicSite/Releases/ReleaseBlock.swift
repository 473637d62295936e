import Domain
import HTML
import Pages
import TimeZones

/// What one release changed: its comment, the sum of the changes, and each of them.
struct ReleaseBlock: Component {
    let visit: EventVisit
    let news: ReleaseNews
    /// How many changes are listed at most; nil is all.
    var most: Int?
    let t: Language

    var html: HTML { "<p class=\"meta\">\(when)</p>\(TextBlock(news.release.comment))\(changes)" }

    private var when: String { t.dateAndTime(visit.zone.wallClock(at: news.release.at)) }

    private var changes: HTML {
        guard let diff = news.diff else {
            let count = Message(
                count: news.sessionCount, one: "The first release, with {0} session.",
                other: "The first release, with {0} sessions.")
            return "<p>\(t(count))</p>"
        }
        let shown = diff.changes.prefix(most ?? diff.changes.count)
        let rest = diff.changes.count - shown.count
        let more = Message(count: rest, one: "{0} more change", other: "{0} more changes")
        return """
            <p class="changes-sum">\(diff.summary(t))</p><ul class="changes">\(shown, change)</ul>\
            \(if: rest > 0, "<p><a href=\"\(url: visit.links.release(news.release.number))\">\(t(more))</a></p>")
            """
    }

    private func change(_ change: AgendaChange) -> HTML {
        """
        <li><p class="changes-title">\(change.kinds, { "\(Tag(t($0.label), $0.tone)) " })\(title(change.item))</p>\
        \(visit.facts(change, t), { "<p class=\"meta\">\($0)</p>" })</li>
        """
    }

    /// A link, as long as the public agenda has the session.
    private func title(_ item: AgendaItem) -> HTML {
        let title = item.session.details.title
        guard visit.items.contains(where: { $0.session.key == item.session.key }) else { return HTML(text: title) }
        return "<a href=\"\(url: visit.links.session(item.session.key))\">\(title)</a>"
    }
}
