import Domain
import Pages

struct HelpPage: PageModel {
    func page(_ visit: Visit) -> AdminPage {
        AdminPage(.installation(nil), visit.t("Help"), content: HelpText(for: .organiser, on: visit.site).html)
    }
}
