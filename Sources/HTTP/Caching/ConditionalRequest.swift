import HTTPTypes

/// Whether a request's conditions let it through (RFC 9110, 13.2.2).
public enum ConditionalRequest: Sendable, Hashable {
    case proceed
    /// The client has it already: 304.
    case notModified
    /// `If-Match` or `If-Unmodified-Since` does not hold: 412.
    case preconditionFailed

    /// Weighs the conditions in the order of the RFC. A tag condition switches the date condition of its kind off; a date
    /// that cannot be read counts as absent; only GET and HEAD get 304, others 412.
    public static func evaluate(
        _ request: Request, tag: EntityTag?, lastModified: HTTPDate?
    ) -> ConditionalRequest {
        let fields = request.headers
        // The names are told apart by length first, so an ordinary request pays for four short walks and no more.
        if fields.contains(.ifMatch) {
            if !isListed(tag, in: fields, .ifMatch, strongly: true) { return .preconditionFailed }
        } else if let limit = date(fields, .ifUnmodifiedSince), let lastModified, lastModified > limit {
            return .preconditionFailed
        }
        let isRead = request.method == .get || request.method == .head
        if fields.contains(.ifNoneMatch) {
            guard isListed(tag, in: fields, .ifNoneMatch, strongly: false) else { return .proceed }
            return isRead ? .notModified : .preconditionFailed
        }
        if isRead, let known = date(fields, .ifModifiedSince), let lastModified, lastModified <= known {
            return .notModified
        }
        return .proceed
    }

    private static func isListed(
        _ tag: EntityTag?, in fields: RequestFields, _ name: HTTPField.Name, strongly: Bool
    ) -> Bool {
        var isListed = false
        fields.forEachValue(of: name) { list in
            if tag?.isListed(in: list, strongly: strongly) == true { isListed = true }
        }
        return isListed
    }

    private static func date(_ fields: RequestFields, _ name: HTTPField.Name) -> HTTPDate? {
        fields[name].flatMap { HTTPDate($0) }
    }
}
