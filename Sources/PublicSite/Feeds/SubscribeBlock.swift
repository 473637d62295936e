import Domain
import HTML
import Pages

/// The ways to follow a calendar, with what to expect of them.
struct SubscribeBlock: Component {
    let title: Message
    let path: String
    /// The page with all calendars and all ways; nil where there is none.
    var more: String?
    let address: SiteAddress
    let t: Language

    var html: HTML {
        let actions = [
            ActionLink(t("Open in your calendar"), address.webcal(path), icon: .calendar),
            ActionLink(t("Add to Google Calendar"), address.google(path), .plain),
            ActionLink(t("Download the file"), path, .plain),
        ]
        return """
            <section id="subscribe"><h2>\(t(title))</h2>\
            <p>\(t("Your calendar then follows every change by itself. Most programs look every few hours."))</p>\
            <p class="actions">\(actions, { "\($0) " })</p>\
            \(CopyField(t("Address of the calendar"), address.absolute(path), id: "calendar-address", t))\
            \(more, { "<p><a href=\"\(url: $0)\">\(t("More calendars, and ways to subscribe"))</a></p>" })</section>
            """
    }
}
