import HTML
import Pages
import TimeZones

/// A feed of news (RFC 4287). Made of stored facts alone.
struct AtomFeed {
    /// Something that happened.
    struct Entry {
        var title: String
        var published: Instant
        var updated: Instant
        /// The page that tells the whole.
        var path: String
        var summary: String
        var content: HTML
    }

    let title: String
    let updated: Instant
    /// Where the feed is, and the page that it is the feed of.
    let path: String
    let pagePath: String
    let entries: [Entry]
    let address: SiteAddress
    let site: Site

    var bytes: [UInt8] {
        var writer = XMLWriter()
        writer.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.t.tag)]) { writer in
            writer.element("id", id(pagePath))
            writer.element("title", title)
            writer.element("updated", updated.iso8601)
            link(&writer, "self", "application/atom+xml", path)
            link(&writer, "alternate", "text/html", pagePath)
            writer.element("author") { $0.element("name", site.organisation) }
            writer.element("generator", "Roundtable")
            for entry in entries { write(entry, &writer) }
        }
        return writer.bytes
    }

    private func write(_ entry: Entry, _ writer: inout XMLWriter) {
        writer.element("entry") { writer in
            writer.element("id", id(entry.path))
            writer.element("title", entry.title)
            writer.element("updated", entry.updated.iso8601)
            writer.element("published", entry.published.iso8601)
            link(&writer, "alternate", "text/html", entry.path)
            writer.element("summary", entry.summary)
            writer.element("content", [("type", "html")], entry.content.description)
        }
    }

    /// Made of the address without the key of a private event, and the same wherever the feed is read.
    private func id(_ path: String) -> String {
        NameUUID.urn(of: address.absolute(String(path.prefix { $0 != "?" })))
    }

    private func link(_ writer: inout XMLWriter, _ relation: String, _ type: String, _ path: String) {
        writer.element("link", [("rel", relation), ("type", type), ("href", address.absolute(path))])
    }
}
