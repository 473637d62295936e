import Domain
import HTML
import Pages

struct SignInPage {
    let site: Site
    let state: FormState
    let token: String
    /// The page to go on to.
    let next: String
    let notice: Message?

    var html: HTML {
        let t = site.t
        let fields = state.fields(t)
        let form = PostForm(
            to: AdminLinks.signIn(), token: token, hidden: next == AdminLinks.home() ? [] : [("next", next)],
            buttons: Buttons(t("Sign in")),
            content: """
                \(fields.email("email", t("E-mail"), autocomplete: "username"))\
                \(fields.password("password", t("Password")))
                """)
        let frame = AdminFrame(
            site: site, viewer: nil, banner: notice.map { Banner(t($0), .info) }, isNarrow: true)
        return frame.page(PageHeader(t("Sign in")), problems: state.problems, content: form.html)
    }
}
