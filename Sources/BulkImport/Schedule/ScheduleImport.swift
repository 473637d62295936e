import Domain
import TimeZones

/// Brings the schedule of another program into an event: the event's days, its rooms, tracks, sessions and speakers.
///
/// A schedule comes down to rows of these, which the takers of files take, in one transaction and under one number.
struct ScheduleImport {
    private let zones: ZoneDatabase
    private let rights: Rights
    private let recorder: ImportRecorder
    private let options: ImportOptions
    private let tx: any WriteTransaction
    private var report: ImportReport

    init(
        _ source: String, _ options: ImportOptions, _ recorder: ImportRecorder, zones: ZoneDatabase,
        by rights: Rights, in tx: any WriteTransaction
    ) {
        self.zones = zones
        self.rights = rights
        self.recorder = recorder
        self.options = options
        self.tx = tx
        report = ImportReport(kind: .schedule, source: source)
    }

    /// The largest file that is read, in bytes.
    private static let largest = 64 << 20

    /// `event` is the one that the schedule is brought into; nil for the one that the file names, which is made when it
    /// is not there.
    mutating func take(_ input: ImportInput, into event: Event?) throws -> ImportReport {
        do {
            let file = try Self.read(input)
            guard let event = try takeEvent(file, event) else { return report }
            recorder.place(in: event.id)
            report.events = [event.slug]
            try takeRows(ScheduleRows(file, try ScheduleSetting(event, in: tx), zones: zones), event)
        } catch let error as UnreadableSchedule {
            report.refused += 1
            report.isBroken = true
            report.add(
                [Refusal(line: error.line, column: error.column, field: nil, value: "", reason: error.reason)])
        }
        return report
    }

    private mutating func takeRows(_ rows: ScheduleRows, _ event: Event) throws {
        report.add(rows.remarks)
        var rooms = RoomRows(event: event)
        for row in rows.rooms { _ = try take(row, by: &rooms) }
        var tracks = TrackRows(event: event)
        for row in rows.tracks { _ = try take(row, by: &tracks) }
        var sessions = SessionRows(setting: try .of(event, in: tx))
        var refused: Set<String> = []
        for row in rows.sessions where try !take(row, by: &sessions) {
            if let key = row.cells["key"]?.text { refused.insert(key) }
        }
        var speakers = SpeakerRows(event: event, by: rights)
        // That a session is missing was said where it was refused.
        for row in rows.speakers where !refused.contains(row.cells["session"]?.text ?? "") {
            _ = try take(row, by: &speakers)
        }
    }

    private static func read(_ input: ImportInput) throws -> ScheduleFile {
        var blocks = try FirstBlock(try input.blocks())
        switch blocks.firstSign {
        // UTF-16 begins with a byte order mark.
        case UInt8(ascii: "<"), 0xFE, 0xFF: return try ScheduleXML.read { try blocks.next() }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var bytes: [UInt8] = []
            while let block = try blocks.next() {
                bytes += block
                if bytes.count > largest {
                    throw UnreadableSchedule(
                        line: 1, column: 1, reason: "The file is longer than \(largest) bytes.")
                }
            }
            return try ScheduleJSON.read(bytes)
        default:
            throw UnreadableSchedule(line: 1, column: 1, reason: "This is neither a schedule.xml nor a schedule.json.")
        }
    }

    /// Takes the event as a row of `event.csv`: all of it when it is new, and else its days, which become more and never
    /// fewer. Nil when it is refused.
    private mutating func takeEvent(_ file: ScheduleFile, _ event: Event?) throws -> Event? {
        let acronym = file.acronym ?? SourceText(text: "", line: 1, column: 1, element: "acronym")
        guard let slug = event?.slug ?? Slug(from: acronym.trimmed) else {
            throw UnreadableSchedule(
                line: acronym.line, column: acronym.column,
                reason: "The file names no event by its acronym. Say which it is: --event SLUG.")
        }
        let old = try event ?? tx.events.find(slug)
        var row = ScheduleRow(acronym)
        row.set("slug", slug.description, from: acronym)
        let days = ScheduleDays(file)
        if let old {
            // Before anything of it changes, since the record is written with the first change.
            recorder.place(in: old.id)
            let (first, last) = (old.details.firstDay, old.details.lastDay)
            row.set("first_day", min(days.first ?? first, first).iso8601, from: file.firstDay)
            row.set("last_day", max(days.last ?? last, last).iso8601, from: file.lastDay)
        } else {
            row.set("title", file.title)
            row.set("zone", file.zone)
            row.set("first_day", days.first?.iso8601 ?? "", from: file.firstDay)
            row.set("last_day", days.last?.iso8601 ?? "", from: file.lastDay)
        }
        var events = EventRows(zones: zones)
        guard try take(row, by: &events) else { return nil }
        return try tx.events.find(slug)
    }

    /// False when the row is refused.
    private mutating func take(_ row: ScheduleRow, by taker: inout some RowTaker) throws -> Bool {
        do {
            var reading = RowReading(fields: row.reader, line: row.line, recorder: recorder)
            report.add(try taker.take(&reading, in: tx), reading)
            report.add(reading.remarks.map { Remark(line: reading.line, message: $0) })
        } catch let error as DomainError {
            if case .unavailable = error { throw error }
            let refusals = row.refusals(for: error)
            report.refused += 1
            report.add(refusals)
            for refusal in refusals {
                options.refusedRow?(
                    RefusedRow(
                        headings: ["line", "column", "element", "value"],
                        cells: [
                            String(refusal.line), String(refusal.column), refusal.field?.rawValue ?? "", refusal.value,
                        ], reason: refusal.reason.english))
            }
            return false
        }
        if report.rows.isMultiple(of: 100) {
            options.progress(ImportProgress(rows: report.rows, bytes: 0, size: nil))
        }
        return true
    }
}

/// The first and the last day of a schedule: as it says, or else as its sessions have it.
private struct ScheduleDays {
    let first, last: CivilDate?

    init(_ file: ScheduleFile) {
        let days = file.sessions.compactMap { $0.day ?? $0.date }.compactMap {
            CivilDate(iso8601: String($0.trimmed.prefix(10)))
        }
        first = file.firstDay.flatMap { CivilDate(iso8601: String($0.trimmed.prefix(10))) } ?? days.min()
        last = file.lastDay.flatMap { CivilDate(iso8601: String($0.trimmed.prefix(10))) } ?? days.max()
    }
}

/// Blocks of bytes of which the first has been looked at.
private struct FirstBlock {
    private var first: [UInt8]?
    private let rest: CSVReader.Blocks
    /// The first byte that is no space and no byte order mark of UTF-8; 0 when there is none.
    let firstSign: UInt8

    init(_ blocks: @escaping CSVReader.Blocks) throws {
        var bytes: [UInt8] = []
        var sign: UInt8?
        while sign == nil, let block = try blocks() {
            bytes += block
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            sign = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            if bytes.count > 1 << 20 { break }
        }
        first = bytes
        rest = blocks
        firstSign = sign ?? 0
    }

    mutating func next() throws -> [UInt8]? {
        if let first {
            self.first = nil
            return first
        }
        return try rest()
    }
}
