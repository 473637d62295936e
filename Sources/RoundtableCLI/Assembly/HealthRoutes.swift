import Domain
import HTTP
import HTTPTypes

/// What a supervisor asks: whether the process is alive, and whether the database answers.
struct HealthRoutes: Sendable {
    let store: any Domain.Store

    func add(to router: inout Router) {
        router.immediate(.get, "/healthz") { _ in Self.answer("ok") }
        router.immediate(.get, "/readyz") { [store] _ in
            do {
                _ = try store.read { try $0.events.siteRevision() }
                return Self.answer("ok")
            } catch {
                return Self.answer("the database does not answer", status: .serviceUnavailable)
            }
        }
    }

    private static func answer(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.text(text + "\n", status: status)
        response.headers[.cacheControl] = "no-store"
        if status == .serviceUnavailable { response.headers[.retryAfter] = "10" }
        return response
    }
}
