import Domain
import HTML
import Pages

/// What changed in the agenda, release by release, newest first.
struct ChangesPage {
    let visit: EventVisit
    /// Those of this page.
    let news: [ReleaseNews]
    let request: PageRequest
    let total: Int
    let address: SiteAddress
    let site: Site

    /// How many releases stand on a page, and how many changes of each.
    static let size = 5
    static let mostChanges = 50

    private var t: Language { site.t }

    var html: HTML {
        let follow = ActionLink(t("Follow the changes"), visit.links.changesFeed, icon: .external)
        let header = PageHeader(
            request.number > 1 ? t("Changes of the agenda, page \(request.number)") : t("Changes of the agenda"),
            meta: visit.zoneNote(t), actions: news.isEmpty ? [] : [follow],
            breadcrumbs: Breadcrumbs([.init(t("Agenda"), visit.links.agenda)], t))
        return PublicFrame(visit, .agenda, site: site).page(header, content: news.isEmpty ? empty : list)
    }

    private var empty: HTML { EmptyBlock(t("The agenda is not out yet"), visit.absence(t)).html }

    private var list: HTML {
        let links = visit.links
        let pager = Pager(request, total: total, t) { page in
            QueryText.path(links.changes, page == 1 ? [] : [("page", String(page))])
        }
        return """
            \(news, { news in
                """
                <section class="release"><h2><a href="\(url: links.release(news.release.number))">\
                \(visit.name(news.release, t))</a></h2>\
                \(ReleaseBlock(visit: visit, news: news, most: Self.mostChanges, t: t))</section>
                """
            })\(if: total > Self.size, pager.html)
            """
    }
}

/// One release with everything that it changed.
struct ReleasePage {
    let visit: EventVisit
    let news: ReleaseNews
    let site: Site

    var html: HTML {
        let t = site.t
        let header = PageHeader(
            visit.name(news.release, t), meta: visit.zoneNote(t),
            breadcrumbs: Breadcrumbs(
                [.init(t("Agenda"), visit.links.agenda), .init(t("Changes"), visit.links.changes)], t))
        return PublicFrame(visit, .agenda, site: site).page(
            header, content: ReleaseBlock(visit: visit, news: news, t: t).html)
    }
}
