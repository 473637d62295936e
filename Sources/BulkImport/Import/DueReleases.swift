import Domain

extension Releases {
    /// Releases those of the events whose draft shows anything new, and gives the names of the releases. Events of
    /// which nothing can be shown are passed over.
    static func makeDue(for events: [Slug], in tx: any WriteTransaction) throws -> [String] {
        try events.compactMap { slug in
            let event = try tx.event(called: slug)
            guard try isDue(for: event.id, in: tx) else { return nil }
            let name = suggestedName(after: try tx.releases.all(in: event.id))
            return try make(ReleaseDetails(name: name), of: event.id, tx).name
        }
    }
}
