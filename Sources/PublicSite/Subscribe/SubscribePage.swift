import Domain
import HTML
import Pages

/// All ways to follow the calendars of an event, of a series or of the whole site.
struct SubscribePage {
    struct Feed {
        var name: String
        var path: String
    }

    struct Group {
        var title: Message
        var feeds: [Feed]
    }

    /// What the calendars are of.
    let title: String
    let breadcrumbs: Breadcrumbs
    /// Groups without a feed are not shown.
    let groups: [Group]
    /// Addresses for other programs than calendars.
    let others: [Feed]
    let choice: FeedChoice
    /// The page's own address.
    let path: String
    let frame: PublicFrame
    let address: SiteAddress
    let t: Language

    var html: HTML {
        let header = PageHeader(t("Subscribe to \(title)"), breadcrumbs: breadcrumbs)
        let shown = groups.filter { !$0.feeds.isEmpty }
        return frame.page(
            header,
            content: """
                <p>\(t("Subscribe once, and your calendar follows every change by itself: what moves or is cancelled does so there, too."))</p>\
                \(tabs)<p class="meta">\(t(meaning))</p>\
                \(code(
                    of: address.absolute(QueryText.path(path, choice.pairs)), named: t("This page"),
                    about: t("Point a phone’s camera at it to open this page there.")))\
                \(shown.enumerated(), { index, group in
                    """
                    <section><h2>\(t(group.title))</h2>\(group.feeds.enumerated(), { place, feed in
                        self.feed(feed, id: "calendar-\(index)-\(place)")
                    })</section>
                    """
                })\
                \(otherPrograms)\(RefreshTable(t: t))
                """)
    }

    private var tabs: Tabs {
        let tab = { (text: Message, choice: FeedChoice) in
            Tabs.Tab(t(text), QueryText.path(path, choice.pairs), isCurrent: choice == self.choice)
        }
        return Tabs(
            t("What your calendar shows"),
            [
                tab("All sessions", .all), tab("Without cancelled sessions", FeedChoice(hidesCancelled: true)),
                tab("One entry for each event", FeedChoice(isInDays: true)),
            ])
    }

    private var meaning: Message {
        if choice.isInDays { return "The addresses below show each event as one entry of whole days." }
        if choice.hidesCancelled { return "The addresses below leave out what was cancelled: it goes without a word." }
        return "The addresses below show every session. What was cancelled stays for a while, marked as such."
    }

    private func feed(_ feed: Feed, id: String) -> HTML {
        let path = QueryText.path(feed.path, choice.pairs)
        let actions = [
            ActionLink(
                t("Apple and most programs"), address.webcal(path), hiddenText: feed.name, icon: .calendar),
            ActionLink(t("Google Calendar"), address.google(path), .plain, hiddenText: feed.name),
            ActionLink(t("Outlook.com"), address.outlook(path), .plain, hiddenText: feed.name),
            ActionLink(t("Outlook at work"), address.outlookAtWork(path), .plain, hiddenText: feed.name),
            ActionLink(t("Download the file"), path, .plain, hiddenText: feed.name),
        ]
        return """
            <div class="feed"><h3>\(feed.name)</h3><p class="actions">\(actions, { "\($0) " })</p>\
            \(CopyField(t("Address: \(feed.name)"), address.absolute(path), id: id, t))\
            \(code(
                of: address.webcal(path), named: feed.name,
                about: t("Point the camera of an iPhone or iPad at it to subscribe there. An Android phone needs a program that knows webcal; Google Calendar is subscribed to on a computer.")))</div>
            """
    }

    /// The address as a QR code, out of the way until somebody asks for it.
    private func code(of address: String, named name: String, about: String) -> HTML {
        guard let image = QRImage(address, label: t("QR code: \(name)")) else { return "" }
        return """
            <details class="qr-code"><summary>\(t("QR code"))<span class="hidden">: \(name)</span></summary>\
            \(image)<p class="meta">\(about)</p></details>
            """
    }

    private var otherPrograms: HTML {
        guard !others.isEmpty else { return "" }
        return """
            <section><h2>\(t("For other programs"))</h2><ul>\(others, { feed in
                "<li><a href=\"\(url: feed.path)\">\(feed.name)</a></li>"
            })</ul></section>
            """
    }
}

/// How soon a change reaches a calendar. No feed can hurry a program that has its own mind.
struct RefreshTable: Component {
    let t: Language

    var html: HTML {
        """
        <section><h2>\(t("How soon a change arrives"))</h2>\
        <p>\(t("That is up to your calendar program. Nothing that we send can make it look sooner; the pages here are always up to date."))</p>\
        \(Table(t("How soon a change arrives"), columns: columns, rows: rows))</section>
        """
    }

    private var columns: [Table.Column] {
        [Table.Column(t("Program")), Table.Column(t("Looks for changes")), Table.Column(t("What you can do"))]
    }

    private var rows: [Table.Row] {
        let facts: [(program: Message, interval: Message, advice: Message)] = [
            (
                "Apple Calendar", "As you choose, from every 5 minutes to every week",
                "In the calendar’s settings, set “Auto-refresh” to “Every hour”."
            ),
            ("Google Calendar", "Every 4 to 24 hours", "Nothing: it has no button and no setting for this."),
            ("Outlook.com and Outlook at work", "About every 3 hours", "Nothing: it has no setting for this."),
            (
                "Outlook for Windows", "At each “Send/Receive”, and no more often than every hour",
                "Press “Send/Receive”."
            ),
            ("Thunderbird", "Every 30 minutes", "Choose the interval in the calendar’s properties."),
        ]
        return facts.map { Table.Row(["\(t($0.program))", "\(t($0.interval))", "\(t($0.advice))"]) }
    }
}
