import Domain

/// A file that was opened, and of which it is known how it is written.
struct ListFile {
    private let text: FileText
    private let stated: StatedForm
    private let limits: CSVLimits
    private let format: FileFormat
    private let separator: Separator?
    /// Whether a JSON file begins with an object instead of a list.
    private let isObject: Bool

    /// Throws ``CSVError`` for what cannot be read, and ``InputError``. `names` are the names that columns may have; `most`
    /// is how many bytes are read, a block more or less, when not all of them.
    init(_ input: ImportInput, _ stated: StatedForm, limits: CSVLimits, names: FieldNames, most: Int = .max) throws {
        self.stated = stated
        self.limits = limits
        let blocks = try input.blocks()
        var count = 0
        let raw: CSVReader.Blocks = {
            guard count < most, let block = try blocks() else { return nil }
            count += block.count
            return block
        }
        do {
            text = try FileText(stated: stated.encoding, raw: raw)
            let head = try text.firstLine()
            format = stated.format ?? Self.format(of: head, called: input.name)
            isObject = format == .json && head.first { $0 > 0x20 } == UInt8(ascii: "{")
            guard format == .csv else {
                separator = nil
                return
            }
            if let told = stated.separator {
                separator = told
                return
            }
            let finding = try SeparatorSearch { names.field(named: $0) != nil }.find(in: head)
            separator = finding.separator
            try text.pass(finding.passed)
        } catch let fault as TextFault {
            throw CSVError(line: 1, column: 1, reason: fault.reason)
        }
    }

    /// How the file is written, as far as it was read.
    var form: FileForm {
        FileForm(
            format: format, encoding: text.encoding, separator: separator, dates: stated.dates, sample: text.sample)
    }

    /// Bytes of the file that were read.
    var bytesRead: Int { text.bytesRead }

    var isJSON: Bool { format == .json }

    func csvRows() throws -> CSVRows {
        let text = text
        return try CSVRows(CSVReader(limits: limits, separator: separator ?? .comma) { try text.next() })
    }

    func isPlan(of kind: ImportKind) -> Bool { isObject && kind == .seats }

    /// The objects of a list; of seats also the plan that `roundtable seat` writes.
    func jsonRows(of kind: ImportKind) throws -> any RowSource {
        if stated.encoding == nil, text.encoding != .utf8 {
            throw CSVError(
                line: 1, column: 1, reason: "JSON is in UTF-8. State the encoding when this file is in another.")
        }
        let text = text
        guard isPlan(of: kind) else { return JSONRows(limits: limits) { try text.next() } }
        var bytes: [UInt8] = []
        while let block = try text.next() {
            bytes += block
            if bytes.count > Self.longestPlan {
                throw CSVError(line: 1, column: 1, reason: "The plan is longer than \(Self.longestPlan >> 20) MiB.")
            }
        }
        return try PlanRows(bytes, limits: limits)
    }

    /// Bytes of a plan, which is read as a whole.
    private static let longestPlan = 16 << 20

    /// JSON by the file's name, or when it begins as a list of objects or an object does.
    private static func format(of head: [UInt8], called name: String) -> FileFormat {
        if name.lowercased().hasSuffix(".json") { return .json }
        let signs = head.lazy.filter { $0 > 0x20 }.prefix(2)
        let beginnings = ["[{", "[]", "{\"", "{"]
        return beginnings.contains { signs.elementsEqual($0.utf8) } ? .json : .csv
    }
}
