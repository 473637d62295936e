public import Domain
public import HTML

/// What stands around every page of the admin: the bar, the event's list at the side, the banner of what was just
/// done, the errors of a form, the heading, the foot.
public struct AdminFrame: Sendable {
    /// Who is signed in.
    public struct Viewer: Sendable {
        public var name: String
        /// What the person is here, such as `Organiser`.
        public var role: Message
        /// The parts of the admin that are theirs, in the order of the bar.
        public var sections: [AdminSection]
        /// The token of this person's forms.
        public var token: String

        public init(name: String, role: Message, sections: [AdminSection], token: String) {
            self.name = name
            self.role = role
            self.sections = sections
            self.token = token
        }
    }

    /// The event that the page is about.
    public struct EventPlace: Sendable {
        public var slug: Slug
        public var title: String
        /// `29 to 30 November 2011`.
        public var dates: String
        public var section: EventSection?
        /// The parts of the event that are the viewer's, in the order of the list.
        public var sections: [EventSection]
        /// The event's public page, when the public can see one.
        public var publicPath: String?

        public init(
            slug: Slug, title: String, dates: String, section: EventSection? = nil,
            sections: [EventSection] = EventSection.allCases, publicPath: String? = nil
        ) {
            self.slug = slug
            self.title = title
            self.dates = dates
            self.section = section
            self.sections = sections
            self.publicPath = publicPath
        }
    }

    public var site: Site
    /// Nil on the pages before signing in.
    public var viewer: Viewer?
    public var section: AdminSection?
    public var event: EventPlace?
    public var banner: Banner?
    /// For pages with one short form, such as signing in.
    public var isNarrow: Bool

    public init(
        site: Site, viewer: Viewer?, section: AdminSection? = nil, event: EventPlace? = nil, banner: Banner? = nil,
        isNarrow: Bool = false
    ) {
        self.site = site
        self.viewer = viewer
        self.section = section
        self.event = event
        self.banner = banner
        self.isNarrow = isNarrow
    }

    private var t: Language { site.t }

    /// The whole page. With `problems` the error summary leads, and no banner is shown. With `reload` a browser without
    /// scripts loads the page again after so many seconds; one with scripts is told of news by them.
    public func page(
        _ header: PageHeader, problems: [FieldProblem] = [], idPrefix: String = "", extras: PageExtras? = nil,
        reload: Int? = nil, content: HTML
    ) -> HTML {
        let document = Document(
            site: site, titles: [header.title, event?.title ?? "", t("Roundtable admin")],
            hasProblems: !problems.isEmpty, family: "admin", extras: extras,
            head: "\(reload, { "<noscript><meta http-equiv=\"refresh\" content=\"\(String($0))\"></noscript>" })")
        let summary = ErrorSummary(problems, t, idPrefix: idPrefix)
        return document.html(
            """
            \(bar)<div class="frame\(if: event != nil, " frame-event")\(if: isNarrow, " frame-narrow")">\(event, side)\
            <main id="main" tabindex="-1">\
            \(event, { "<p class=\"printed\">\($0.title), \($0.dates)</p>" })\(if: problems.isEmpty, "\(banner)")\(summary)\(header)\(content)</main></div>\
            \(footer)
            """)
    }

    private var bar: HTML {
        """
        <header class="bar"><a class="brand" href="\(url: AdminLinks.home())">\(BrandMark())\(t("Roundtable"))</a>\
        \(viewer, { "\(sections($0.sections))\(account($0))" })</header>
        """
    }

    private func sections(_ shown: [AdminSection]) -> HTML {
        guard !shown.isEmpty else { return "" }
        return """
            <nav class="bar-sections" aria-label="\(t("Main"))"><ul>\(shown, { section in
                NavigationLink(
                    text: t(section.label), path: section.path, isCurrent: section == self.section && event == nil
                ).html
            })</ul></nav>
            """
    }

    private func account(_ viewer: Viewer) -> HTML {
        let signOut = PostForm(
            to: AdminLinks.signOut(), token: viewer.token, buttons: Buttons(t("Sign out"), .secondary))
        return """
            <details class="menu" data-menu><summary>\(viewer.name)\(Icon.chevron)</summary><div class="menu-panel">\
            <p class="meta">\(t(viewer.role))</p>\
            <p><a href="\(url: AdminLinks.password())">\(t("Change password"))</a></p>\
            <p><a href="\(url: AdminLinks.signIns())">\(t("Your sign-ins"))</a></p>\(signOut)</div></details>
            """
    }

    private func side(_ event: EventPlace) -> HTML {
        let list: HTML = """
            <ul>\(event.sections, { section in
                NavigationLink(
                    text: t(section.label), path: section.path(in: event.slug), isCurrent: section == event.section
                ).html
            })</ul>
            """
        return """
            <nav class="side" aria-label="\(event.title)"><p class="side-title">\(event.title)</p>\
            <p class="meta">\(event.dates)</p>\
            <details class="side-list"><summary>\(event.section.map { t($0.label) } ?? t("Menu"))\(Icon.chevron)</summary>\(list)\
            \(event.publicPath, { path in
                "<p class=\"side-public\"><a href=\"\(url: path)\">\(t("Public page"))\(Icon.external)</a></p>"
            })</details></nav>
            """
    }

    private var footer: HTML {
        let links = [
            Footer.Link(text: t("Help"), path: viewer == nil ? PublicLinks.help() : AdminLinks.help()),
            Footer.Link(text: t("Accessibility"), path: PublicLinks.accessibility()),
            Footer.Link(text: t("Public site"), path: PublicLinks.home()),
        ]
        return Footer(links: links, note: site.organisation).html
    }
}
