import HTTPTypes

/// Refuses changes that another site's page asks for. Browsers say where a request comes from in `Sec-Fetch-Site`,
/// older ones in `Origin`; neither can be set by a page. What says nothing is no browser, and has the form's token
/// still to show.
public struct OriginCheck: Sendable {
    private let origin: String
    private let takesHiddenOrigin: Bool

    /// - Parameters:
    ///   - baseURL: where this site is reached, `https://events.example.org`.
    ///   - takesHiddenOrigin: for pages that send no referrer: of their forms, browsers say `Origin: null` (Fetch, 3.2).
    ///     Only where the request has a secret to show.
    public init(baseURL: String, takesHiddenOrigin: Bool = false) {
        var origin = baseURL.lowercased()
        while origin.hasSuffix("/") { origin.removeLast() }
        self.origin = origin
        self.takesHiddenOrigin = takesHiddenOrigin
    }

    /// Throws 403 for a change that another site asks for.
    public func check(_ request: Request) throws(HTTPError) {
        guard Self.safeMethods.contains(request.method) || isOwn(request) else {
            throw HTTPError(.forbidden, "This form was sent from another site. Open it here and send it again.")
        }
    }

    private func isOwn(_ request: Request) -> Bool {
        if let site = request.headers[Self.fetchSite] { return site == "same-origin" || site == "none" }
        guard let given = request.headers[.origin] else { return true }
        return given.lowercased() == origin || takesHiddenOrigin && given == "null"
    }

    private static let safeMethods: Set<HTTPRequest.Method> = [.get, .head, .options]
    // because: the name is a token
    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
