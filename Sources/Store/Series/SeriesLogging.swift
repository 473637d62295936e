import Domain

extension LoggingTransaction: SeriesWriting {
    func insert(_ series: Series) throws -> Series { try added(try base.insert(series)) }

    func save(_ series: Series) throws {
        try changed(series, from: try base.series.find(series.id)) { try base.save(series) }
    }

    func delete(_ id: ID<Series>) throws { try removed(try base.series.find(id)) { try base.delete(id) } }
}
