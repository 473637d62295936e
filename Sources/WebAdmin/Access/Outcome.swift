import Pages
import Sodium

/// What an act has done, told once on the page that follows it, perhaps with the form that takes it back.
///
/// It travels in a cookie, sealed with the secret of the sign-in: nobody else can put words or a form into the page.
struct Outcome: Hashable, Sendable {
    /// A form that takes an act back.
    struct Undo: Hashable, Sendable {
        var label: String
        var path: String
        var fields: [Field]

        struct Field: Hashable, Sendable {
            var name: String
            var value: String
        }
    }

    var text: String
    var tone: Banner.Tone
    var undo: Undo?

    init(_ text: String, tone: Banner.Tone = .ok, undo: Undo? = nil) {
        self.text = text
        self.tone = tone
        self.undo = undo
    }

    /// The text of the cookie, for a sign-in of this form token. What would not fit is told in fewer words.
    func sealed(with secret: String) -> String {
        var payload = payload
        if Self.size(payload) > Self.mostBytes { payload = shortened.payload }
        return Self.code(payload, secret) + payload
    }

    /// Browsers drop a cookie of more than 4,096 bytes; nginx answers 502 to a head of that size; and what a browser sent back
    /// with every request would soon be too much for the server, too.
    private static let mostBytes = 2_400

    private var shortened: Outcome {
        var shortened = self
        shortened.text = ""
        // A form that is cut would take back something else.
        if Self.size(shortened.payload) > Self.mostBytes / 2 { shortened.undo = nil }
        var room = Self.mostBytes - Self.size(shortened.payload) - Self.size("…")
        shortened.text = String(
            text.prefix {
                room -= Self.size($0)
                return room >= 0
            })
        if shortened.text != text { shortened.text += "…" }
        return shortened
    }

    /// How many bytes the text has in the cookie, where all but a few signs are three.
    private static func size(_ text: some StringProtocol) -> Int {
        text.utf8.reduce(0) { $0 + (UInt8(ascii: "a")...UInt8(ascii: "z") ~= $1 | 0x20 ? 1 : 3) }
    }

    private static func size(_ character: Character) -> Int { size(String(character)) }

    private var payload: String {
        var parts = [tone.rawValue, text]
        if let undo { parts += [undo.label, undo.path] + undo.fields.flatMap { [$0.name, $0.value] } }
        var payload: [UInt8] = []
        for (number, part) in parts.enumerated() {
            if number > 0 { payload.append(Self.separator) }
            payload += part.utf8.lazy.filter { $0 != Self.separator }
        }
        return String(decoding: payload, as: UTF8.self)
    }

    /// Nil unless the same secret sealed it.
    init?(sealed: String, with secret: String) {
        let payload = String(sealed.dropFirst(Self.codeLength))
        guard sealed.count > Self.codeLength,
            constantTimeEqual(sealed.prefix(Self.codeLength).utf8, Self.code(payload, secret).utf8)
        else { return nil }
        let parts = payload.utf8.split(separator: Self.separator, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count >= 2, let tone = Banner.Tone(rawValue: parts[0]) else { return nil }
        self.tone = tone
        text = parts[1]
        guard parts.count >= 4 else { return }
        let fields = stride(from: 4, to: parts.count - 1, by: 2).map {
            Undo.Field(name: parts[$0], value: parts[$0 + 1])
        }
        undo = Undo(label: parts[2], path: parts[3], fields: fields)
    }

    private static func code(_ payload: String, _ secret: String) -> String {
        TextEncoding.base64URL(HMACSHA256.code(for: payload.utf8, key: secret.utf8))
    }

    /// 32 bytes in base64url.
    private static let codeLength = 43
    /// U+001E, as a byte: a sign for each of which a text was asked took four fifths of the time.
    private static let separator: UInt8 = 0x1E
}
