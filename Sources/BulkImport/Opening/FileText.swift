import Domain

/// What is wrong with the text of a file at the place that reading has come to.
struct TextFault: Error {
    let reason: Message
}

/// The text of a file in UTF-8, block by block, whatever it is encoded in.
///
/// What is not told is found out: by a byte order mark; by the zero bytes of UTF-16; else by the first character that is
/// not ASCII, which is UTF-8 or, when it cannot be, taken for Windows-1252. Plain UTF-8 goes through as it comes.
final class FileText {
    private enum State {
        /// Only ASCII so far, which is the same in UTF-8 and Windows-1252.
        case undecided
        case plain
        case decoding(TextDecoder)
        case ended
    }

    private let raw: CSVReader.Blocks
    private var state = State.undecided
    /// Blocks that were looked at and not handed out, the first one first.
    private var waiting: [[UInt8]] = []
    private var fault: TextFault?
    private var guess: WindowsGuess?
    private var hasReturns = false
    private var hasLineFeeds = false
    /// Bytes of the file that were read.
    private(set) var bytesRead = 0
    private(set) var encoding = TextEncoding.utf8
    /// See ``FileForm/sample``.
    private(set) var sample: String?

    /// Throws ``TextFault`` for a file that is no text, and what the blocks throw.
    init(stated: TextEncoding?, raw: @escaping CSVReader.Blocks) throws {
        self.raw = raw
        var head: [UInt8] = []
        while head.count < Self.headLength, let more = try readRaw() { head += more }
        if let refusal = KnownMagic.refusal(head) { throw TextFault(reason: refusal) }
        let marked = TextEncoding.marked(head)
        if let stated, let marked, marked != stated {
            throw TextFault(reason: "The file begins with the mark of \(marked.label), not of \(stated.label).")
        }
        head.removeFirst(marked?.mark.count ?? 0)
        if let known = try stated ?? marked ?? Self.byZeros(head.prefix(Self.headLength)) { try decode(known) }
        if !head.isEmpty { waiting = [try text(of: head)].filter { !$0.isEmpty } }
    }

    /// Enough for marks, and to see by zero bytes what a text is.
    private static let headLength = 512

    private static func byZeros(_ head: ArraySlice<UInt8>) throws -> TextEncoding? {
        guard head.contains(0) else { return nil }
        guard let encoding = TextEncoding.byZeros(head) else {
            throw TextFault(
                reason: "The file has zero bytes and is no text. Save it as CSV UTF-8, or state its encoding.")
        }
        return encoding
    }

    /// The next block; nil at the end, and no block is empty.
    func next() throws -> [UInt8]? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        while true {
            if let fault { throw fault }
            if case .ended = state { return nil }
            guard let block = try readRaw() else {
                endDecoding()
                continue
            }
            let text = try text(of: block)
            if !text.isEmpty { return text }
        }
    }

    /// The text up to the first end of a line, or more, at most 256 KiB and a block; it is handed out again.
    func firstLine() throws -> [UInt8] {
        var line: [UInt8] = []
        var taken: [[UInt8]] = []
        defer { waiting = taken }
        while line.count < Self.longestLine, !Self.hasLine(line) {
            guard let block = try next() else { break }
            taken.append(block)
            line += block
        }
        return line
    }

    private static let longestLine = 256 * 1024

    private static func hasLine(_ text: [UInt8]) -> Bool {
        var isBegun = false
        var isQuoted = false
        for byte in text {
            if byte == Byte.quote { isQuoted.toggle() }
            if byte == Byte.lineFeed || byte == Byte.carriageReturn {
                if isBegun, !isQuoted { return true }
            } else {
                isBegun = true
            }
        }
        return false
    }

    private func readRaw() throws -> [UInt8]? {
        let block = try raw()
        bytesRead += block?.count ?? 0
        return block
    }

    private func decode(_ encoding: TextEncoding) throws {
        self.encoding = encoding
        if encoding == .utf8 { return state = .plain }
        guard let decoder = TextDecoder(encoding) else {
            throw TextFault(reason: "This machine cannot read \(encoding.label). Save the file as CSV UTF-8.")
        }
        state = .decoding(decoder)
    }

    /// The text of a block.
    private func text(of block: [UInt8]) throws -> [UInt8] {
        switch state {
        case .plain, .ended: return block
        case .undecided: return try decide(by: block)
        case .decoding(let decoder): return decoded(block, by: decoder)
        }
    }

    /// A file may not end within a character.
    private func endDecoding() {
        defer { state = .ended }
        guard case .decoding(let decoder) = state, decoder.decode([], isLast: true).isFaulty else { return }
        fault = TextFault(reason: Self.notText(encoding))
    }

    private func decoded(_ block: [UInt8], by decoder: TextDecoder) -> [UInt8] {
        let doubt = guess?.doubt(in: block)
        let (text, isFaulty) = decoder.decode(doubt.map { Array(block[..<$0]) } ?? block, isLast: false)
        if doubt != nil {
            fault = TextFault(reason: WindowsGuess.refusal)
        } else if isFaulty {
            fault = TextFault(reason: Self.notText(encoding))
        }
        return text
    }

    private static func notText(_ encoding: TextEncoding) -> Message {
        "This text is not \(encoding.label). State another encoding, or save the file as CSV UTF-8."
    }
}

extension FileText {
    /// Leaves out the first bytes of the text.
    func pass(_ count: Int) throws {
        var left = count
        while left > 0, let block = try next() {
            if block.count > left { waiting.insert(Array(block[left...]), at: 0) }
            left -= min(left, block.count)
        }
    }

    private func decide(by block: [UInt8]) throws -> [UInt8] {
        // Every byte is looked at without a branch, which the compiler makes wide instructions of.
        if block.reduce(0, |) < 0x80 {
            noteLineEnds(block)
            return block
        }
        var block = block
        let first = block.firstIndex { $0 >= 0x80 } ?? 0
        while block.count - first < 4, let more = try readRaw() { block += more }
        if Self.isCharacter(block[first...].prefix(4)) {
            try decode(.utf8)
            return block
        }
        noteLineEnds(block)
        if hasReturns, !hasLineFeeds {
            fault = TextFault(reason: WindowsGuess.oldMac)
            return Array(block[..<first])
        }
        try decode(.windows1252)
        guess = WindowsGuess()
        sample = word(at: first, in: block)
        return try text(of: block)
    }

    private func noteLineEnds(_ block: [UInt8]) {
        if hasLineFeeds { return }
        hasLineFeeds = block.contains(Byte.lineFeed)
        hasReturns = hasReturns || block.contains(Byte.carriageReturn)
    }

    /// Whether the bytes begin with a character of UTF-8.
    private static func isCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
        (2...4).contains { length in
            bytes.count >= length && String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.count == 1
        }
    }

    /// What stands around a byte, up to 24 bytes each way.
    private func word(at place: Int, in block: [UInt8]) -> String? {
        let isEnd = { (byte: UInt8) in byte <= 0x20 || [Byte.comma, Byte.quote, UInt8(ascii: ";")].contains(byte) }
        let head = block[max(0, place - 24)..<place].reversed().prefix { !isEnd($0) }.reversed()
        let tail = block[place...].prefix(24).prefix { !isEnd($0) }
        guard let decoder = TextDecoder(encoding) else { return nil }
        return String(decoding: decoder.decode(Array(head) + Array(tail), isLast: true).text, as: UTF8.self)
    }
}
