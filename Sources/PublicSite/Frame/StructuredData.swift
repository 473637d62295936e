import Domain
import HTML
import Pages
import TimeZones

/// What machines read of a page: Open Graph for previews in messages, schema.org's Event as JSON-LD for search engines.
/// Of a private event there is none: who may read it was given a link.
struct StructuredData: Component {
    let visit: EventVisit
    /// The session that the page is about; nil for the event itself.
    var item: AgendaItem?
    let address: SiteAddress
    let site: Site

    private var details: EventDetails { visit.event.details }
    private var title: String { item?.session.details.title ?? details.title }
    private var text: String { item?.session.details.abstract ?? details.summary }
    private var link: String { address.absolute(item.map { visit.links.session($0.session.key) } ?? visit.links.home) }

    var html: HTML {
        guard visit.event.details.visibility != .private else { return "" }
        return """
            <meta property="og:type" content="website"><meta property="og:title" content="\(title)">\
            <meta property="og:description" content="\(EventCards.beginning(of: preview))">\
            <meta property="og:url" content="\(link)"><meta property="og:site_name" content="\(site.organisation)">\
            <link rel="alternate" type="text/calendar" href="\(url: visit.links.agendaCalendar)">\
            <script type="application/ld+json">\(json: json)</script>
            """
    }

    /// When and where come first: a preview may show no more.
    private var preview: String {
        let when = item?.session.slot.map { visit.when($0, site.t) } ?? visit.dates(site.t)
        return [when, visit.place, text].filter { !$0.isEmpty }.joined(separator: ". ")
    }

    private var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("@context", "https://schema.org")
            writer.member("@type", "Event")
            writer.member("name", title)
            times(&writer)
            let isCancelled = item?.session.details.state == .cancelled
            writer.member("eventStatus", "https://schema.org/" + (isCancelled ? "EventCancelled" : "EventScheduled"))
            place(&writer)
            if !text.isEmpty { writer.member("description", text) }
            writer.member("url", link)
            people(&writer)
            organiser(&writer)
            if item != nil { wholeEvent(&writer) }
        }
        return writer.bytes
    }

    private func times(_ writer: inout JSONWriter) {
        let slot = item?.session.slot
        writer.member("startDate", slot.map { visit.local($0.start) } ?? details.firstDay.iso8601)
        writer.member("endDate", slot.map { visit.local($0.end) } ?? details.lastDay.iso8601)
    }

    private func place(_ writer: inout JSONWriter) {
        let names = [item?.room?.details.name ?? "", details.venue].filter { !$0.isEmpty }
        guard !names.isEmpty || !details.address.isEmpty else { return }
        writer.name("location")
        writer.object { writer in
            writer.member("@type", "Place")
            writer.member("name", names.isEmpty ? details.address : names.joined(separator: ", "))
            if !details.address.isEmpty { writer.member("address", details.address) }
        }
    }

    /// Those who are named. A placeholder is an organisation that will send somebody.
    private func people(_ writer: inout JSONWriter) {
        guard let item, !item.speakers.isEmpty else { return }
        writer.name("performer")
        writer.array(item.speakers) { writer, part in
            writer.object { writer in
                writer.member("@type", part.person.isPlaceholder ? "Organization" : "Person")
                writer.member("name", part.person.displayName)
            }
        }
    }

    private func organiser(_ writer: inout JSONWriter) {
        writer.name("organizer")
        writer.object { writer in
            writer.member("@type", "Organization")
            writer.member("name", site.organisation)
            writer.member("url", address.absolute(PublicLinks.home()))
        }
    }

    private func wholeEvent(_ writer: inout JSONWriter) {
        writer.name("superEvent")
        writer.object { writer in
            writer.member("@type", "Event")
            writer.member("name", details.title)
            writer.member("startDate", details.firstDay.iso8601)
            writer.member("endDate", details.lastDay.iso8601)
            writer.member("url", address.absolute(visit.links.home))
        }
    }
}
