import Domain
import HTML
import Pages

struct FeedsPage: PageModel {
    let event: Event
    let rooms: [Room]
    let tracks: [Track]

    private var links: PublicEventLinks { PublicEventLinks(event) }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .feeds), t("Feeds"))
        page.tags = [event.details.visibility.tag(t)]
        page.content = """
            \(notice(t))<section aria-labelledby="whole"><h2 id="whole">\(t("The whole agenda"))</h2>\
            <p>\(t("Whoever subscribes gets every move and cancellation by itself."))</p>\
            \(feed(t("Calendar address"), links.agendaCalendar, id: "feed-agenda", visit))\
            \(CopyField(t("For other programs (JSON)"), absolute(links.agendaJSON, visit), id: "feed-json", t))\
            \(CopyField(t("For conference apps (frab’s schedule.xml)"), absolute(links.agendaXML, visit), id: "feed-xml", t))\
            \(CopyField(t("Changes, release by release (Atom)"), absolute(links.changesFeed, visit), id: "feed-changes", t))\
            </section>\
            \(group("rooms", t("By room"), rooms.map { ($0.details.name, links.roomCalendar($0.slug)) }, visit))\
            \(group("tracks", t("By track"), tracks.map { ($0.details.name, links.trackCalendar($0.slug)) }, visit))
            """
        return page
    }

    private func notice(_ t: Language) -> Banner? {
        switch event.details.visibility {
        case .draft:
            Banner(
                t("The event is a draft: these addresses work once it is private or published."), .warn,
                action: ActionLink(t("Settings"), AdminLinks.settings(event.slug), .plain))
        case .private: Banner(t("The event is private: whoever has these addresses can read its agenda."), .info)
        case .published, .archived: nil
        }
    }

    private func group(_ id: String, _ title: String, _ feeds: [(String, String)], _ visit: Visit) -> HTML {
        guard !feeds.isEmpty else { return "" }
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>\(feeds.enumerated(), { index, one in
                feed(one.0, one.1, id: "feed-\(id)-\(index)", visit)
            })</section>
            """
    }

    private func feed(_ label: String, _ path: String, id: String, _ visit: Visit) -> HTML {
        let t = visit.t
        let subscribe = ActionLink(
            t("Subscribe"), FeedAddress(absolute(path, visit)).subscribing, .plain, hiddenText: label, icon: .calendar)
        return "<div class=\"feed\">\(CopyField(label, absolute(path, visit), id: id, t))<p>\(subscribe)</p></div>"
    }

    private func absolute(_ path: String, _ visit: Visit) -> String { visit.environment.baseURL + path }
}

/// The address of a calendar.
struct FeedAddress {
    let address: String

    init(_ address: String) { self.address = address }

    /// The address under which a calendar program offers to subscribe rather than to download.
    var subscribing: String {
        for (scheme, calendar) in [("https://", "webcal://"), ("http://", "webcal://")] where address.hasPrefix(scheme)
        {
            return calendar + address.dropFirst(scheme.count)
        }
        return address
    }
}
