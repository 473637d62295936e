import BulkImport
import Domain
import HTTP
import Pages

/// The form that a file comes with.
enum ImportForm {
    /// What can be brought into one event, in the order in which one file needs the other.
    static let kinds: [ImportKind] = [.rooms, .tracks, .sessions, .speakers, .attendees, .seats, .schedule]

    static func read(_ form: Form, _ files: [UploadedFile]) throws(DomainError) -> (UploadedFile, ImportKind) {
        var problems: [FieldProblem] = []
        let kind = form["kind"].flatMap { ImportKind(rawValue: $0) }.flatMap { kinds.contains($0) ? $0 : nil }
        if kind == nil { problems.append(FieldProblem("kind", "Say what the file is a list of.")) }
        let file = files.first { $0.field == "file" }
        if file == nil { problems.append(FieldProblem("file", "Choose a CSV or JSON file.")) }
        guard let kind, let file else { throw .invalid(problems) }
        return (file, kind)
    }
}

/// An import in words.
enum ImportWords {
    static func counts(_ report: ImportReport) -> [Message] {
        [
            Message(count: report.created, one: "{0} new", other: "{0} new"),
            Message(count: report.changed, one: "{0} changed", other: "{0} changed"),
            Message(count: report.unchanged, one: "{0} as it was", other: "{0} as they were"),
            Message(count: report.refused, one: "{0} refused", other: "{0} refused"),
        ]
    }

    static func done(_ report: ImportReport) -> Message {
        "\(report.source) was imported: \(report.created) new, \(report.changed) changed, \(report.unchanged) as before."
    }

    /// How far a run is.
    static func pace(_ job: ImportJob, _ t: Language) -> String {
        guard let (progress, rate, left) = job.pace else { return t("The file is being read.") }
        let rows = Message(count: progress.rows, one: "{0} row", other: "{0} rows")
        guard let left else { return t("\(rows), \(rate) a second") }
        return t("\(rows), \(rate) a second, about \(left) s left")
    }

    /// How much of the file was read, in hundredths; empty when nobody knows.
    static func share(_ job: ImportJob) -> String {
        guard let progress = job.pace?.progress, let size = progress.size, size > 0 else { return "" }
        return String(min(100, progress.bytes * 100 / size))
    }

    /// Where what was imported is listed.
    static func list(_ kind: ImportKind, _ event: Event) -> String {
        switch kind {
        case .rooms: AdminLinks.rooms(event.slug)
        case .tracks: AdminLinks.tracks(event.slug)
        case .sessions: AdminLinks.sessions(event.slug)
        case .speakers: AdminLinks.speakers(event.slug)
        case .attendees: AdminLinks.attendees(event.slug)
        case .seats: AdminLinks.seating(event.slug)
        case .schedule: AdminLinks.agenda(event.slug)
        case .events, .people: AdminLinks.event(event.slug)
        }
    }
}
