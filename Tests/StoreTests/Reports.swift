import SQLite
import Synchronization

/// What a store reported.
final class Reports: Sendable {
    private let errors = Mutex<[SQLiteError]>([])

    var codes: [ResultCode] { errors.withLock { $0.map(\.code.primary) } }

    var add: @Sendable (SQLiteError) -> Void {
        { error in self.errors.withLock { $0.append(error) } }
    }
}
