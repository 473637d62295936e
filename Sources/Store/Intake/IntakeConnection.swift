import SQLite

/// The writer's connection while tables have no indexes.
///
/// Pages are then written one after the other, and each index is made from front to back: 1.5 MiB of them at hand are
/// as quick as 16, of which the sorting would take as many again.
struct IntakeConnection {
    private let database: Connection
    private(set) var isSetUp = false
    /// The size of the page cache at other times; nil while it is that.
    private var usualCache: Int?
    private static let cache = 1_536

    init(_ database: Connection) {
        self.database = database
    }

    mutating func setUp(_ batches: [RowBatch]) throws {
        isSetUp = true
        database.batches = batches
        usualCache = try database.cacheSize
        try database.setCacheSize(min(Self.cache, usualCache ?? .max))
    }

    /// An index grows row by row, in no order, and has to lie at hand.
    mutating func widenCache() {
        guard let usualCache else { return }
        // Cannot fail: it sets a number of the connection.
        _ = try? database.setCacheSize(usualCache)
        self.usualCache = nil
    }

    /// Leaves the connection as it was. What waits to be inserted is forgotten.
    mutating func tearDown() {
        database.batches = []
        widenCache()
        isSetUp = false
    }
}
