import HTTPTypes

@testable import HTTP

/// The rules once more, as plainly as they can be written and without a word of the parser under test.
enum Reference {
    /// What a head that was read must be like (RFC 9112, 2 to 6).
    static func check(_ head: RequestHead, _ bytes: [UInt8]) {
        let lines = lines(of: bytes)
        precondition(lines.last == "" && lines.dropLast().allSatisfy { !$0.isEmpty }, "an empty line amid the head")
        let parts = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        precondition(parts.count == 3 && parts[0] == head.method.rawValue, "not a method, a target and a version")
        precondition(parts[1].unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7f }, "a byte in the target")
        precondition(parts[2].hasPrefix("HTTP/1.") && parts[2].count == 8, "not a version")
        let fields = lines.dropFirst().dropLast().map(field)
        precondition(fields.count == head.fieldCount && fields.count <= 100)
        func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
        let (hosts, lengths, codings) = (values("host"), values("content-length"), values("transfer-encoding"))
        precondition(hosts.count == 1 || (hosts.isEmpty && head.version == .http10), "Host")
        precondition(lengths.count <= 1 && codings.count <= 1 && lengths.count + codings.count <= 1, "two framings")
        precondition(lengths.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0"..."9" ~= $0 } }, "Content-Length")
        precondition(codings.allSatisfy { $0.lowercased() == "chunked" }, "Transfer-Encoding")
        switch head.framing {
        case .chunked: precondition(codings.count == 1 && head.version == .http11)
        case .length(let length): precondition(lengths.first.flatMap { Int64($0) } == length && length > 0)
        case .none: precondition(codings.isEmpty && (lengths.first.map { $0.allSatisfy { $0 == "0" } } ?? true))
        }
    }

    /// The lines of a head that begins, perhaps, with empty ones. Every CR is before an LF and every LF behind a CR.
    private static func lines(of bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var line = ""
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 13 {
                precondition(index + 1 < bytes.count && bytes[index + 1] == 10, "a bare CR")
                if !(lines.isEmpty && line.isEmpty) { lines.append(line) }
                line = ""
                index += 2
                continue
            }
            precondition(byte == 9 || (byte >= 0x20 && byte != 0x7f), "a control byte")
            line.unicodeScalars.append(Unicode.Scalar(byte))
            index += 1
        }
        precondition(line.isEmpty, "the head does not end with a line end")
        return lines
    }

    private static func field(_ line: String) -> (name: String, value: String) {
        guard let colon = line.unicodeScalars.firstIndex(of: ":") else { preconditionFailure("a line without a colon") }
        let name = line[..<colon]
        precondition(!name.isEmpty && name.unicodeScalars.allSatisfy(isToken), "not a name")
        var value = line[line.unicodeScalars.index(after: colon)...].unicodeScalars
        while let first = value.first, first == " " || first == "\t" { value.removeFirst() }
        while let last = value.last, last == " " || last == "\t" { value.removeLast() }
        return (name.lowercased(), String(String.UnicodeScalarView(value)))
    }

    private static func isToken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar)
        }
    }

    /// The data of a chunked body that is exactly these bytes (RFC 9112, 7.1); nil when it is none.
    static func chunks(_ bytes: [UInt8]) -> [UInt8]? {
        var data: [UInt8] = []
        var rest = bytes[...]
        while true {
            guard let line = takeLine(&rest) else { return nil }
            let digits = line.prefix { Character(Unicode.Scalar($0)).isHexDigit }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
            if size == 0 { break }
            guard rest.count >= size else { return nil }
            data += rest.prefix(size)
            rest = rest.dropFirst(size)
            guard rest.starts(with: [13, 10]) else { return nil }
            rest = rest.dropFirst(2)
        }
        while let line = takeLine(&rest) {
            if line.isEmpty { return rest.isEmpty ? data : nil }
            guard line.contains(UInt8(ascii: ":")) else { return nil }
        }
        return nil
    }

    private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: 10), end > rest.startIndex, rest[end - 1] == 13 else { return nil }
        defer { rest = rest[(end + 1)...] }
        let line = rest[..<(end - 1)]
        return line.contains(13) ? nil : line
    }
}
