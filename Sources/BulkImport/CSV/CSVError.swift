public import Domain

/// A file that is no CSV from some place on: what follows cannot be trusted, so reading ends there.
public struct CSVError: Error, Hashable, Sendable {
    /// The line of the file, from 1.
    public let line: Int
    /// The character in that line, from 1.
    public let column: Int
    public let reason: Message

    public init(line: Int, column: Int, reason: Message) {
        self.line = line
        self.column = column
        self.reason = reason
    }
}

/// How much of a file is read before it is refused, so that no file can fill the memory.
public struct CSVLimits: Hashable, Sendable {
    /// Bytes in one cell.
    public var cell = 256 * 1024
    /// Cells in one row.
    public var cells = 256
    /// Rows, the header included.
    public var rows = 5_000_000

    public init() {}
}
