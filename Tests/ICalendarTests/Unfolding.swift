/// Reads folded content lines back, as a reader does: octets first, then text.
enum Unfolding {
    /// The physical lines without their CRLF; nil when a line is not ended by one, or holds a bare CR or LF.
    static func physicalLines(_ bytes: [UInt8]) -> [[UInt8]]? {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case 0x0D:
                guard position + 1 < bytes.count, bytes[position + 1] == 0x0A else { return nil }
                lines.append(line)
                line = []
                position += 2
            case 0x0A: return nil
            default:
                line.append(bytes[position])
                position += 1
            }
        }
        return line.isEmpty ? lines : nil
    }

    /// The logical lines.
    static func lines(_ bytes: [UInt8]) -> [String]? {
        guard let physical = physicalLines(bytes) else { return nil }
        var logical: [[UInt8]] = []
        for line in physical {
            if line.first == 0x20, !logical.isEmpty {
                logical[logical.count - 1] += line.dropFirst()
            } else {
                logical.append(line)
            }
        }
        return logical.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a TEXT value, in one pass.
    static func unescape(_ text: some StringProtocol) -> String {
        var result = ""
        var escaped = false
        for scalar in text.unicodeScalars {
            if escaped {
                result.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                escaped = false
            } else if scalar == "\\" {
                escaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
