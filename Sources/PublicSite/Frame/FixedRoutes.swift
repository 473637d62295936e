import Domain
import HTML
import HTTP
import HTTPTypes
import Pages

extension VisitorSite {
    /// What is the same until the program is started again: made once.
    func addFixedRoutes(to router: inout Router) {
        let t = site.t
        let pages = [
            (PublicLinks.accessibility, PageHeader(t("Accessibility")), AccessibilityStatement(site).html),
            (PublicLinks.help, PageHeader(t("Help")), HelpText(for: .visitor, on: site).html),
        ]
        for (route, header, content) in pages {
            let kept = fixed("text/html; charset=utf-8", PublicFrame(site: site).page(header, content: content).bytes)
            router.immediate(.get, route.pattern) { kept.answer(to: $0, freshness: AlwaysFresh()) }
        }
        let robots = fixed("text/plain; charset=utf-8", Array(CrawlerFiles(address: address).robots.utf8))
        router.immediate(.get, "/robots.txt") { robots.answer(to: $0, freshness: AlwaysFresh()) }
    }

    private func fixed(_ contentType: String, _ body: [UInt8]) -> StoredResponse {
        StoredResponse(contentType: contentType, body: body, security: answers.security)
    }
}
