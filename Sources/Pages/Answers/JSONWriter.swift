/// Appends JSON (RFC 8259) to bytes; commas are its own business.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public mutating func object(_ body: (inout JSONWriter) -> Void) { enclose("{", "}", body) }

    public mutating func array<Items: Sequence>(_ items: Items, _ each: (inout JSONWriter, Items.Element) -> Void) {
        enclose("[", "]") { writer in
            for item in items { each(&writer, item) }
        }
    }

    public mutating func name(_ name: StaticString) {
        value(name.description)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func value(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func value(_ number: Int) {
        separate()
        bytes += Array(String(number).utf8)
    }

    public mutating func value(_ isSo: Bool) {
        separate()
        bytes += Array((isSo ? "true" : "false").utf8)
    }

    public mutating func null() {
        separate()
        bytes += Array("null".utf8)
    }

    public mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        value(text)
    }

    public mutating func member(_ name: StaticString, _ isSo: Bool) {
        self.name(name)
        value(isSo)
    }

    /// Nil is `null`.
    public mutating func member(_ name: StaticString, optional text: String?) {
        self.name(name)
        if let text { value(text) } else { null() }
    }

    /// Nil is `null`.
    public mutating func member(_ name: StaticString, _ number: Int?) {
        self.name(name)
        if let number { value(number) } else { null() }
    }

    private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}
