import HTTPTypes

/// The fields that keep a browser from being used against its owner. They stand in every response, errors included.
public struct SecurityHeaders: Middleware, Hashable {
    /// Everything comes from this site, nothing inline runs, nobody frames us.
    public static let strictPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// No page needs any of these, nor may a frame in one ask for them.
    static let nothingOfTheDevice = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

    private let everywhere: HTTPFields
    private let onPages: HTTPFields

    /// - Parameters:
    ///   - contentSecurityPolicy: for pages (`text/html`) only.
    ///   - isHTTPS: whether the site is reached by https: then browsers are told to use nothing else for a year.
    public init(contentSecurityPolicy: String = strictPolicy, isHTTPS: Bool = false) {
        var fields: HTTPFields = [.xContentTypeOptions: "nosniff", Self.referrerPolicy: "same-origin"]
        if isHTTPS { fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        everywhere = fields
        fields[.contentSecurityPolicy] = contentSecurityPolicy
        fields[Self.crossOriginOpenerPolicy] = "same-origin"
        fields[Self.permissionsPolicy] = Self.nothingOfTheDevice
        onPages = fields
    }

    public func finish(_ response: inout Response, of request: Request) {
        apply(to: &response)
    }

    /// Adds what is not there yet. A stored response has these fields from the start.
    public func apply(to response: inout Response) {
        if case .stored = response.body { return }
        let present = response.headers
        for field in fields(contentType: present[.contentType])
        where !present.contains(where: { $0.name == field.name }) {
            response.headers.append(field)
        }
    }

    /// The fields for a response of this type.
    func fields(contentType: String?) -> HTTPFields {
        contentType?.hasPrefix("text/html") == true ? onPages : everywhere
    }

    // because: both are tokens, which is all that the initialiser asks.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    // because: as above.
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    // because: as above.
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
