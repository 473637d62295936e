public import Domain
public import HTML

/// What stands around every public page: who runs the site, the event's own pages, the foot.
public struct PublicFrame: Sendable {
    /// The public parts of an event.
    public enum Section: CaseIterable, Hashable, Sendable {
        case event, agenda, speakers

        var label: Message {
            switch self {
            case .event: "About"
            case .agenda: "Agenda"
            case .speakers: "Speakers"
            }
        }

        func path(_ links: PublicEventLinks) -> String {
            switch self {
            case .event: links.home
            case .agenda: links.agenda
            case .speakers: links.speakers
            }
        }
    }

    /// The event that the page is about.
    public struct EventPlace: Sendable {
        public var title: String
        public var dates: String
        public var links: PublicEventLinks
        public var section: Section?
        /// The event's own calendar is offered on each of its pages.
        public var sections: [Section]

        public init(
            title: String, dates: String, links: PublicEventLinks, section: Section? = nil,
            sections: [Section] = Section.allCases
        ) {
            self.title = title
            self.dates = dates
            self.links = links
            self.section = section
            self.sections = sections
        }
    }

    public var site: Site
    public var event: EventPlace?
    public var isHome: Bool

    public init(site: Site, event: EventPlace? = nil, isHome: Bool = false) {
        self.site = site
        self.event = event
        self.isHome = isHome
    }

    private var t: Language { site.t }

    /// The whole page. `head` is what machines read of it: feeds, previews, structured data.
    public func page(
        _ header: PageHeader, problems: [FieldProblem] = [], head: HTML = HTML(), content: HTML
    ) -> HTML {
        let document = Document(
            site: site,
            titles: [header.title, event.map { $0.title == header.title ? "" : $0.title } ?? "", site.organisation],
            hasProblems: !problems.isEmpty, family: "public", head: head)
        let summary = ErrorSummary(problems, t)
        return document.html(
            """
            <header class="bar"><a class="brand" href="\(url: PublicLinks.home())">\(BrandMark())\(site.organisation)</a>\
            <nav class="bar-sections" aria-label="\(t("Main"))"><ul>\
            \(NavigationLink(text: t("What’s on"), path: PublicLinks.home(), isCurrent: isHome))</ul></nav></header>\
            \(event, eventBar)<div class="frame"><main id="main" tabindex="-1">\
            \(event, { "<p class=\"printed\">\($0.title), \($0.dates)</p>" })\(summary)\(header)\(content)</main></div>\
            \(footer)
            """)
    }

    private func eventBar(_ event: EventPlace) -> HTML {
        """
        <nav class="event-bar" aria-label="\(event.title)"><p class="event-bar-title"><a href="\(url: event.links.home)">\(event.title)</a> \
        <span class="meta">\(event.dates)</span></p><ul>\
        \(event.sections, { section in
            NavigationLink(
                text: t(section.label), path: section.path(event.links), isCurrent: section == event.section
            ).html
        })</ul></nav>
        """
    }

    private var footer: HTML {
        let links = [
            Footer.Link(text: t("Help"), path: PublicLinks.help()),
            Footer.Link(text: t("Accessibility"), path: PublicLinks.accessibility()),
            Footer.Link(text: t("Organisers: sign in"), path: AdminLinks.signIn()),
        ]
        return Footer(links: links, note: site.organisation).html
    }
}
