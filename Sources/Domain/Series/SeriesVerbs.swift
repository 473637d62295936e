/// What is done to series.
public enum SeriesVerbs {
    /// Makes a series; its slug comes from the title.
    public static func create(_ details: SeriesDetails, in tx: any WriteTransaction) throws -> Series {
        if try tx.series.find(title: details.title) != nil {
            throw DomainError.invalid([
                FieldProblem("title", "There is a series of this title already.", value: details.title)
            ])
        }
        let wanted = Slug.made(from: details.title, else: "series")
        let slug = try wanted.free { try tx.series.find($0) != nil }
        return try tx.insert(Series(slug: slug, details: details))
    }

    /// The series of that title, made when there is none. An empty title is no series.
    public static func named(_ title: String, in tx: any WriteTransaction) throws -> Series? {
        if title.isEmpty { return nil }
        if let series = try tx.series.find(title: title) { return series }
        return try create(SeriesDetails(title: title), in: tx)
    }

    /// Changes what is written about a series; its slug, and so its addresses, stay.
    public static func update(
        _ id: ID<Series>, to details: SeriesDetails, expecting version: Int? = nil, in tx: any WriteTransaction
    ) throws -> Series {
        guard var series = try tx.series.find(id) else { throw DomainError.notFound("There is no such series.") }
        try requireVersion(version, of: series.version)
        if series.details == details { return series }
        if let other = try tx.series.find(title: details.title), other.id != id {
            throw DomainError.invalid([
                FieldProblem("title", "There is a series of this title already.", value: details.title)
            ])
        }
        series.details = details
        series.version += 1
        try tx.save(series)
        for event in try tx.events.inSeries(id) { try tx.raiseRevision(of: event.id) }
        return series
    }

    /// Takes a series away; its events stay.
    public static func delete(_ id: ID<Series>, in tx: any WriteTransaction) throws {
        for event in try tx.events.inSeries(id) { try tx.raiseRevision(of: event.id) }
        try tx.delete(id)
    }
}

/// Refuses a change that was begun on an older version than the stored one; nil expects nothing.
func requireVersion(_ expected: Int?, of stored: Int) throws(DomainError) {
    if let expected, expected != stored {
        throw .conflict("Somebody else changed this while you were editing. Look at it again and repeat your change.")
    }
}
