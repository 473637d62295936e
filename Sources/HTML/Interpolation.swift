extension HTML {
    /// What may stand in `\( )` inside markup. A type that is not listed here does not compile there.
    public struct Interpolation: StringInterpolationProtocol {
        @usableFromInline var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ markup: StaticString) {
            markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// `\(text)`: escaped.
        public mutating func appendInterpolation(_ text: String) {
            bytes.appendEscaped(text)
        }

        /// `\(text)`: escaped.
        public mutating func appendInterpolation(_ text: Substring) {
            bytes.appendEscaped(text)
        }

        /// `\(number)`: decimal digits. Two types and not every integer: the general form took a fifth of a page's time.
        public mutating func appendInterpolation(_ number: Int) {
            bytes.appendDecimal(Int64(number))
        }

        /// `\(number)`: decimal digits.
        public mutating func appendInterpolation(_ number: Int64) {
            bytes.appendDecimal(number)
        }

        /// `\(html)`: nested markup.
        public mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        /// `\(html)`: nested markup, or nothing.
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// `\(pieces)`: one after the other.
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// `\(items, { item in "…" })`: the markup of every item, one after the other.
        @inlinable
        public mutating func appendInterpolation<Items: Sequence>(_ items: Items, _ each: (Items.Element) -> HTML) {
            for item in items { bytes.append(contentsOf: each(item).bytes) }
        }

        /// `\(if: condition, "…")`: markup that is made only when the condition holds.
        @inlinable
        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        /// `\(if: condition, "…", else: "…")`.
        @inlinable
        public mutating func appendInterpolation(
            if condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML
        ) {
            bytes.append(contentsOf: condition ? html().bytes : other().bytes)
        }

        /// `\(optional, { value in "…" })`: markup for a value that may be missing.
        public mutating func appendInterpolation<Value>(_ value: Value?, _ html: (Value) -> HTML) {
            if let value { bytes.append(contentsOf: html(value).bytes) }
        }

        /// `\(raw: "…")`: the program's own text, not escaped.
        public mutating func appendInterpolation(raw markup: StaticString) {
            appendLiteral(markup)
        }

        /// `<script type="application/ld+json">\(json: bytes)</script>`: JSON in a data block, where nothing is escaped as
        /// in markup. Signs that markup knows stand only in its texts, and are written as JSON's own escapes.
        public mutating func appendInterpolation(json: [UInt8]) {
            for byte in json {
                switch byte {
                case UInt8(ascii: "<"): appendLiteral("\\u003C")
                case UInt8(ascii: ">"): appendLiteral("\\u003E")
                case UInt8(ascii: "&"): appendLiteral("\\u0026")
                default: bytes.append(byte)
                }
            }
        }

        /// `href="\(url: address)"`: an address that passes ``isSafeAddress(_:)``, escaped. Any other is written as
        /// `about:invalid`, so that a stored `javascript:` address is dead.
        public mutating func appendInterpolation(url address: String) {
            bytes.appendEscaped(HTML.isSafeAddress(address) ? address : "about:invalid")
        }

        /// `<input\(flag: "checked", on: isOn)>`: a boolean attribute with the space before it, or nothing.
        public mutating func appendInterpolation(flag name: StaticString, on isOn: Bool) {
            guard isOn else { return }
            bytes.append(UInt8(ascii: " "))
            appendLiteral(name)
        }

        /// `<input\(attribute: "maxlength", limit)>`: an attribute with the space before it, or nothing for nil.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            appendLiteral(name)
            appendLiteral("=\"")
            bytes.appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }
}
