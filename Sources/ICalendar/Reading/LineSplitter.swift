/// Takes octets in pieces of any size and gives content lines with their folds undone (RFC 5545 section 3.1).
///
/// A fold may part a character, so it is undone before anything is decoded. Lines may end in CRLF, LF or CR.
struct LineSplitter {
    struct Line: Hashable {
        /// Of the first physical line, from 1.
        let number: Int
        let octets: [UInt8]
        /// It was longer than is taken; the rest is missing.
        let isCut: Bool
    }

    private enum State {
        case inLine, afterCarriageReturn, afterEnd
    }

    private let mostOctets: Int
    private var state = State.inLine
    private var octets: [UInt8] = []
    private var isCut = false
    private var number = 1
    private var start = 1

    init(mostOctets: Int) { self.mostOctets = mostOctets }

    /// Takes the next octet; gives the line before it when it begins another.
    mutating func take(_ octet: UInt8) -> Line? {
        if state == .afterCarriageReturn {
            state = .afterEnd
            if octet == 0x0A { return nil }
        }
        var line: Line?
        if state == .afterEnd {
            number += 1
            state = .inLine
            if octet == 0x20 || octet == 0x09 { return nil }
            line = end()
            start = number
        }
        switch octet {
        case 0x0D: state = .afterCarriageReturn
        case 0x0A: state = .afterEnd
        default:
            if octets.count < mostOctets { octets.append(octet) } else { isCut = true }
        }
        return line
    }

    /// The last line, ended or not.
    mutating func finish() -> Line? { end() }

    /// Nil for a blank line.
    private mutating func end() -> Line? {
        if start == 1, octets.starts(with: [0xEF, 0xBB, 0xBF]) { octets.removeFirst(3) }
        let isBlank = octets.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        let line = isBlank ? nil : Line(number: start, octets: octets, isCut: isCut)
        octets.removeAll(keepingCapacity: true)
        isCut = false
        return line
    }
}
