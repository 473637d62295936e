public import HTML

/// A word that tells a state. The word says it; the tone only helps the eye.
public struct Tag: Component, Hashable {
    /// What kind of news the word is.
    public enum Tone: String, Sendable {
        case plain, ok, warn, bad, info, accent
    }

    public var text: String
    public var tone: Tone

    public init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }

    public var html: HTML {
        "<strong class=\"tag tag-\(tone.rawValue)\">\(text)</strong>"
    }
}
