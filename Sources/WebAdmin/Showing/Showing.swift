import Domain
import HTML
import HTTP
import HTTPTypes
import Pages

/// What a handler ends with: a page, or the way to the next one.
extension Visit {
    func show(_ model: some PageModel, status: HTTPResponse.Status = .ok) -> Response {
        .html(framed(model.page(self)).bytes, status: status)
    }

    /// Goes on to another page, which tells what was done.
    func done(_ message: Message, to path: String, tone: Banner.Tone = .ok, undo: Outcome.Undo? = nil) -> Response {
        let outcome = Outcome(t(message), tone: tone, undo: undo)
        let cookies = AdminCookies(baseURL: environment.baseURL)
        return Response.seeOther(path).setting(cookies.outcome(outcome.sealed(with: token)))
    }

    /// The form that takes an act back.
    func undo(_ path: String, _ fields: [(String, String)] = []) -> Outcome.Undo {
        Outcome.Undo(label: t("Undo"), path: path, fields: fields.map { .init(name: $0.0, value: $0.1) })
    }

    /// Runs a verb; when the domain refuses what was typed, shows the page of the form again, with everything kept. A form
    /// that comes back after a sign-in is shown without running anything.
    func submit<Model: PageModel>(
        _ form: Form, _ verb: () async throws -> Response,
        refused page: (FormState, any ReadTransaction) throws -> Model
    ) async throws -> Response {
        if isOfKeptForm {
            return try read { tx in show(try page(FormState(refused: form, [], isClash: false), tx)) }
        }
        let state: FormState
        let status: HTTPResponse.Status
        do {
            return try await verb()
        } catch DomainError.invalid(let problems) {
            (state, status) = (FormState(refused: form, problems, isClash: false), .unprocessableContent)
        } catch DomainError.conflict(let message) {
            (state, status) = (FormState(refused: form, [FieldProblem("", message)], isClash: true), .conflict)
        }
        return try read { tx in show(try page(state, tx), status: status) }
    }
}

extension Visit {
    /// The page of an error that is known; any other goes on, to be reported.
    func answer(to error: any Error) throws -> Response {
        guard let known = error as? HTTPError ?? HTTPError(error, t) else { throw error }
        let home = ActionLink(t("Go to your events"), AdminLinks.home())
        let errorPage = ErrorPage(known, home: home, t)
        var page = AdminPage(.installation(nil), errorPage.header.title, content: errorPage.content)
        page.meta = errorPage.header.meta
        var response = Response.html(framed(page).bytes, status: known.status)
        response.headers.append(contentsOf: known.headers)
        return response
    }
}

extension Visit {
    /// The page that a small form in a list asks to come back to, when it is one of the admin's.
    func back(_ form: Form, else standard: String) -> String {
        guard let given = form["next"] else { return standard }
        return ReturnAddress.page(given)
    }
}
