import Domain
import HTML
import HTTP
import HTTPTypes
import Pages

extension VisitorSite {
    /// What tells of an agenda's releases.
    func addReleaseRoutes(to router: inout Router) {
        router.immediate(.get, PublicLinks.changes.pattern) { request in
            let number = request.query["page"].map { Int($0) ?? 0 } ?? 1
            let page = number == 1 ? [] : ["page=\(number)"]
            return try answers.answer(request, key: EventVisit.key(request), query: page) { tx, _ in
                try changes(request, page: number, tx)
            }
        }
        router.immediate(.get, PublicLinks.release.pattern) { request in
            try answers.answer(request, key: EventVisit.key(request)) { tx, _ in try release(request, tx) }
        }
        router.immediate(.get, PublicLinks.changesFeed.pattern) { request in
            try answers.answer(request, key: EventVisit.key(request)) { tx, _ in
                let visit = try EventVisit(request, tx)
                let news = try ReleaseNews.of(try visit.releases(tx).prefix(ChangesFeed.mostEntries), tx)
                return ChangesFeed(visit: visit, news: news, address: address, site: site).content
            }
        }
    }

    /// Throws 404 for a page that there is not, so that numbers cannot fill what is kept.
    private func changes(_ request: Request, page number: Int, _ tx: any ReadTransaction) throws -> Content {
        let visit = try EventVisit(request, tx)
        let releases = try visit.releases(tx)
        guard number == 1 || (number > 1 && number <= (releases.count + ChangesPage.size - 1) / ChangesPage.size) else {
            throw HTTPError.notFound
        }
        let pageRequest = PageRequest(number: number, size: ChangesPage.size)
        let news = try ReleaseNews.of(releases.dropFirst(pageRequest.offset).prefix(ChangesPage.size), tx)
        let page = ChangesPage(
            visit: visit, news: news, request: pageRequest, total: releases.count, address: address, site: site)
        return Content(.page, page.html.bytes, basis: .event(visit.event))
    }

    private func release(_ request: Request, _ tx: any ReadTransaction) throws -> Content {
        let visit = try EventVisit(request, tx)
        guard let text = request.parameters["release"],
            let release = try visit.releases(tx).first(where: { String($0.number) == text }),
            let news = try ReleaseNews.of([release], tx).first
        else { throw HTTPError.notFound }
        return Content(
            .page, ReleasePage(visit: visit, news: news, site: site).html.bytes, basis: .event(visit.event))
    }
}

extension EventVisit {
    /// The releases, newest first; none while the organisers hide the agenda.
    func releases(_ tx: any ReadTransaction) throws -> [Release] {
        agenda == nil ? [] : try tx.releases.all(in: event.id)
    }
}
