import Domain
import HTML
import Pages

extension Kit {
    var overview: HTML {
        let header = PageHeader(
            "SOCITM 2011", tags: [Tag("Published", .ok), Tag("Conference")],
            meta: "29 to 30 November 2011, NEC, Birmingham, times in Europe/London",
            actions: [ActionLink("New session", AdminLinks.newSession(Self.slug), .primary, icon: .add)])
        let tasks = TaskList([
            .init("Venue and rooms", AdminLinks.rooms(Self.slug), state: Tag("Done", .ok)),
            .init(
                "Agenda", AdminLinks.agenda(Self.slug), hint: "3 sessions have no time yet.",
                state: Tag("Under way", .info)),
            .init("Speakers", AdminLinks.speakers(Self.slug), hint: "5 are organisations only.", state: Tag("To do")),
        ])
        let timeline = Timeline([
            .init("Placed “Collaborate or die” in Hall 1", path: "/admin", byline: "Glyn Evans, today at 9:30am"),
            .init("Imported 60 attendees", byline: "Maggie Philbin, yesterday", text: "58 new, 2 changed."),
        ])
        let figures: HTML = """
            <div class="figures">\(Figure("23", t("Sessions"), path: AdminLinks.sessions(Self.slug)))\
            \(Figure("21", "Speakers", path: AdminLinks.speakers(Self.slug)))\(Figure("9,812", "Attendees", path: "/admin"))\
            \(Figure("188", "Places left"))</div>
            """
        return frame(
            .overview,
            banner: Banner("Session “Collaborate or die” was created.", action: ActionLink("Undo", "/admin", .plain))
        )
        .page(
            header,
            content: """
                \(figures)<section><h2>To be ready</h2>\(tasks)</section>\
                <section><h2>Details</h2>\(details)</section>\
                <section><h2>Lately</h2>\(timeline)</section>
                """)
    }

    private var details: SummaryList {
        SummaryList([
            .init(
                "Venue", "NEC, Birmingham",
                action: ActionLink("Change", AdminLinks.settings(Self.slug), .plain, hiddenText: "venue")),
            .init(
                "Capacity", "10,000",
                action: ActionLink("Change", AdminLinks.settings(Self.slug), .plain, hiddenText: "capacity")),
            .init("Address", ""),
        ])
    }

    var sessions: HTML {
        let rows = KitSession.all.map { session in
            Table.Row(
                id: "session-\(session.key)",
                [
                    "<a href=\"\(url: AdminLinks.session(Self.slug, .known(session.key)))\">\(session.title)</a>",
                    HTML(text: session.people.joined(separator: ", ")), HTML(text: session.times),
                    HTML(text: session.room.map { KitSession.rooms[$0] } ?? "All rooms"),
                    session.isCancelled ? Tag("Cancelled", .bad).html : Tag("Confirmed", .ok).html,
                    "\(session.people.count)",
                ])
        }
        let path = AdminLinks.sessions(Self.slug)
        let table = Table(
            "Sessions of SOCITM 2011",
            columns: [
                .init("Title", sort: .init(path + "?sort=title")),
                .init("Speakers"), .init("Time", sort: .init(path + "?sort=time&direction=descending", .ascending)),
                .init("Room", sort: .init(path + "?sort=room")), .init("State"), .init("People", isNumeric: true),
            ], rows: rows)
        let fields = FormFields(t, values: ["q": "collab", "state": "confirmed"])
        let filter = FilterPanel(
            path, form: fields, search: ("q", "Search"),
            fields: """
                \(fields.select("state", "State", [Choice("confirmed", "Confirmed"), Choice("draft", "Draft")], none: "All"))\
                \(fields.select("track", "Track", [Choice("cloud", "Cloud")], none: "All tracks"))
                """,
            chips: [
                .init("“collab”", without: path + "?state=confirmed"), .init("Confirmed", without: path + "?q=collab"),
            ])
        let pager = Pager(PageRequest(number: 4, size: 50), total: 9812, t) {
            QueryText.path(path, [("page", String($0))])
        }
        let header = PageHeader(
            "Sessions", meta: "23 sessions, 3 without a time",
            actions: [
                ActionLink("Import", AdminLinks.importing(Self.slug), .secondary, icon: .upload),
                ActionLink("New session", AdminLinks.newSession(Self.slug), .primary, icon: .add),
            ])
        return frame(.sessions).page(header, content: "\(filter)\(table)\(pager)")
    }

