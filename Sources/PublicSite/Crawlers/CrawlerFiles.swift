import Domain
import HTTP
import Pages

/// What search engines read first.
struct CrawlerFiles {
    let address: SiteAddress

    /// Feeds are not forbidden, personal ones neither: Google's calendar asks robots.txt before it fetches one. They are
    /// kept out of search by their own `X-Robots-Tag`.
    var robots: String {
        """
        User-agent: *
        Disallow: /admin
        Sitemap: \(address.absolute("/sitemap.xml"))

        """
    }

    /// The pages of the events that everyone may see.
    func sitemap(_ events: [Event], basis: SiteRevision) -> Content {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        let paths = [PublicLinks.home()] + events.flatMap { [PublicEventLinks($0).home, PublicEventLinks($0).agenda] }
        // A path of ours has no sign that XML would read as markup: slugs are letters, digits and hyphens.
        for path in paths { text += "<url><loc>\(address.absolute(path))</loc></url>\n" }
        return Content(.sitemap, Array((text + "</urlset>\n").utf8), basis: .site(basis))
    }
}
