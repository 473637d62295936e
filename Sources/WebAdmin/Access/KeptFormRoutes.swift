import Domain
import HTTP
import HTTPTypes
import Pages

/// The page on which a kept form comes back.
enum KeptFormRoutes {
    static func register(on routes: inout AdminRoutes) {
        let forms = routes.keptForms
        routes.get(AdminLinks.keptForm, scope: .signedIn) { visit in try await show(visit, forms) }
    }

    private static func show(_ visit: Visit, _ forms: KeptForms) async throws -> Response {
        guard let kept = visit.request.parameters["form"].flatMap({ forms.find($0, at: visit.now) }) else {
            throw DomainError.notFound(
                "What you typed is no longer here: it is kept for an hour, and not over a restart of the server. If your browser still has the page, go back to it; otherwise fill in the form again."
            )
        }
        guard kept.owner == visit.administrator.id else {
            throw HTTPError(
                .forbidden,
                "This form was filled in by somebody who was signed in with another account, so it is not shown here. Sign in with that account to have it back, or fill in the form again."
            )
        }
        do {
            return try await kept.show(visit.request)
        } catch is ReadingStore.WritesNothing {
            // A button without a form of its own: there is nothing to fill in, and it must be pressed by hand.
            return visit.done(
                "You are signed in again. Nothing was done yet: press the button once more.",
                to: kept.page ?? AdminLinks.home(), tone: .info)
        }
    }
}
