public import Domain

/// The beginning of a file: how it is written, its columns with their first values, and what is wrong with them.
public struct ListSample: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        /// As the file has it; empty when the column has no name, and then it is not read.
        public var heading: String
        /// The first values that are not empty.
        public var values: [String]
        /// The field that the heading names.
        public var guess: Field?
        /// The heading as it is compared.
        public var name: String { ListSample.name(of: heading) }
    }

    /// A heading as it is compared.
    public static func name(of heading: String) -> String { HeadingFold.folded(heading) }

    /// Nil when that could not be found out.
    public private(set) var form: FileForm?
    public private(set) var columns: [Column] = []
    /// Why the file cannot be read so.
    public private(set) var problem: Message?

    /// Values of a column that are shown, and rows that are looked at for them.
    private static let (values, rows) = (3, 20)
    /// Bytes of the file that are looked at.
    private static let most = 512 * 1024

    /// Reads the beginning of a file. `columns` are told as to the importer. Throws ``InputError``.
    public init(
        of input: ImportInput, _ kind: ImportKind, _ stated: StatedForm = StatedForm(), columns named: [ColumnName] = []
    ) throws {
        do {
            let names = FieldNames(of: kind)
            let file = try ListFile(
                input, stated, limits: CSVLimits(), names: FieldNames(of: kind, named: named), most: Self.most)
            defer { form = file.form }
            if file.isJSON {
                guard let source = try jsonRows(of: file, kind, names) else { return }
                var map = ColumnMap(of: kind, named: named)
                for heading in source.headings { try map.add(heading.text, line: heading.line, column: heading.column) }
            } else {
                var source = try file.csvRows()
                try readRows(&source, names, file)
                _ = try ColumnMap(source.header, of: kind, named: named)
            }
        } catch let error as CSVError {
            problem = error.line == 1 && error.column == 1 ? error.reason : "Line \(error.line): \(error.reason)"
        }
    }

    /// Nil for a plan that was cut off where no more was looked at: its columns are always the same.
    private mutating func jsonRows(
        of file: ListFile, _ kind: ImportKind, _ names: FieldNames
    ) throws -> (any RowSource)? {
        do {
            var source = try file.jsonRows(of: kind)
            try readRows(&source, names, file)
            return source
        } catch is CSVError where file.isPlan(of: kind) && file.bytesRead >= Self.most {
            columns = PlanRows.names.map { Column(heading: $0, values: [], guess: names.field(named: $0)) }
            return nil
        }
    }

    private mutating func readRows(_ source: inout some RowSource, _ names: FieldNames, _ file: ListFile) throws {
        var shown: [[String]] = []
        defer {
            columns = source.headings.enumerated().map { place, heading in
                let values = shown.lazy.map { $0.count > place ? $0[place] : "" }.filter { !$0.isEmpty }
                return Column(
                    heading: heading.text, values: Array(values.prefix(Self.values)),
                    guess: names.field(named: heading.text))
            }
        }
        var row = CSVRow()
        do {
            while shown.count < Self.rows, try source.next(&row) { shown.append(row.texts) }
        } catch let error as CSVError {
            // A row may be cut off where no more was looked at.
            if file.bytesRead < Self.most { throw error }
        }
    }

    /// What ``ColumnMemory`` knows the file by; nil when its headings are too long for that, or there are none.
    public var memoryName: String? {
        let name = columns.map(\.name).filter { !$0.isEmpty }.sorted().joined(separator: "\n")
        return name.isEmpty || name.utf8.count > 8_192 ? nil : name
    }
}
