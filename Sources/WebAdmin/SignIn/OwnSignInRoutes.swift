import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// One's own sign-ins: where and when, and the end of each.
enum OwnSignInRoutes {
    static func list(_ visit: Visit) throws -> Response {
        visit.show(OwnSignInsPage(signIns: try visit.read { try all(visit, $0) }))
    }

    /// Ends one of the others; this one ends by signing out.
    static func end(_ visit: Visit, _ form: Form) async throws -> Response {
        let label = visit.request.parameters["browser"]
        try await visit.write { tx in
            guard let signIn = try all(visit, tx).first(where: { $0.token.label == label }) else {
                throw DomainError.notFound("This sign-in has ended already.")
            }
            try SignIns.end(signIn.token, of: visit.administrator, in: tx)
        }
        return visit.done("The sign-in was ended.", to: AdminLinks.signIns())
    }

    static func endOthers(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.write { tx in
            try SignIns.endOthers(of: visit.administrator, but: visit.signIn.token, in: tx)
        }
        return visit.done("You are signed in here only.", to: AdminLinks.signIns())
    }

    private static func all(_ visit: Visit, _ tx: any ReadTransaction) throws -> [SignIn] {
        try SignIns.all(of: visit.administrator.id, at: visit.now, in: tx)
    }
}

struct OwnSignInsPage: PageModel {
    let signIns: [SignIn]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(nil), t("Your sign-ins"))
        page.meta = t("A sign-in ends after 8 hours without a page, and after 7 days in any case. Times are in UTC.")
        let columns = [
            Table.Column(t("Browser")), Table.Column(t("Address")), Table.Column(t("Signed in")),
            Table.Column(t("Seen")), Table.Column(t("Actions")),
        ]
        let table = Table(t("Your sign-ins"), columns: columns, rows: signIns.map { row($0, visit) })
        page.content = "\(table)\(others(visit))"
        return page
    }

    private func row(_ signIn: SignIn, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let isThis = signIn.token == visit.signIn.token
        let browser = words(signIn.place.browser, t)
        let end: HTML =
            isThis
            ? "<span class=\"meta\">\(t("This browser"))</span>"
            : PostForm(
                to: AdminLinks.signInDeletion(signIn.token.label), token: visit.token,
                buttons: Buttons(t("End"), .plain, hiddenText: browser)
            ).html
        return Table.Row([
            "\(browser)", "\(signIn.place.address)", "\(time(signIn.createdAt, t))", "\(time(signIn.lastSeenAt, t))",
            end,
        ])
    }

    private func words(_ browser: String, _ t: Language) -> String {
        switch BrowserName.parts(browser) {
        case (let name?, let system?): t("\(name) on \(system)")
        case (let name?, nil): name
        case (nil, let system?): t("A browser on \(system)")
        case (nil, nil): t("An unknown browser")
        }
    }

    private func time(_ instant: Instant, _ t: Language) -> String { t.dateAndTime(Zone.utc.wallClock(at: instant)) }

    private func others(_ visit: Visit) -> HTML {
        let t = visit.t
        guard signIns.count > 1 else {
            return "<p class=\"meta\">\(t("You are signed in nowhere else."))</p>"
        }
        return PostForm(
            to: AdminLinks.otherSignInsDeletion(), token: visit.token,
            buttons: Buttons(t("End all others"), .secondary)
        ).html
    }
}
