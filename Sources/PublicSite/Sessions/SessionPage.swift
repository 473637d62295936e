import Domain
import HTML
import Pages

/// One session of an agenda.
struct SessionPage {
    let visit: EventVisit
    let item: AgendaItem
    let marks: ReleaseMarks
    let address: SiteAddress
    let site: Site

    private var t: Language { site.t }
    private var details: SessionDetails { item.session.details }

    var html: HTML {
        let isCancelled = details.state == .cancelled
        let header = PageHeader(
            details.title,
            tags: [Tag(t(details.kind.label))] + (isCancelled ? [Tag(t("Cancelled"), .bad)] : [])
                + marks.tags(of: item.session.id, t),
            meta: item.session.slot.map { visit.when($0, t) } ?? "",
            actions: [ActionLink(t("Add to calendar"), visit.links.sessionCalendar(item.session.key), icon: .calendar)],
            breadcrumbs: Breadcrumbs([.init(t("Agenda"), visit.links.agenda)], t))
        let banner = Banner(t("This session was cancelled."), .warn)
        return PublicFrame(visit, .agenda, site: site).page(
            header, head: StructuredData(visit: visit, item: item, address: address, site: site).html,
            content: """
                \(if: isCancelled, banner.html)\(change)\(star)\(TextBlock(details.abstract))\(SummaryList(rows))\
                \(if: !otherTimes.isEmpty, "<section><h2>\(t("Also held"))</h2>\(alsoHeld)</section>")\
                \(if: !item.speakers.isEmpty, "<section><h2>\(t("Speakers"))</h2>\(speakers)</section>")
                """)
    }

    /// What the newest release changed of the session, for those who knew it before.
    private var change: Banner? {
        guard let change = marks.change(of: item.session.id), let before = change.before,
            let release = visit.agenda?.release
        else { return nil }
        var words: [String] = []
        if change.kinds.contains(.moved) {
            words.append(t("Moved with \(visit.name(release, t)). It was: \(visit.standing(before, t))."))
        }
        if change.kinds.contains(.retitled) {
            words.append(t("Until then it was called “\(before.session.details.title)”."))
        }
        return words.isEmpty ? nil : Banner(words.joined(separator: " "), .info)
    }

    /// Where a script puts the star.
    private var star: HTML {
        """
        <p class="star-place" data-session="\(item.session.key.description)" data-title="\(details.title)"\
        \(StarWords(event: visit.event.slug, t: t).attributes)></p>
        """
    }

    /// When else the session is held, and where.
    private var otherTimes: [AgendaItem] {
        visit.items.filter { $0.session.original == item.session.original && $0.session.id != item.session.id }
    }

    private var alsoHeld: HTML {
        """
        <ul class="also-held">\(otherTimes, { other in
            """
            <li><a href="\(url: visit.links.session(other.session.key))">\(visit.standing(other, t))</a>\
            \(if: other.session.details.state == .cancelled, " \(Tag(t("Cancelled"), .bad))")</li>
            """
        })</ul>
        """
    }

    private var rows: [SummaryList.Row] {
        var rows: [SummaryList.Row] = []
        if let slot = item.session.slot { rows.append(SummaryList.Row(t("When"), visit.when(slot, t))) }
        if !place.isEmpty { rows.append(SummaryList.Row(t("Where"), markup: place.joined(separator: ", "))) }
        if let track = item.track {
            let path = visit.links.track(track.slug)
            rows.append(SummaryList.Row(t("Track"), markup: "<a href=\"\(url: path)\">\(track.details.name)</a>"))
        }
        return rows
    }

    private var place: [HTML] {
        let name = visit.roomName(item, t)
        let room: HTML =
            if let room = item.room { "<a href=\"\(url: visit.links.room(room.slug))\">\(name)</a>" } else {
                HTML(text: name)
            }
        return [room, HTML(text: visit.event.details.venue)].filter { !$0.isEmpty }
    }

    private var speakers: Cards {
        // A session that was cancelled is no reason to list somebody as a speaker of the event.
        let listed = Set(visit.speakers.map(\.person.id))
        return Cards(
            item.speakers.map { part in
                Card(
                    part.person.displayName,
                    path: listed.contains(part.person.id) ? visit.links.speaker(part.person.id) : nil,
                    tags: part.person.isPlaceholder ? [Tag(t("Name to be announced"))] : [],
                    facts: (part.speaker.role == .speaker ? [] : [t(part.speaker.role.label)]) + part.person.belonging)
            })
    }
}
