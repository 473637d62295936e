import Domain
import TimeZones

/// How spans of time stand in one column: one a line, as the seconds of its two ends.
enum SpanText {
    static func text(_ spans: [TimeSpan]) -> String {
        spans.map { "\($0.start.secondsSince1970) \($0.end.secondsSince1970)" }.joined(separator: "\n")
    }

    static func spans(_ text: String) -> [TimeSpan] {
        guard !text.isEmpty else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let ends = line.split(separator: " ").compactMap { Int64($0) }
            guard ends.count == 2 else { return nil }
            return TimeSpan(Instant(secondsSince1970: ends[0]), Instant(secondsSince1970: ends[1]))
        }
    }
}
