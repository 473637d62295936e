import BulkImport

/// How far an import is, in words: rows, rows a second, and the time that is left when the size of the file is known.
struct ImportPace: Sendable {
    private let began = ContinuousClock.now

    func text(_ progress: ImportProgress) -> String { Self.text(progress, after: began.duration(to: .now)) }

    static func text(_ progress: ImportProgress, after time: Duration) -> String {
        let seconds = max(Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18, 0.001)
        let rate = Int(Double(progress.rows) / seconds)
        var text = "\(progress.rows) rows, \(rate) a second"
        if let size = progress.size, progress.bytes > 0 {
            let left = seconds * Double(max(0, size - progress.bytes)) / Double(progress.bytes)
            text += ", \(Int(left.rounded(.up))) s left"
        }
        return text
    }
}
