import Domain
public import HTML

/// The help that stands at the foot of every page: one text for visitors, a longer one for organisers.
public struct HelpText: Component {
    public enum Reader: Sendable {
        case visitor, organiser
    }

    private let reader: Reader
    private let site: Site

    public init(for reader: Reader, on site: Site) {
        self.reader = reader
        self.site = site
    }

    private var t: Language { site.t }

    public var html: HTML {
        "<div class=\"prose\">\(if: reader == .organiser, organisers)\(calendars)\(ownAgenda)\(contact)</div>"
    }

    private var organisers: HTML {
        """
        <h2>\(t("From nothing to an agenda"))</h2>\
        <ol><li>\(t("Create the event: what it is, where and when."))</li>\
        <li>\(t("Add the rooms, and tracks when the content has threads."))</li>\
        <li>\(t("Add the sessions and their speakers. A speaker may be an organisation only, until the name is known."))</li>\
        <li>\(t("Place each session in the agenda: day, time and room."))</li>\
        <li>\(t("Set the event to published when the public may see it. Calendars that follow it change by themselves."))</li></ol>\
        <h2>\(t("From a spreadsheet"))</h2>\
        <p>\(t("Import takes CSV files whose first row names the columns. It shows what it would do before it does anything, and the same file can be imported again: rows are matched, not doubled."))</p>\
        <h2>\(t("Keys"))</h2>\
        <p>\(t("The key / goes to the search field of a list. Everything else is reached with Tab and Enter."))</p>\
        <div class="choice" data-key-switch="\(t("Use single keys on this device"))"></div>
        """
    }

    private var calendars: HTML {
        """
        <h2>\(t("Follow an agenda in your calendar"))</h2>\
        <p>\(t("On an event’s page, choose “Subscribe”. Your calendar then fetches changes by itself: sessions that move, move there too."))</p>\
        <p>\(t("If nothing happens, copy the calendar’s address and add it as a calendar “from the internet” or “by address” in your calendar program."))</p>
        """
    }

    private var ownAgenda: HTML {
        """
        <h2>\(t("Your own agenda"))</h2>\
        <p>\(t("The star beside a session keeps it on this device, without an account. “Only my agenda” then shows what you have starred."))</p>\
        <p>\(t("With a personal link from the organisers you put your agenda together on a page of your own, which has a calendar, too."))</p>
        """
    }

    private var contact: HTML {
        guard let address = site.contact else { return "" }
        return """
            <h2>\(t("Ask a person"))</h2><p>\(t("Write to")) \
            <a href="\(url: "mailto:" + address.description)">\(address.description)</a></p>
            """
    }
}
