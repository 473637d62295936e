/// Events that belong together: a monthly group, a programme of roundtables, a yearly conference.
public struct Series: Hashable, Sendable {
    public var id: ID<Series>
    public var slug: Slug
    public var details: SeriesDetails
    /// Raised by each change; a form that was filled from an older one is refused.
    public var version: Int

    public init(id: ID<Series> = .unsaved, slug: Slug, details: SeriesDetails, version: Int = 1) {
        self.id = id
        self.slug = slug
        self.details = details
        self.version = version
    }
}

/// What an organiser writes about a series.
public struct SeriesDetails: Hashable, Sendable {
    public var title: String
    public var summary: String

    public init(title: String, summary: String = "") {
        self.title = title
        self.summary = summary
    }

    /// Reads `title` and `summary`.
    public static func read(
        _ reader: inout FieldReader, over old: SeriesDetails? = nil
    ) throws(DomainError) -> SeriesDetails {
        let details = SeriesDetails(
            title: reader.requiredLine("title", else: old?.title ?? "", missing: "Give the series a title."),
            summary: reader.text("summary", else: old?.summary ?? "", longest: 2_000))
        try reader.finish()
        return details
    }
}

/// Series as they are stored.
public protocol SeriesReading {
    func find(_ id: ID<Series>) throws -> Series?
    func find(_ slug: Slug) throws -> Series?
    /// The series of exactly this title, letter case aside.
    func find(title: String) throws -> Series?
    /// All series by title.
    func all() throws -> [Series]
}

public protocol SeriesWriting {
    /// Stores a new series and gives it its id.
    func insert(_ series: Series) throws -> Series
    func save(_ series: Series) throws
    /// Takes the series away; its events go on without one.
    func delete(_ id: ID<Series>) throws
}
