import BulkImport

/// How far an import is, in words: rows, rows a second, and the time that is left when the size of the file is known.
struct ImportPace: Sendable {
    private let began = ContinuousClock.now

    func text(_ progress: ImportProgress) -> String { Self.text(progress, after: began.duration(to: .now)) }

    static func text(_ progress: ImportProgress, after time: Duration) -> String {
        let (rate, left) = progress.pace(after: time)
        return "\(progress.rows) rows, \(rate) a second" + (left.map { ", \($0) s left" } ?? "")
    }
}