    func agenda(hostile: Bool) -> HTML {
        let items = (hostile ? KitSession.hostile : KitSession.all).map { $0.item(admin: true) }
        let path = AdminLinks.agenda(Self.slug)
        let header = PageHeader(
            hostile ? Self.long : "Agenda", meta: "Times in Europe/London",
            actions: [ActionLink("New session", AdminLinks.newSession(Self.slug), .primary, icon: .add)])
        let days = Tabs(
            "Days",
            [
                .init("Tuesday 29 November", path, isCurrent: true, count: "14"),
                .init("Wednesday 30 November", path + "?day=2011-11-30", isCurrent: false, count: "9"),
            ])
        return frame(.agenda).page(
            header,
            content: """
                \(days)<h2>Tuesday 29 November 2011</h2>\
                \(AgendaGrid("Agenda of Tuesday", rooms: hostile ? [Self.evil, "B"] : KitSession.rooms, items: items, t))
                """)
    }

    private func formContent(_ fields: FormFields) -> HTML {
        """
        \(fields.text("title", "Title", hint: "As it will stand in the programme.", width: .full))\
        \(fields.select("kind", "Kind", EventKind.allCases.map { Choice($0.rawValue, t($0.label)) }))\
        <div class="field-row">\(fields.date("first_day", "First day"))\(fields.date("last_day", "Last day", optional: true))</div>\
        <div class="field-row">\(fields.time("start", "Start"))\(fields.time("end", "End"))</div>\
        \(fields.number("capacity", "Capacity", hint: "Places for attendees.", optional: true))\
        \(fields.email("email", "E-mail", autocomplete: "email"))\(fields.password("password", "Password", isNew: true))\
        \(fields.radios("visibility", "Visibility", Visibility.allCases.map { Choice($0.rawValue, t($0.label)) }, hint: "Who sees the event."))\
        \(fields.checkboxes("tags", "Tags", [Choice("cloud", "Cloud"), Choice("shared", "Shared services", hint: "With others")]))\
        \(fields.checkbox("keep", Choice("yes", "Keep the link secret")))\
        \(fields.file("file", "File", hint: "A CSV file, up to 20 MB.", accept: ".csv"))\
        \(fields.textArea("summary", "Summary", optional: true))
        """
    }

    var form: HTML {
        let fields = FormFields(
            t,
            values: [
                "title": "SOCITM 2011", "kind": "conference", "first_day": "2011-11-29", "start": "09:30",
                "visibility": "draft", "tags": "cloud", "summary": Self.text,
            ])
        let form = PostForm(
            to: AdminLinks.events(), token: "token-1", hidden: [("version", "3")], isUpload: true,
            buttons: Buttons("Create event", cancel: ActionLink("Cancel", AdminLinks.events(), .plain)),
            content: formContent(fields))
        return frame(.settings).page(PageHeader("Settings"), content: "\(form)")
    }

    var formWrong: HTML {
        let problems = [
            FieldProblem("", "The file is empty."),
            FieldProblem("title", "Give the event a title."),
            FieldProblem("first_day", "Use a date such as 2011-11-29.", value: Self.evil),
            FieldProblem("visibility", "Use one of: \("draft, private")."),
            FieldProblem("file", "Choose a file."),
        ]
        let fields = FormFields(
            t, problems: problems,
            values: ["title": Self.evil, "first_day": "30 <b>Febtember", "kind": "\"lost", "summary": "\n" + Self.evil])
        let form = PostForm(
            to: AdminLinks.events(), token: "token-1", isUpload: true, buttons: Buttons("Create event"),
            content: formContent(fields))
        return frame(.settings).page(
            PageHeader(
                "New event",
                breadcrumbs: Breadcrumbs(
                    [.init("Events", AdminLinks.events()), .init("SOCITM 2011", AdminLinks.event(Self.slug))], t)),
            problems: problems, content: "\(form)")
    }

