import Domain
import HTML
import HTTP
import HTTPTypes
import Pages

extension Kit {
    var publicHome: HTML {
        PublicFrame(site: site, isHome: true).page(
            PageHeader("What’s on", meta: "Conferences, roundtables and meetings of the society"),
            content: """
                <section><h2>Coming up</h2>\(Cards([
                    Card("SOCITM 2011", path: links.home, tags: [Tag("Conference")], facts: ["29 to 30 November 2011", "NEC, Birmingham"], text: "The society’s 25th anniversary conference."),
                    Card("IT decision makers’ roundtable", path: links.home, tags: [Tag("Roundtable")], facts: ["Thursday 8 December 2011", "London"]),
                    Card("CityCamp Cambridge", path: links.home, tags: [Tag("Unconference")], facts: ["Saturday 10 December 2011", "Cambridge"]),
                ]))</section>
                """)
    }

    var publicEvent: HTML {
        publicFrame(.event).page(
            PageHeader(
                "SOCITM 2011", tags: [Tag("Conference", .accent)],
                meta: "29 to 30 November 2011, NEC, Birmingham",
                actions: [
                    ActionLink("See the agenda", links.agenda, .primary),
                    ActionLink(
                        "Subscribe", "webcal://example.org/e/socitm-2011/agenda.ics", .secondary, icon: .calendar),
                ]),
            content: """
                \(TextBlock(Self.text))<section><h2>Speakers</h2>\(Cards([
                    Card("Martin Reeves", path: links.home, facts: ["Chief executive, Coventry City Council"]),
                    Card("Geoff Connell", path: links.home, facts: ["Head of ICT, Newham and Havering"]),
                ]))</section>
                """)
    }

    var publicAgenda: HTML {
        let fields = FormFields(t, values: [:])
        let items = KitSession.all.map { $0.item(admin: false) }
        return publicFrame(.agenda).page(
            PageHeader(
                "Agenda", meta: "All times are local to Birmingham (Europe/London)",
                actions: [ActionLink("Subscribe", "webcal://example.org/a.ics", .secondary, icon: .calendar)]),
            content: """
                \(FilterPanel(links.agenda, form: fields, fields: "\(fields.select("track", "Track", [Choice("cloud", "Cloud")], none: "All tracks"))\(fields.select("room", "Room", [Choice("hall-1", "Hall 1")], none: "All rooms"))"))\
                <section><h2 id="day-1">Tuesday 29 November 2011</h2>\(AgendaList(items, t))</section>
                """)
    }

    var error: HTML {
        let page = ErrorPage(
            HTTPError(.internalServerError, "x"), requestID: "4f2a91bc03de",
            home: ActionLink("What’s on", PublicLinks.home(), .plain), t)
        return PublicFrame(site: site).page(page.header, content: page.content)
    }

    var accessibility: HTML {
        PublicFrame(site: site).page(PageHeader("Accessibility"), content: "\(AccessibilityStatement(site))")
    }

    var help: HTML {
        frame(nil).page(PageHeader("Help"), content: "\(HelpText(for: .organiser, on: site))")
    }
}
