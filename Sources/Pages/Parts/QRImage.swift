public import HTML
import QRCodes

/// A QR code as a picture: dark on white whatever the page's colours are, since half of the readers know no other way, with
/// the quiet zone around it. What it holds must stand beside it in words, too.
public struct QRImage: Component {
    private let code: QRCode
    /// What those hear who do not see it.
    public var label: String

    /// Nil for a text that no code takes.
    public init?(_ text: String, label: String) {
        guard let code = QRCode(text) else { return nil }
        self.code = code
        self.label = label
    }

    public var html: HTML {
        let side = code.width + 2 * QRCode.quietZone
        return """
            <svg class="qr" role="img" aria-label="\(label)" viewBox="0 0 \(side) \(side)" width="\(4 * side)" \
            height="\(4 * side)" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path stroke="#000" d="\(code.path)"/></svg>
            """
    }
}
