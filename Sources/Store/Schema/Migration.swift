/// One step of the schema, from the file of its name in `Migrations/`. Never edited once released.
struct Migration {
    let number: Int
    let name: String
    let sql: String
    /// Whether it drops tables that others refer to.
    let remakesTables: Bool

    init(_ number: Int, _ name: String, _ sql: [UInt8], remakesTables: Bool = false) {
        self.number = number
        self.name = name
        self.sql = String(decoding: sql, as: UTF8.self)
        self.remakesTables = remakesTables
    }

    /// All of them in order. Written by hand because embedded files come without a list; a test compares it with the
    /// folder.
    static let all: [Migration] = [
        Migration(
            1, "0001_events_people_and_administrators", PackageResources._001_events_people_and_administrators_sql),
        Migration(2, "0002_tallies_and_search", PackageResources._002_tallies_and_search_sql),
        Migration(3, "0003_event_roles_and_log", PackageResources._003_event_roles_and_log_sql),
        Migration(4, "0004_releases_and_agenda", PackageResources._004_releases_and_agenda_sql),
        Migration(5, "0005_imports", PackageResources._005_imports_sql),
        Migration(6, "0006_partners", PackageResources._006_partners_sql),
        Migration(7, "0007_followed_calendars", PackageResources._007_followed_calendars_sql),
        Migration(8, "0008_column_memories", PackageResources._008_column_memories_sql),
        Migration(9, "0009_smaller_search_index", PackageResources._009_smaller_search_index_sql),
        Migration(10, "0010_seating", PackageResources._010_seating_sql),
        Migration(
            11, "0011_fewer_indexes_of_people", PackageResources._011_fewer_indexes_of_people_sql, remakesTables: true),
        Migration(12, "0012_origin_of_log", PackageResources._012_origin_of_log_sql),
        Migration(13, "0013_stored_entries", PackageResources._013_stored_entries_sql),
        Migration(14, "0014_ended_sign_ins", PackageResources._014_ended_sign_ins_sql),
        Migration(
            15, "0015_narrower_indexes_of_people", PackageResources._015_narrower_indexes_of_people_sql),
    ]
}
