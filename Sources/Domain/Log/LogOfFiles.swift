/// How the log tells of a file that brings in very many new things, or of taking it back.
///
/// Up to ``mostEntries`` new things of a kind have an entry each. For those beyond the entry of the file stands, which
/// names their numbers: what they were like at first is what they are now, but for what the entries since then say of
/// them, each of which has what was there before. What a file changes always has an entry. Taken back can only be what
/// nobody has changed since, and hence is what the file says.
public enum LogOfFiles {
    public static let mostEntries = 1_000

    /// What the entry of the file says for new things without an entry of their own.
    public static func change(of kind: LogKind, from first: Int64, to last: Int64) -> LogChange {
        LogChange(Field(rawValue: kind.rawValue), from: "", to: "\(first) to \(last)")
    }
}
