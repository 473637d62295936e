public import HTTP

/// What an act has done, carried over the redirect to the next page in a short-lived cookie: the tone and a finished
/// sentence, never markup. It is shown once, escaped like any other text.
public struct Flash: Hashable, Sendable {
    public var tone: Banner.Tone
    public var text: String

    /// Longer sentences are cut: a cookie has room for about 4,000 bytes.
    public static let longest = 300

    public init(_ text: String, _ tone: Banner.Tone = .ok) {
        self.text = String(text.prefix(Self.longest))
        self.tone = tone
    }

    /// What the request's cookie tells; nil when there is none, or none of ours.
    public init?(_ request: Request, on site: Site) {
        guard let value = request.cookies[Self.cookieName(site)], let colon = value.firstIndex(of: ":"),
            let tone = Banner.Tone(rawValue: String(value[..<colon]))
        else { return nil }
        let text = value[colon...].dropFirst()
        guard !text.isEmpty else { return nil }
        self.init(String(text), tone)
    }

    public var banner: Banner { Banner(text, tone) }

    func cookie(_ site: Site) -> SetCookie {
        SetCookie(
            Self.cookieName(site), tone.rawValue + ":" + text, maxAge: 60, secure: site.isHTTPS, sameSite: .strict)
    }

    /// Bound to this very host by its prefix, so that no other host of the domain can plant a sentence.
    private static func cookieName(_ site: Site) -> String { site.isHTTPS ? "__Host-rt-flash" : "rt-flash" }
}

extension Response {
    /// 303 to a page that then says what was done.
    public static func seeOther(_ path: String, saying flash: Flash, on site: Site) -> Response {
        .seeOther(path).setting(flash.cookie(site))
    }

    /// This answer, having shown the flash that came with the request.
    public func havingShown(_ flash: Flash?, on site: Site) -> Response {
        guard let flash else { return self }
        return setting(flash.cookie(site).removed)
    }
}
