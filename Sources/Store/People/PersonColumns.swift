import Domain
import SQLite

extension Person {
    static let columns = ColumnList(
        "id", "name", "email", "email_key", "organisation", "job_title", "sector", "seniority", "region", "tags",
        "biography",
        "version", "created_at", "changed_at")

    init(_ columns: inout Row.Columns) throws {
        self.init(
            id: try columns.next(),
            details: PersonDetails(
                name: try columns.next(), email: try Self.email(&columns), organisation: try columns.next(),
                jobTitle: try columns.next(), sector: try columns.next(), seniority: try columns.next(),
                region: try columns.next(), tags: Self.tags(from: try columns.next()), biography: try columns.next()),
            version: try columns.next(), createdAt: try columns.next(), changedAt: try columns.next())
    }

    init(_ row: Row) throws {
        var columns = row.columns()
        try self.init(&columns)
    }

    /// The address is kept as it was typed where its key, which is in lower case, does not say it already.
    private static func email(_ columns: inout Row.Columns) throws -> EmailAddress? {
        let typed = try columns.next(String?.self)
        let key = try columns.next(EmailAddress?.self)
        guard let typed, !typed.isEmpty else { return key }
        return EmailAddress(typed) ?? key
    }

    /// What is kept beside the key.
    var typedEmail: String? {
        details.email.map { $0.description == $0.folded ? "" : $0.description }
    }

    private static func tags(from text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
    }

    /// A tag is a part of one line, so a line end can stand between them.
    var tagText: String { details.tags.joined(separator: "\n") }

    /// What lists sort by: the name, or the organisation of a placeholder.
    var nameKey: String { displayName.lowercased() }
    var organisationKey: String { details.organisation.lowercased() }
}
