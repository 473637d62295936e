internal import CCurl

/// An http or https address as libcurl reads it: what is checked and what is connected to come from the same reader.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// In its usual form, without a fragment.
    public let description: String
    /// Small letters; an IPv6 address in its brackets.
    public let host: String
    public let isSecure: Bool

    /// - Throws: ``FetchFailure/noWebAddress`` for anything but http and https with a host, and
    ///   ``FetchFailure/namesUser`` when a name or a password stands in it: it would end in logs and on pages.
    public init(_ text: String) throws(FetchFailure) {
        guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let parts = curl_url() else {
            throw .noWebAddress
        }
        defer { curl_url_cleanup(parts) }
        let code = curl_url_set(parts, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER | CURLU_URLENCODE))
        if code == CURLUE_USER_NOT_ALLOWED { throw .namesUser }
        guard code == CURLUE_OK, curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: parts), let host = Self.part(CURLUPART_HOST, of: parts),
            let whole = Self.part(CURLUPART_URL, of: parts), ["http", "https"].contains(scheme), !host.isEmpty
        else { throw .noWebAddress }
        description = whole
        self.host = host.lowercased()
        isSecure = scheme == "https"
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        // because: curl gives a terminated text, which is copied before it is freed
        return String(cString: text)
    }
}
