public import Domain
public import TimeZones

/// Brings the rows of a CSV or JSON file into a store, through the same readings and verbs that the forms use.
///
/// A row whose key is known changes what is there, any other makes something new; nothing is ever deleted. A column
/// that the file does not have leaves a field as it was; an empty cell empties it. A second run changes nothing: no
/// version, no revision, no sequence. A row may not contradict an earlier row of its file about the same thing.
public struct Importer: Sendable {
    public let kind: ImportKind
    private let event: Slug?
    private let zones: ZoneDatabase
    private let rights: Rights

    /// `event` is the event that the rows belong to, for the kinds that need one. The rights say which people may be
    /// changed; that the rows may be brought into the event is the caller's to know.
    public init(
        _ kind: ImportKind, event: Slug? = nil, zones: ZoneDatabase = .system, by rights: Rights = .commandLine
    ) {
        self.kind = kind
        self.event = event
        self.zones = zones
        self.rights = rights
    }

    /// Imports in one transaction of the store and says what happened. With refused rows nothing is kept, unless
    /// they are to be skipped; after a dry run nothing is kept either. The report tells.
    ///
    /// Throws ``InputError`` for a file that cannot be read, ``DomainError/notFound(_:)`` for an event that is not
    /// there, and what the store throws.
    public func apply(
        _ input: ImportInput, _ options: ImportOptions = ImportOptions(), to store: any Store,
        by author: LogAuthor = .commandLine
    ) async throws -> ImportReport {
        do {
            return try await store.write(by: author) { tx in try run(input, options, in: tx) }
        } catch let rollback as ImportRolledBack {
            return rollback.reports[0]
        }
    }

    /// As ``apply(_:_:to:)``, in a transaction of the caller's. Throws ``ImportRolledBack``, with the report, when
    /// nothing may be kept.
    public func run(
        _ input: ImportInput, _ options: ImportOptions = ImportOptions(), in tx: any WriteTransaction
    ) throws -> ImportReport {
        var report = try takeLogged(input, options, in: tx)
        if options.isDryRun || !options.accepts(report) {
            report.number = nil
            throw ImportRolledBack(reports: [report])
        }
        if options.releases { report.releases = try Releases.makeDue(for: report.events, in: tx) }
        report.isKept = true
        return report
    }

    /// Takes the rows and leaves the decision to the caller; what was changed is written in the file's name, and the
    /// file itself when it changed anything.
    func takeLogged(
        _ input: ImportInput, _ options: ImportOptions, in tx: any WriteTransaction
    ) throws -> ImportReport {
        let tx = tx.importing(input.name, expecting: 0)
        let event = try event.flatMap { try tx.events.find($0) }
        let recorder = ImportRecorder(kind, event: kind.needsEvent ? event?.id : nil, in: tx)
        var report =
            kind == .schedule
            ? try takeSchedule(input, options, recorder, into: event, in: tx)
            : try take(input, options, recorder, in: tx)
        report.number = try recorder.finish(report)
        guard let number = report.number else { return report }
        try tx.record(
            .imported, LogObject(.file, name: input.name, event: recorder.event),
            [
                LogChange("import", from: "", to: number.description),
                LogChange("kind", from: "", to: kind.rawValue),
                LogChange("created", from: "", to: String(report.created)),
                LogChange("changed", from: "", to: String(report.changed)),
            ])
        return report
    }

    private func takeSchedule(
        _ input: ImportInput, _ options: ImportOptions, _ recorder: ImportRecorder, into event: Event?,
        in tx: any WriteTransaction
    ) throws -> ImportReport {
        var schedule = ScheduleImport(input.name, options, recorder, zones: zones, by: rights, in: tx)
        return try schedule.take(input, into: self.event == nil ? nil : event ?? found(in: tx))
    }

