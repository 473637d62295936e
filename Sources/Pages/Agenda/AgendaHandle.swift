/// What the grid editor needs of a card to move its session: which it is, and where exactly it stands.
public struct AgendaHandle: Hashable, Sendable {
    /// How bad what is wrong with the placing is.
    public struct Mark: Hashable, Sendable {
        /// `error` or `warning`.
        public var severity: String
        public var tag: Tag

        public init(_ severity: String, _ tag: Tag) {
            self.severity = severity
            self.tag = tag
        }
    }

    public var key: String
    public var version: Int
    /// Where a move is sent.
    public var path: String
    /// The instants of start and end by ISO 8601, which tell apart what the clock shows twice; empty while unscheduled.
    public var from: String
    public var to: String
    public var mark: Mark?

    public init(key: String, version: Int, path: String, from: String = "", to: String = "", mark: Mark? = nil) {
        self.key = key
        self.version = version
        self.path = path
        self.from = from
        self.to = to
        self.mark = mark
    }
}