    var confirm: HTML {
        let confirmation = Confirmation(
            consequences: ["4 sessions in Library lose their room. They keep their times.", "This cannot be undone."],
            facts: [.init("Room", "Library"), .init("Sessions", "4")], to: AdminLinks.rooms(Self.slug),
            token: "token-1",
            act: "Delete room", back: AdminLinks.rooms(Self.slug), t)
        return frame(.rooms).page(PageHeader("Delete Library?"), content: "\(confirmation)")
    }

    var feeds: HTML {
        frame(.feeds).page(
            PageHeader("Feeds"),
            content: """
                \(Banner("This event is private: whoever has these addresses sees its agenda.", .info))\
                \(CopyField("Agenda", "https://example.org/e/socitm-2011/agenda.ics", id: "feed-agenda", hint: "All sessions.", t))\
                \(CopyField("Hall 1", "https://example.org/e/socitm-2011/rooms/hall-1.ics", id: "feed-hall-1", t))\
                <h2>Cards</h2>\(Cards([Card("A card", path: "/admin", tags: [Tag("Draft")], facts: ["NEC", "2 days"], text: "What it is."), Card("No link")]))
                """)
    }

    var empty: HTML {
        let block = EmptyBlock(
            "No rooms yet", "Sessions are placed in rooms. Add the first one, or import a list of them.",
            action: ActionLink("Add a room", AdminLinks.newRoom(Self.slug), .primary, icon: .add))
        return frame(.rooms).page(
            PageHeader("Rooms"),
            content: """
                \(block)\(Table("Nothing", columns: [.init("Name")], rows: []))\(TaskList([]))\(Timeline([]))\(SummaryList([]))\
                \(Cards([]))\(AgendaList([], t))\(AgendaGrid("Nothing", rooms: [], items: [], t))\(TextBlock(""))\
                \(Pager(PageRequest(), total: 0, t) { "?page=\($0)" })\(Breadcrumbs([], t))
                """)
    }

    var hostile: HTML {
        let evil = Self.evil
        var frame = frame(.sessions)
        frame.viewer?.name = evil
        frame.event?.title = Self.long
        frame.event?.dates = evil
        frame.banner = Banner(evil, .warn, action: ActionLink(evil, "javascript:alert(1)", .plain, hiddenText: evil))
        let row = Table.Row(id: "row", [HTML(text: evil), HTML(text: Self.long)])
        let fields = FormFields(t, values: ["q": evil])
        return frame.page(
            PageHeader(
                evil, tags: [Tag(evil, .bad)], meta: Self.long, actions: [ActionLink(evil, "//evil.example", .primary)],
                breadcrumbs: Breadcrumbs([.init(evil, "javascript:x")], t)),
            content: """
                \(FilterPanel("/admin?a=%22", form: fields, search: ("q", evil), chips: [.init(evil, without: "data:x")]))\
                \(Table(evil, showsCaption: true, columns: [.init("<b>", sort: .init("javascript:x", .descending)), .init("\"&")], rows: [row]))\
                \(Pager(PageRequest(number: 9), total: 3, t) { "/\"?page=\($0)" })\
                \(TaskList([.init(evil, "javascript:x", hint: evil, state: Tag(evil))]))\
                \(Timeline([.init(evil, path: "javascript:x", byline: evil, text: Self.long)]))\
                \(SummaryList([.init(evil, evil, action: ActionLink(evil, "x:y", .plain))]))\
                <h2>\(evil)</h2>\(Cards([Card(evil, path: "vbscript:x", tags: [Tag(evil)], facts: [evil], text: Self.long)]))\
                \(EmptyBlock(evil, evil))\(TextBlock(evil + "\n\n" + evil))\(Figure(evil, evil, path: "javascript:x"))\
                \(Tabs(evil, [.init(evil, "javascript:x", isCurrent: true, count: evil)]))\
                \(CopyField(evil, evil, id: "copy", hint: evil, t))
                """)
    }

    var signIn: HTML {
        let fields = FormFields(t, values: ["email": "glyn@example.org"])
        let form = PostForm(
            to: AdminLinks.signIn(), token: "token-1", hidden: [("next", "/admin")], buttons: Buttons("Sign in"),
            content: """
                \(fields.email("email", "E-mail", autocomplete: "username"))\(fields.password("password", "Password"))
                """)
        return AdminFrame(site: site, viewer: nil, isNarrow: true).page(PageHeader("Sign in"), content: "\(form)")
    }
}
