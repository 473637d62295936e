import Domain
import HTML
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// The kit: pages that hold every component, empty, typical and hostile. The structure tests read them, and with
/// `ROUNDTABLE_KIT` set they are written to that folder to be looked at.
struct Kit {
    let site: Site

    init(language: Language = .english) {
        let assets = PageAssets(
            stylesheet: "/static/app.css", gridStylesheet: "/static/grid.css", script: "/static/app.js",
            icon: "/static/favicon.svg", iconForOldBrowsers: "/static/favicon.ico")
        site = Site(
            organisation: "Society of IT Management", contact: EmailAddress("events@example.org"), assets: assets,
            language: language)
    }

    var t: Language { site.t }

    /// Every page of the kit by the name of its file.
    var pages: [(name: String, html: HTML)] {
        [
            ("overview", overview), ("sessions", sessions), ("agenda", agenda(hostile: false)), ("form", form),
            ("form-wrong", formWrong), ("confirm", confirm), ("feeds", feeds), ("empty", empty), ("hostile", hostile),
            ("hostile-agenda", agenda(hostile: true)), ("sign-in", signIn), ("public-home", publicHome),
            ("public-event", publicEvent), ("public-agenda", publicAgenda), ("error", error),
            ("accessibility", accessibility), ("help", help),
        ]
    }

    static let slug = Slug("socitm-2011").unsafelyKnown
    static let text = """
        Connect, collaborate and communicate for IT leadership: what a city learned by asking everybody.

        The plenary tells of CovJam, three days in which thousands wrote down what they would do.
        And of what came out of it.
        """
    static let evil =
        "<script>alert(1)</script>\"'&amp; \u{202E}gnol " + String(repeating: "Donaudampfschiff", count: 12)
    static let long = String(repeating: "Collaborating across borders, ", count: 14)

    func frame(_ section: EventSection?, role: Role = .owner, banner: Banner? = nil) -> AdminFrame {
        AdminFrame(
            site: site,
            viewer: .init(
                name: "Glyn Evans", role: role.label,
                sections: AdminSection.allCases.filter { $0.isFor(Rights(role: role)) }, token: "token-1"),
            section: .events,
            event: section.map {
                .init(
                    slug: Self.slug, title: "SOCITM 2011", dates: "29 to 30 November 2011", section: $0,
                    sections: EventSection.allCases.filter { role.may($0.act) },
                    publicPath: PublicLinks.event(Self.slug))
            }, banner: banner)
    }

    var links: PublicEventLinks { PublicEventLinks(event: Self.slug, key: nil) }

    func publicFrame(_ section: PublicFrame.Section?) -> PublicFrame {
        PublicFrame(
            site: site,
            event: .init(title: "SOCITM 2011", dates: "29 to 30 November 2011", links: links, section: section))
    }
}

extension Slug? {
    /// A slug that is written in the kit itself.
    var unsafelyKnown: Slug {
        // because: the kit's own slugs are legal; a wrong one must stop the tests
        self!
    }
}

extension SessionKey {
    static func known(_ text: String) -> SessionKey {
        // because: the kit's own keys are legal; a wrong one must stop the tests
        SessionKey(text)!
    }
}
