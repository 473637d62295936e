import Domain
import SQLite

extension Series {
    static let columns = ColumnList("id", "slug", "title", "summary", "version")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(), slug: try columns.next(),
            details: SeriesDetails(title: try columns.next(), summary: try columns.next()),
            version: try columns.next())
    }

    init(_ row: Row) throws {
        var columns = row.columns()
        try self.init(&columns)
    }
}

struct SeriesRows: SeriesReading {
    let database: Connection

    private static let select = "SELECT \(Series.columns.of("series")) FROM series"

    func find(_ id: ID<Series>) throws -> Series? {
        try database.first(Self.select + " WHERE id = ?", id, value: Series.init)
    }

    func find(_ slug: Slug) throws -> Series? {
        try database.first(Self.select + " WHERE slug = ?", slug, value: Series.init)
    }

    func find(title: String) throws -> Series? {
        try database.first(Self.select + " WHERE title_key = ?", title.lowercased(), value: Series.init)
    }

    func all() throws -> [Series] {
        try database.all(Self.select + " ORDER BY title_key", value: Series.init)
    }
}

extension WritingTransaction {
    func insert(_ series: Series) throws -> Series {
        var stored = series
        stored.id = try inserted(
            "INSERT INTO series (slug, title, title_key, summary, version) VALUES (?, ?, ?, ?, ?)",
            series.slug, series.details.title, series.details.title.lowercased(), series.details.summary,
            series.version)
        return stored
    }

    func save(_ series: Series) throws {
        try update(
            "UPDATE series SET slug = ?, title = ?, title_key = ?, summary = ?, version = ? WHERE id = ?",
            series.slug, series.details.title, series.details.title.lowercased(), series.details.summary,
            series.version, series.id)
    }

    func delete(_ id: ID<Series>) throws {
        try database.run("DELETE FROM series WHERE id = ?", id)
    }
}
