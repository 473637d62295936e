/// A media type with its parameters (RFC 9110, 8.3.1): `multipart/form-data; boundary=x`.
public struct MediaType: Sendable, Hashable {
    /// Type and subtype in small letters.
    public let essence: String
    /// The parameters; names in small letters, quoted values without their quotes.
    public let parameters: [String: String]

    /// Nil when there is no `type/subtype`, or a parameter is malformed or given twice.
    public init?(_ text: String) {
        guard let fields = ParameterList(text), fields.value.contains("/") else { return nil }
        essence = fields.value.lowercased()
        parameters = fields.parameters
    }
}

/// `value; name=token; name="quoted"`: how Content-Type and Content-Disposition are written (RFC 9110, 5.6.6).
struct ParameterList {
    let value: String
    private(set) var parameters: [String: String] = [:]

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var position = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        let name = bytes[bytes.span.trimmedRange(0..<position)]
        guard !name.isEmpty, name.allSatisfy({ ByteRules.isToken($0) || $0 == UInt8(ascii: "/") }) else { return nil }
        value = String(decoding: name, as: UTF8.self)
        while position < bytes.count {
            position = Self.afterBlanks(bytes, from: position + 1)
            if position == bytes.count { return }
            guard let (name, value, end) = Self.parameter(bytes, from: position), parameters[name] == nil else {
                return nil
            }
            parameters[name] = value
            position = end
        }
    }

    private static func afterBlanks(_ bytes: [UInt8], from start: Int) -> Int {
        bytes[start...].firstIndex { $0 != ByteRules.space && $0 != ByteRules.tab } ?? bytes.count
    }

    /// One `name=value` and where the next `;` or the end is.
    private static func parameter(_ bytes: [UInt8], from start: Int) -> (String, String, end: Int)? {
        guard let equals = bytes[start...].firstIndex(where: { !ByteRules.isToken($0) }), equals > start,
            bytes[equals] == UInt8(ascii: "=")
        else { return nil }
        let name = String(decoding: bytes[start..<equals], as: UTF8.self).lowercased()
        guard let (value, valueEnd) = value(bytes, from: equals + 1) else { return nil }
        let end = afterBlanks(bytes, from: valueEnd)
        guard end == bytes.count || bytes[end] == UInt8(ascii: ";") else { return nil }
        return (name, value, end)
    }

    private static func value(_ bytes: [UInt8], from start: Int) -> (String, end: Int)? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
            let end = bytes[start...].firstIndex { !ByteRules.isToken($0) } ?? bytes.count
            return end == start ? nil : (String(decoding: bytes[start..<end], as: UTF8.self), end)
        }
        var value: [UInt8] = []
        var position = start + 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") { return (String(decoding: value, as: UTF8.self), position + 1) }
            // Browsers send a backslash in a file name as it is; only before a quote or another one it is an escape.
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") { position += 1 }
            value.append(bytes[position])
            position += 1
        }
        return nil
    }
}
