/// Appends XML 1.0 in UTF-8 to bytes. Everything is escaped; what XML cannot hold at all (control characters, U+FFFE) is
/// left out.
struct XMLWriter {
    typealias Attribute = (name: StaticString, value: String)

    private(set) var bytes: [UInt8]

    init() { bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

    /// An element that holds others.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout XMLWriter) -> Void
    ) {
        open(name, attributes, ">")
        body(&self)
        close(name)
    }

    /// An element that holds text.
    mutating func element(_ name: StaticString, _ text: String) { element(name, [], text) }

    /// An element that holds text and has attributes.
    mutating func element(_ name: StaticString, _ attributes: [Attribute], _ text: String) {
        open(name, attributes, ">")
        append(text)
        close(name)
    }

    /// An element that holds nothing.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = []) { open(name, attributes, "/>\n") }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute], _ end: StaticString) {
        raw("<")
        raw(name)
        for attribute in attributes {
            raw(" ")
            raw(attribute.name)
            raw("=\"")
            append(attribute.value)
            raw("\"")
        }
        raw(end)
    }

    private mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        raw(">\n")
    }

    private mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            // As itself, a reader takes it for a line feed.
            case "\r": raw("&#13;")
            case "\t", "\n", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"...:
                bytes.append(contentsOf: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
            default: break
            }
        }
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
