import Domain
import HTML
import Pages
import TimeZones

/// An agenda's days, one section each, and how the sessions of this device's reader are marked in them.
struct AgendaDays: Component {
    let visit: EventVisit
    let days: [AgendaDay]
    let view: AgendaPage.View
    let t: Language

    var html: HTML {
        let stars = StarWords(event: visit.event.slug, t: t)
        return """
            <div class="agenda-tools">\(if: days.count > 1, dayLinks)<p class="only-mine"></p></div>\
            <div class="days"\(stars.attributes)>\(days, day)</div>
            """
    }

    private var dayLinks: HTML {
        """
        <nav class="day-links" aria-label="\(t("Days"))"><ul class="actions">\
        \(days, { "<li><a href=\"#day-\($0.date.iso8601)\">\(t.day($0.date))</a></li>" })</ul></nav>
        """
    }

    private func day(_ day: AgendaDay) -> HTML {
        let name = t.date(day.date)
        let sessions: HTML =
            switch view {
            case .list: AgendaList(day.entries, t).html
            case .grid: AgendaGrid(name, rooms: visit.rooms.map(\.details.name), items: day.entries, t).html
            }
        return "<section class=\"day\"><h2 id=\"day-\(day.date.iso8601)\">\(name)</h2>\(sessions)</section>"
    }
}

/// What `stars.js` needs to know to let readers star sessions on their own device: it makes the buttons, so that nobody
/// without a script meets any.
struct StarWords {
    let event: Slug
    let t: Language

    /// The attributes of what encloses the sessions. `{0}` stands for a session's title or a number.
    var attributes: HTML {
        """
         data-stars="\(event.description)" data-star="\(t("Star \("{0}")"))" \
        data-only="\(t("Only my agenda"))" data-none="\(none)"
        """
    }

    private var none: String {
        t("You have starred nothing here yet. The star beside a session puts it into your agenda, on this device.")
    }
}