    private func take(
        _ input: ImportInput, _ options: ImportOptions, _ recorder: ImportRecorder, in tx: any WriteTransaction
    ) throws -> ImportReport {
        var report = ImportReport(kind: kind, source: input.name)
        var taker = try rowTaker(in: tx)
        var file: ListFile?
        do {
            let opened = try ListFile(
                input, options.form, limits: options.limits, names: FieldNames(of: kind, named: options.columns))
            file = opened
            let reading = FileReading(file: opened, size: input.size, recorder: recorder)
            if opened.isJSON {
                var rows = try opened.jsonRows(of: kind)
                let current = CurrentRow(map: ColumnMap(of: kind, named: options.columns), dates: dates(options))
                try takeAll(&rows, current, by: &taker, reading, options, in: tx, &report)
                try current.map.requireNamed()
                report.unknownColumns = current.map.unknown
            } else {
                var rows = try opened.csvRows()
                let map = try ColumnMap(rows.header, of: kind, named: options.columns)
                report.unknownColumns = map.unknown
                let current = CurrentRow(map: map, width: rows.header.count, dates: dates(options))
                try takeAll(&rows, current, by: &taker, reading, options, in: tx, &report)
            }
            report.refuse(try taker.finish(recorder, in: tx))
        } catch let error as CSVError {
            // Beyond such an error nothing in the file can be trusted, so the file is refused whatever the options.
            report.refused += 1
            report.isBroken = true
            report.add(
                [Refusal(line: error.line, column: error.column, field: nil, value: "", reason: error.reason)])
        }
        report.form = file?.form
        report.events = taker.events
        return report
    }

    private func dates(_ options: ImportOptions) -> DateCells { DateCells(of: kind, order: options.form.dates) }

    private func takeAll(
        _ rows: inout some RowSource, _ current: CurrentRow, by taker: inout any RowTaker, _ reading: FileReading,
        _ options: ImportOptions, in tx: any WriteTransaction, _ report: inout ImportReport
    ) throws {
        while try current.next(of: &rows) {
            if !current.map.unnamed.isEmpty { current.lookAside() }
            try take(current, by: &taker, reading.recorder, options, in: tx, &report)
            if report.rows.isMultiple(of: 1_000) {
                options.progress(
                    ImportProgress(rows: report.rows, bytes: reading.file.bytesRead, size: reading.size))
            }
        }
        report.add(
            current.unread.map { cell, line, text in
                Remark(
                    line: line, message: "Column \(cell + 1) has no heading and was not read; here it has “\(text)”.")
            })
    }

    private func take(
        _ current: CurrentRow, by rows: inout any RowTaker, _ recorder: ImportRecorder, _ options: ImportOptions,
        in tx: any WriteTransaction, _ report: inout ImportReport
    ) throws {
        do {
            try current.requireSound()
            var reading = RowReading(
                fields: current.reader(), line: current.row.line, recorder: recorder, current: current)
            report.add(try rows.take(&reading, in: tx), reading)
            if !reading.remarks.isEmpty { report.add(reading.remarks.map { Remark(line: reading.line, message: $0) }) }
        } catch let error as DomainError {
            if case .unavailable = error { throw error }
            report.refused += 1
            let refusals = current.refusals(for: error)
            report.add(refusals)
            options.refusedRow?(
                RefusedRow(
                    headings: current.map.headings, cells: current.row.texts,
                    reason: refusals.map(\.reason.english).joined(separator: " ")))
        }
    }

    private func rowTaker(in tx: any WriteTransaction) throws -> any RowTaker {
        switch kind {
        case .events: EventRows(zones: zones)
        case .rooms: RoomRows(event: try found(in: tx))
        case .tracks: TrackRows(event: try found(in: tx))
        case .sessions: SessionRows(setting: try .of(try found(in: tx), in: tx))
        case .speakers: SpeakerRows(event: try found(in: tx), by: rights)
        case .people: PersonRows(by: rights)
        case .attendees: AttendeeRows(event: try found(in: tx), by: rights)
        case .seats: SeatRows(event: try found(in: tx))
        // Taken by ``ScheduleImport``.
        case .schedule: throw DomainError.invalid([FieldProblem("kind", "A schedule is no list of rows.")])
        }
    }

    private func found(in tx: any ReadTransaction) throws -> Event {
        guard let event else {
            throw DomainError.invalid([FieldProblem("event", "Say which event the rows belong to.")])
        }
        return try tx.event(called: event)
    }
}

extension ReadTransaction {
    /// Throws ``DomainError/notFound(_:)``.
    func event(called slug: Slug) throws -> Event {
        guard let event = try events.find(slug) else {
            throw DomainError.notFound("There is no event “\(slug.description)”.")
        }
        return event
    }
}

/// What the rows of one file are read with.
private struct FileReading {
    let file: ListFile
    let size: Int?
    let recorder: ImportRecorder
}

/// Thrown inside a transaction so that nothing of an import is kept, with what it would have done.
public struct ImportRolledBack: Error, Sendable {
    /// At least one.
    public let reports: [ImportReport]
}

extension ImportOptions {
    func accepts(_ report: ImportReport) -> Bool {
        report.refused == 0 || (skipsBadRows && !report.isBroken && !report.isContradictory)
    }
}
