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

    /// Reads a cookie's value; nil for anything that ``cookieValue`` does not write.
    public init?(cookieValue: String) {
        guard let colon = cookieValue.firstIndex(of: ":"),
            let tone = Banner.Tone(rawValue: String(cookieValue[..<colon])),
            let text = QueryText.decode(cookieValue[colon...].dropFirst()), !text.isEmpty
        else { return nil }
        self.init(text, tone)
    }

    /// The value for the cookie, in characters that cookies may hold.
    public var cookieValue: String { tone.rawValue + ":" + QueryText.encode(text) }

    public var banner: Banner { Banner(text, tone) }
}
