/// How much of a request is read before it is refused. All sizes are bytes.
public struct RequestLimits: Sendable, Hashable {
    /// One line of the head without its line end: 414 for the request line, 431 for a field.
    public var line: Int
    /// The whole head with all its line ends and the empty lines before it: 431. At most 65,535.
    public var head: Int
    /// How many field lines: 431.
    public var fields: Int
    /// One chunk-size line with its extensions: 400.
    public var chunkLine: Int
    /// All trailer fields of a chunked body: 431. At most 65,535.
    public var trailers: Int
    /// How many empty lines are skipped before a request line (RFC 9112, 2.2): 400.
    public var emptyLines: Int

    public init(
        line: Int = 8192, head: Int = 32768, fields: Int = 100, chunkLine: Int = 256, trailers: Int = 4096,
        emptyLines: Int = 4
    ) {
        self.line = line
        self.head = min(head, Int(UInt16.max))
        self.fields = fields
        self.chunkLine = chunkLine
        self.trailers = min(trailers, Int(UInt16.max))
        self.emptyLines = emptyLines
    }
}
