internal import CQRencode

/// The squares of a QR code (ISO/IEC 18004), by libqrencode.
public struct QRCode: Hashable, Sendable {
    /// Modules a side, without the quiet zone around.
    public let width: Int
    /// Row by row, whether a module is dark.
    public let isDark: [Bool]

    /// The empty modules that readers need on each side (ISO/IEC 18004, 5.3.8).
    public static let quietZone = 4

    /// The smallest code of the text, of which a seventh may be damaged (level M). Nil for a text that is empty or longer than
    /// a code takes, 2,331 octets.
    public init?(_ text: String) {
        let octets = Array(text.utf8)
        guard !octets.isEmpty, let code = QRcode_encodeData(Int32(clamping: octets.count), octets, 0, QR_ECLEVEL_M)
        else {
            return nil
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        self.width = width
        // because: the library gives a byte for each module, and keeps them until the code is freed
        isDark = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// The dark modules as runs of horizontal lines, in SVG's path syntax: drawn one unit thick they fill the modules. The
    /// quiet zone is part of the coordinates.
    public var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            var last: Int?
            while column < width {
                guard isDark[row * width + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, isDark[row * width + column] { column += 1 }
                path += last.map { "m\(start - $0) 0" } ?? "M\(start + Self.quietZone) \(row + Self.quietZone).5"
                path += "h\(column - start)"
                last = column
            }
        }
        return path
    }
}
