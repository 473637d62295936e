public import HTML
public import HTTP
public import HTTPTypes

extension Response {
    /// A page that looks the same to everyone. Whether and how long it may be kept is its maker's to add.
    public static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        .html(html.bytes, status: status)
    }

    /// A page for one person: nothing on the way may keep it, and the Back button asks again after signing out.
    public static func signedInPage(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.page(html, status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
