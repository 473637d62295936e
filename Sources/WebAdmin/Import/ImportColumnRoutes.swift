import BulkImport
import Domain
import HTTP
import HTTPTypes
import Pages

/// Saying what each column of an upload holds, and how the file is written.
struct ImportColumnRoutes: Sendable {
    let pending: PendingImports

    static func register(on routes: inout AdminRoutes, _ pending: PendingImports) {
        let columns = ImportColumnRoutes(pending: pending)
        routes.get(AdminLinks.importColumns, .organise, handler: columns.show)
        routes.post(AdminLinks.importForm, .organise, isKept: false, handler: columns.readAgain)
        routes.post(AdminLinks.importColumns, .organise, isKept: false, handler: columns.match)
        routes.post(AdminLinks.importMemoryDeletion, .organise, isKept: false, handler: columns.forget)
    }

    func show(_ visit: Visit) throws -> Response {
        let upload = try ImportUpload(visit, pending)
        if upload.pending.file == nil || !upload.pending.kind.hasColumns { return .seeOther(upload.path) }
        return visit.show(try page(upload))
    }

    private func page(_ upload: ImportUpload) throws -> ImportColumnsPage {
        let sample = try upload.sample(columns: upload.pending.columns ?? [])
        return ImportColumnsPage(upload: upload, sample: sample, memory: try upload.memory(of: sample))
    }

    /// Takes in how the file is written; its columns may be others then.
    func readAgain(_ visit: Visit, _ form: Form) throws -> Response {
        let upload = try ImportUpload(visit, pending)
        upload.update { pending in
            pending.form.encoding = form["encoding"].flatMap { TextEncoding(rawValue: $0) }
            pending.form.separator = form["separator"].flatMap { Separator(rawValue: $0) }
            pending.form.format = form["format"].flatMap { FileFormat(rawValue: $0) }
            pending.columns = nil
        }
        return .seeOther(AdminLinks.importColumns(upload.event.slug, upload.token))
    }

    /// Takes in what each column is, remembers it, and begins to look at the file.
    func match(_ visit: Visit, _ form: Form) async throws -> Response {
        let upload = try ImportUpload(visit, pending)
        if !upload.pending.kind.hasColumns { return .seeOther(upload.path) }
        let plain = try upload.sample()
        let columns = ColumnForm.read(form, plain, upload.pending.kind)
        let dates = form["dates"].flatMap { DateOrder(rawValue: $0) }
        upload.update { pending in
            pending.columns = columns
            pending.form.dates = dates
        }
        let sample = try upload.sample(columns: columns)
        let problems = ColumnForm.problems(columns, sample)
        if !problems.isEmpty {
            var page = ImportColumnsPage(
                upload: try ImportUpload(visit, pending), sample: sample, memory: try upload.memory(of: sample))
            page.problems = problems
            return visit.show(page, status: .unprocessableContent)
        }
        try await remember(columns, dates, sample, upload)
        try upload.look()
        return .seeOther(upload.path)
    }

    /// Remembers what differs from what would be guessed.
    private func remember(
        _ columns: [ColumnName], _ dates: DateOrder?, _ sample: ListSample, _ upload: ImportUpload
    ) async throws {
        guard let name = sample.memoryName else { return }
        let guesses = Dictionary(sample.columns.map { ($0.name, $0.guess) }, uniquingKeysWith: { first, _ in first })
        let fields = Dictionary(
            columns.map { (ListSample.name(of: $0.column), $0.field) }, uniquingKeysWith: { first, _ in first })
        let isGuess = dates == nil && fields.allSatisfy { guesses[$0.key] == .some($0.value) }
        if try isGuess && upload.memory(of: sample) == nil { return }
        let memory = ColumnMemory(
            kind: upload.pending.kind.rawValue, headings: name, fields: fields, dates: dates?.rawValue,
            savedAt: upload.visit.now)
        try await upload.visit.write { try $0.remember(memory) }
    }

    func forget(_ visit: Visit, _ form: Form) async throws -> Response {
        let upload = try ImportUpload(visit, pending)
        let name = try upload.sample().memoryName
        let kind = upload.pending.kind.rawValue
        upload.update { pending in
            pending.columns = nil
            pending.form.dates = nil
        }
        try await visit.write { if let name { try $0.forgetColumns(kind, name) } }
        return visit.done(
            "Files with these headings are matched by their names again.",
            to: AdminLinks.importColumns(upload.event.slug, upload.token))
    }
}

/// The form in which each column of a file has a field.
enum ColumnForm {
    /// The control of a column, by its place in the file.
    static func field(_ place: Int) -> Field { Field(rawValue: "column-\(place)") }

    /// A column without a name is left aside and not asked for.
    static func read(_ form: Form, _ sample: ListSample, _ kind: ImportKind) -> [ColumnName] {
        sample.columns.enumerated().compactMap { place, column in
            guard !column.name.isEmpty, let text = form[field(place).rawValue] else { return nil }
            return ColumnName(column: column.heading, field: kind.columns.first { $0.rawValue == text })
        }
    }

    /// What is wrong, each with the control of the column where it shows.
    static func problems(_ columns: [ColumnName], _ sample: ListSample) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var read: [Field: ColumnName] = [:]
        var told: [String: Field?] = [:]
        for column in columns {
            let field = field(sample.columns.lastIndex { $0.heading == column.column } ?? 0)
            let before = told.updateValue(column.field, forKey: ListSample.name(of: column.column))
            // Columns of one name cannot be told apart, so one may not be read while the other is left aside.
            if let before, before != nil || column.field != nil {
                problems.append(
                    FieldProblem(field, "Two columns are called “\(column.column)”. Rename one in the file."))
                continue
            }
            guard let held = column.field else { continue }
            if let other = read.updateValue(column, forKey: held) {
                problems.append(
                    FieldProblem(field, "“\(other.column)” and “\(column.column)” are both read as \(held.label)."))
            }
        }
        if problems.isEmpty, let problem = sample.problem { problems.append(FieldProblem(Self.field(0), problem)) }
        return problems
    }
}
