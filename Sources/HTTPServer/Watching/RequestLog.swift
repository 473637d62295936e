/// Where a server writes a line for each request.
///
/// Lines are gathered on their loop and written by the work queue, at the latest a second later: a slow disk or terminal
/// never holds up a request. What waits when a loop stops is written then.
public struct RequestLog: Sendable {
    /// Adds the line of an exchange, its line end included. Called on the loop: it must not block.
    public let append: @Sendable (Exchange, inout [UInt8]) -> Void
    /// Writes lines, blocking, on a thread of the work queue. Must not fail: it has nobody to tell.
    public let write: @Sendable ([UInt8]) -> Void

    public init(
        append: @escaping @Sendable (Exchange, inout [UInt8]) -> Void, write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.append = append
        self.write = write
    }
}
