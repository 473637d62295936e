import Domain

/// A store that only reads. While a form is shown again nothing may be changed, whatever the handler of the form does.
struct ReadingStore: Store {
    /// What every write ends with.
    struct WritesNothing: Error {}

    let store: any Store

    var changeMark: ChangeMark? { store.changeMark }

    func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result { try store.read(body) }

    func write<Result: Sendable>(
        by author: LogAuthor, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        throw WritesNothing()
    }
}
