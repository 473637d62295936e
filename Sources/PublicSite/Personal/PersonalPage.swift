import Domain
import HTML
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// An attendee's own page: their place, and the agenda that they have put together.
struct PersonalPage {
    let personal: PersonalVisit
    /// Whether the whole agenda is shown, to choose from.
    let showsAll: Bool
    let moment: AgendaMoment
    let marks: ReleaseMarks
    let address: SiteAddress
    let site: Site

    /// The address is the secret: nothing may keep the page, no other site may learn where a reader came from, and no
    /// search engine may list it.
    static let fields: HTTPFields = [
        .cacheControl: "private, no-store", referrerPolicy: "no-referrer", robots: "noindex",
    ]
    // because: both are tokens, which is all that the initialiser asks
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    // because: as above
    static let robots = HTTPField.Name("X-Robots-Tag")!

    private var t: Language { site.t }
    private var visit: EventVisit { personal.visit }
    private var path: String { PublicLinks.personal(personal.token) }

    var response: Response {
        var response = Response.page(html)
        response.headers.append(contentsOf: Self.fields)
        return response
    }

    var html: HTML {
        let header = PageHeader(
            showsAll ? t("Choose from the whole agenda") : t("My agenda"), meta: personal.person.displayName,
            actions: personal.items.isEmpty ? [] : [ActionLink(t("Subscribe"), "#subscribe", icon: .calendar)])
        let frame = personal.isOpen ? PublicFrame(visit, nil, site: site) : PublicFrame(site: site)
        return frame.page(header, content: "\(SummaryList(rows))\(if: personal.items.isEmpty, empty, else: agenda)")
    }

    private var rows: [SummaryList.Row] {
        let title = visit.event.details.title
        let event: HTML =
            personal.isOpen ? "<a href=\"\(url: visit.links.home)\">\(title)</a>" : HTML(text: title)
        var rows = [SummaryList.Row(t("Event"), markup: event), SummaryList.Row(t("When"), visit.dates(t))]
        if !visit.place.isEmpty { rows.append(SummaryList.Row(t("Where"), visit.place)) }
        rows.append(SummaryList.Row(t("Name"), personal.person.displayName))
        rows.append(SummaryList.Row(t("Your place"), t(personal.attendee.details.status.toAttendee)))
        return rows
    }

    private var empty: HTML {
        EmptyBlock(
            t("The agenda is not out yet"), t("Once it is, you put your own agenda together here.")
        ).html
    }

    private var agenda: HTML {
        let items = showsAll ? personal.items : personal.ownItems
        let days = visit.days(of: items, current: moment.current, marks: marks, t, controls: control)
        return """
            \(tabs)\(bringing)\(if: items.isEmpty, nothing)\(days, { day in
                """
                <section class="day"><h2 id="day-\(day.date.iso8601)">\(t.date(day.date))</h2>\
                \(AgendaList(day.entries, t))</section>
                """
            })\(subscribe)
            """
    }

    private var nothing: HTML {
        EmptyBlock(
            t("You have chosen nothing yet"), t("What you choose from the agenda stands here, and in your calendar."),
            action: ActionLink(t("Choose from the whole agenda"), path + "?view=all")
        ).html
    }

    private var tabs: Tabs {
        Tabs(
            t("Views of the agenda"),
            [
                .init(t("My agenda"), path, isCurrent: !showsAll, count: t.number(personal.ownItems.count)),
                .init(
                    t("Whole agenda"), path + "?view=all", isCurrent: showsAll, count: t.number(personal.items.count)),
            ])
    }

    private func control(_ item: AgendaItem) -> HTML {
        let isChosen = personal.chosen.contains(item.session.id)
        let label = isChosen ? t("Take out of my agenda") : t("Put into my agenda")
        let part: HTML = personal.speaks(in: item) ? "\(Tag(t("You have a part in it"), .info)) " : ""
        return """
            \(seats(in: item))<div class="slot-controls">\(part)<form method="post" \
            action="\(url: PublicLinks.personalSession(personal.token, item.session.key))">\
            <input type="hidden" name="chosen" value="\(isChosen ? "0" : "1")">\
            \(if: showsAll, "<input type=\"hidden\" name=\"view\" value=\"all\">")\
            <button class="button button-plain" type="submit">\(label)\
            <span class="hidden"> \(item.session.details.title)</span></button></form></div>
            """
    }

    private func seats(in item: AgendaItem) -> HTML {
        let places = personal.seats(in: item)
        guard !places.isEmpty else { return "" }
        let words = SeatWords(zone: visit.zone, t)
        return """
            <ul class="slot-seats" aria-label="\(t("Your seats"))">\
            \(places, { "<li>\(words.line($0, in: item.session.slot))</li>" })</ul>
            """
    }

    /// A script fills in what is starred on this device and not in the agenda yet, and shows the form.
    private var bringing: HTML {
        let chosen = personal.items.filter { personal.chosen.contains($0.session.id) }
        let open = personal.items.filter { !personal.chosen.contains($0.session.id) }
        let keys = { (items: [AgendaItem]) in items.map(\.session.key.description).joined(separator: " ") }
        guard !open.isEmpty else { return "" }
        return """
            <form class="bring" method="post" action="\(url: PublicLinks.personalStars(personal.token))" hidden \
            data-bring="\(visit.event.slug.description)" data-open="\(keys(open))" data-chosen="\(keys(chosen))">\
            <p>\(t("On this device you have starred sessions that are not in your agenda yet."))</p>\
            <button class="button button-secondary" type="submit">\(t("Put them into my agenda"))</button></form>
            """
    }

    private var subscribe: SubscribeBlock {
        SubscribeBlock(
            title: "Follow your own agenda in your calendar", path: PublicLinks.personalCalendar(personal.token),
            address: address, t: t)
    }
}
