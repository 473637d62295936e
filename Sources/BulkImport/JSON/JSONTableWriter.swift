import Domain

/// Writes a list of objects in JSON by RFC 8259, one a line: the words of the CSV headers, numbers and yes or no as values
/// of their own, tags as a list. What is empty is `null` where it is a number, else the empty text.
struct JSONTableWriter: TableWriter {
    private enum Form { case text, number, flag, list }

    private let members: [(name: [UInt8], form: Form)]
    private let sink: CSVWriter.Sink
    private var bytes = [UInt8(ascii: "[")]
    private var isFirst = true
    private static let piece = 64 * 1024

    /// `sink` gets the text in pieces of about 64 KiB.
    init(of kind: ImportKind, to sink: @escaping CSVWriter.Sink) {
        self.sink = sink
        members = kind.fields.map { field in
            var name: [UInt8] = []
            Self.append(field.rawValue, to: &name)
            let form: Form =
                kind.numbers.contains(field)
                ? .number : kind.flags.contains(field) ? .flag : kind.lists.contains(field) ? .list : .text
            return (name + [UInt8(ascii: ":")], form)
        }
        bytes.reserveCapacity(Self.piece + 4096)
    }

    mutating func row(_ cells: [String]) throws {
        if !isFirst { bytes.append(Byte.comma) }
        isFirst = false
        bytes += "\n{".utf8
        for (place, (member, cell)) in zip(members, cells).enumerated() {
            if place > 0 { bytes.append(Byte.comma) }
            bytes += member.name
            append(cell, as: member.form)
        }
        bytes.append(UInt8(ascii: "}"))
        if bytes.count >= Self.piece { try flush() }
    }

    /// Ends the list.
    mutating func finish() throws {
        bytes += "\n]\n".utf8
        try flush()
    }

    private mutating func flush() throws {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ cell: String, as form: Form) {
        switch form {
        case .number where cell.isEmpty: bytes += "null".utf8
        case .number where JSONNumber(Array(cell.utf8)) != nil: bytes += cell.utf8
        case .flag: bytes += (cell == "yes" ? "true" : "false").utf8
        case .list:
            bytes.append(UInt8(ascii: "["))
            for (place, item) in cell.split(separator: ";").enumerated() {
                if place > 0 { bytes.append(Byte.comma) }
                Self.append(item, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .text, .number: Self.append(cell, to: &bytes)
        }
    }

    private static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
        bytes.append(Byte.quote)
        for byte in text.utf8 {
            switch byte {
            case Byte.quote, UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case Byte.lineFeed: bytes += "\\n".utf8
            case Byte.carriageReturn: bytes += "\\r".utf8
            case 9: bytes += "\\t".utf8
            case ..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(Byte.quote)
    }
}
