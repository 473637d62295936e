public import Domain

/// What an import did, or would have done.
public struct ImportReport: Hashable, Sendable {
    public var kind: ImportKind
    /// What the input is called: the file's name.
    public var source: String
    public var created = 0
    public var changed = 0
    public var unchanged = 0
    /// Rows that could not be taken.
    public var refused = 0
    /// Of the unchanged: rows that say what an earlier row of the file says.
    public var repeated = 0
    /// What is new, what changes and what is there twice, in the order of the file, each at most ``longestList``.
    public var news: [RowDiff] = []
    public var changes: [RowDiff] = []
    public var repeats: [RowDiff] = []
    /// The problems of refused rows in the order of the file, at most ``longestList``.
    public var refusals: [Refusal] = []
    /// Headings that name no field; their cells were not read.
    public var unknownColumns: [String] = []
    /// What somebody should look at in rows that were taken, at most ``longestList``.
    public var remarks: [Remark] = []
    /// The events that the rows are about, in the order of the file.
    public var events: [Slug] = []
    /// Whether the changes were kept: false after a dry run, and when rows were refused.
    public var isKept = false
    /// The number by which the import can be taken back; nil when it changed nothing, or was not kept.
    public var number: ID<ImportRecord>?
    /// Whether the file could not be read to its end; the last refusal says where and why.
    public var isBroken = false
    /// Whether good rows do not go together, as the refusals say: then no row can be left out to make the others right.
    public var isContradictory = false
    /// The names of the releases that the import made.
    public var releases: [String] = []
    /// How the file is written; nil when that could not be found out.
    public var form: FileForm?

    public static let longestList = 1_000

    public init(kind: ImportKind, source: String) {
        self.kind = kind
        self.source = source
    }

    /// Rows in all.
    public var rows: Int { created + changed + unchanged + refused }

    mutating func add(_ outcome: Outcome, _ row: RowReading) {
        switch outcome {
        case .created:
            created += 1
            if news.count < Self.longestList { news.append(row.diff) }
        case .changed:
            changed += 1
            if changes.count < Self.longestList { changes.append(row.diff) }
        case .unchanged:
            unchanged += 1
            if row.earlier == nil { return }
            repeated += 1
            if repeats.count < Self.longestList { repeats.append(row.diff) }
        }
    }

    /// Takes rows back that had been taken.
    mutating func refuse(_ late: [LateRefusal]) {
        var rows: Set<Int> = []
        for refusal in late where rows.insert(refusal.row).inserted {
            refused += 1
            switch refusal.outcome {
            case .created: created -= 1
            case .changed: changed -= 1
            case .unchanged: unchanged -= 1
            }
        }
        news.removeAll { rows.contains($0.line) }
        changes.removeAll { rows.contains($0.line) }
        repeats.removeAll { rows.contains($0.line) }
        add(late.map(\.refusal))
        if !late.isEmpty { isContradictory = true }
    }

    mutating func add(_ more: [Refusal]) {
        refusals += more.prefix(max(0, Self.longestList - refusals.count))
    }

    mutating func add(_ more: [Remark]) {
        remarks += more.prefix(max(0, Self.longestList - remarks.count))
    }
}

/// One thing wrong with a row, and where.
public struct Refusal: Hashable, Sendable {
    /// The line of the file on which the cell begins, from 1.
    public var line: Int
    /// The character in that line at which the cell begins, from 1.
    public var column: Int
    /// Nil when the row as a whole is meant, or the file.
    public var field: Field?
    /// The text of the cell.
    public var value: String
    public var reason: Message

    public init(line: Int, column: Int, field: Field?, value: String, reason: Message) {
        self.line = line
        self.column = column
        self.field = field
        self.value = value
        self.reason = reason
    }
}

/// A row that could not be taken, as the file has it.
public struct RefusedRow: Hashable, Sendable {
    /// The columns that are known so far.
    public var headings: [String]
    /// As many as the row has.
    public var cells: [String]
    /// What is wrong.
    public var reason: String

    public init(headings: [String], cells: [String], reason: String) {
        self.headings = headings
        self.cells = cells
        self.reason = reason
    }
}

/// Something to look at in a row that was taken.
public struct Remark: Hashable, Sendable {
    public var line: Int
    public var message: Message

    public init(line: Int, message: Message) {
        self.line = line
        self.message = message
    }
}

/// How far an import is.
public struct ImportProgress: Sendable {
    public let rows: Int
    /// Bytes read, and bytes in all; nil when nobody knows.
    public let bytes: Int
    public let size: Int?

    public init(rows: Int, bytes: Int, size: Int?) {
        self.rows = rows
        self.bytes = bytes
        self.size = size
    }

    /// Rows a second, and the seconds that are left when the size is known, after this time.
    public func pace(after time: Duration) -> (rate: Int, left: Int?) {
        let seconds = max(time / .seconds(1), 0.001)
        let rate = Int(Double(rows) / seconds)
        guard let size, bytes > 0 else { return (rate, nil) }
        return (rate, Int((seconds * Double(max(0, size - bytes)) / Double(bytes)).rounded(.up)))
    }
}

public struct ImportOptions: Sendable {
    /// Does everything and keeps nothing.
    public var isDryRun = false
    /// Keeps the good rows although others are refused.
    public var skipsBadRows = false
    /// Releases the agendas that the rows changed, under the name that comes next.
    public var releases = false
    /// Columns that are told to be a field, or to be left aside.
    public var columns: [ColumnName] = []
    /// What is told about how the file is written.
    public var form = StatedForm()
    public var limits = CSVLimits()
    /// Told every thousand rows how far it is, on the thread of the transaction.
    public var progress: @Sendable (ImportProgress) -> Void = { _ in }
    /// Handed every refused row, on the thread of the transaction.
    public var refusedRow: (@Sendable (RefusedRow) -> Void)?

    public init(
        isDryRun: Bool = false, skipsBadRows: Bool = false, releases: Bool = false, columns: [ColumnName] = [],
        form: StatedForm = StatedForm()
    ) {
        self.isDryRun = isDryRun
        self.skipsBadRows = skipsBadRows
        self.releases = releases
        self.columns = columns
        self.form = form
    }
}
