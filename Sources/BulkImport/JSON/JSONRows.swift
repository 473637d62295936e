import Domain

/// The objects of a list in JSON as rows: a member is a cell, and its name the heading of a column, which is known from
/// the first object on that has it.
///
/// Text stands for itself, a number as it is written, `true` for yes, `false` for no, `null` for an empty cell, and a
/// list of these for the texts with semicolons between them. A member that is left out is a column that is left out.
struct JSONRows: RowSource {
    private var scanner: JSONScanner
    private let limits: CSVLimits
    private var state = State.begin
    private var columns: [[UInt8]: Int] = [:]
    private(set) var headings: [Heading] = []
    private var rows = 0

    private enum State { case begin, rows, end }
    /// Deeper values are refused, though nothing of them is read.
    private static let deepest = 64

    init(limits: CSVLimits, blocks: @escaping CSVReader.Blocks) {
        self.limits = limits
        scanner = JSONScanner(blocks: blocks)
    }

    mutating func next(_ row: inout CSVRow) throws -> Bool {
        repeat {
            guard try nextObject(&row) else { return false }
            rows += 1
            if rows > limits.rows { throw scanner.error("The file has more than \(limits.rows) rows.") }
        } while row.isBlank
        if let cell = row.firstCellOutsideUTF8 {
            let place = row.place(of: cell)
            throw CSVError(line: place.line, column: place.column, reason: "This text is not UTF-8, as JSON is.")
        }
        return true
    }

    private mutating func nextObject(_ row: inout CSVRow) throws -> Bool {
        switch state {
        case .begin:
            try scanner.require("[", "A list of objects is needed: [{\"name\": \"Library\"}, …].")
            state = .rows
            if try scanner.take("]") { return try end() }
        case .rows:
            if try scanner.take("]") { return try end() }
            try scanner.require(",", "A comma or the end of the list should be here.")
        case .end:
            return false
        }
        guard try scanner.peekWord() == UInt8(ascii: "{") else {
            throw scanner.error("An object should be here: {\"name\": \"Library\"}.")
        }
        row.begin(line: scanner.line)
        row.isUnmarked = true
        scanner.pass()
        try readMembers(&row)
        return true
    }

    private mutating func end() throws -> Bool {
        state = .end
        if try scanner.peekWord() != nil { throw scanner.error("Nothing may follow the end of the list.") }
        return false
    }

    private mutating func readMembers(_ row: inout CSVRow) throws {
        if try scanner.take("}") { return }
        var seen = 0
        while true {
            guard try scanner.peekWord() == Byte.quote else {
                throw scanner.error("The name of a member should be here, in quotes.")
            }
            let place = (line: scanner.line, column: scanner.column)
            let cell = try column(try scanner.string(limit: limits.cell), place)
            seen += 1
            if seen > limits.cells { throw scanner.error("A row has more than \(limits.cells) cells.") }
            try scanner.require(":", "A colon should follow the name of a member.")
            try readValue(cell, &row)
            if try scanner.take("}") { return }
            try scanner.require(",", "A comma or the end of the object should be here.")
        }
    }

    private mutating func column(_ name: [UInt8], _ place: (line: Int, column: Int)) throws -> Int {
        if let known = columns[name] { return known }
        guard let text = String(validating: name, as: UTF8.self) else {
            throw CSVError(line: place.line, column: place.column, reason: "This text is not UTF-8, as JSON is.")
        }
        if headings.count == limits.cells {
            throw CSVError(
                line: place.line, column: place.column, reason: "The file has more than \(limits.cells) columns.")
        }
        columns[name] = headings.count
        headings.append(Heading(text: text, line: place.line, column: place.column))
        return headings.count - 1
    }

    private mutating func readValue(_ cell: Int, _ row: inout CSVRow) throws {
        let first = try scanner.peekWord()
        let place = (line: scanner.line, column: scanner.column)
        if row.has(cell) { row.refuse(cell, "The object has two members of this name.") }
        if first == UInt8(ascii: "{") {
            try skip(depth: 1)
            row.set(cell, to: [], line: place.line, column: place.column)
            return row.refuse(cell, Self.tooDeep)
        }
        if first == UInt8(ascii: "[") {
            let (text, isDeep) = try list()
            row.set(cell, to: text, line: place.line, column: place.column)
            if isDeep { row.refuse(cell, Self.tooDeep) }
            return
        }
        row.set(cell, to: try plain(), line: place.line, column: place.column)
    }

    private static let tooDeep: Message = "Use text, a number, true, false, null, or a list of these."

    /// A value that is neither a list nor an object, as the text of a cell.
    private mutating func plain() throws -> [UInt8] {
        switch try scanner.peekWord() {
        case Byte.quote: return try scanner.string(limit: limits.cell)
        case UInt8(ascii: "t"):
            try scanner.takeWord("true")
            return Array("yes".utf8)
        case UInt8(ascii: "f"):
            try scanner.takeWord("false")
            return Array("no".utf8)
        case UInt8(ascii: "n"):
            try scanner.takeWord("null")
            return []
        case .some(let byte) where byte == UInt8(ascii: "-") || (48...57).contains(byte): return try scanner.number()
        default: throw scanner.error(JSONScanner.noValue)
        }
    }

    /// The plain values of a list with semicolons between them; `isDeep` when it has others.
    private mutating func list() throws -> (text: [UInt8], isDeep: Bool) {
        scanner.pass()
        var text: [UInt8] = []
        var isDeep = false
        if try scanner.take("]") { return (text, isDeep) }
        while true {
            let first = try scanner.peekWord()
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
                isDeep = true
                try skip(depth: 2)
            } else {
                let value = try plain()
                text += (text.isEmpty ? [] : [UInt8(ascii: ";")]) + value
            }
            if text.count > limits.cell { throw scanner.error("This text is longer than \(limits.cell) bytes.") }
            if try scanner.take("]") { return (text, isDeep) }
            try scanner.require(",", "A comma or the end of the list should be here.")
        }
    }

    /// Passes a value over, and finds what is no JSON in it.
    private mutating func skip(depth: Int) throws {
        if depth > Self.deepest { throw scanner.error("The file is nested deeper than \(Self.deepest) levels.") }
        let isObject = try scanner.peekWord() == UInt8(ascii: "{")
        guard try isObject || scanner.peekWord() == UInt8(ascii: "[") else {
            _ = try plain()
            return
        }
        scanner.pass()
        let end: Unicode.Scalar = isObject ? "}" : "]"
        if try scanner.take(end) { return }
        while true {
            if isObject {
                guard try scanner.peekWord() == Byte.quote else {
                    throw scanner.error("The name of a member should be here, in quotes.")
                }
                _ = try scanner.string(limit: limits.cell)
                try scanner.require(":", "A colon should follow the name of a member.")
            }
            try skip(depth: depth + 1)
            if try scanner.take(end) { return }
            try scanner.require(",", "A comma or the end of the list should be here.")
        }
    }
}
