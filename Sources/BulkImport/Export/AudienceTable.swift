public import Domain
public import TimeZones

/// Who must hear of a release, as CSV: one row a person and session.
public struct AudienceTable {
    private var writer: CSVWriter
    private let zone: Zone

    private static let heading = [
        "part", "name", "email", "organisation", "news", "session", "title", "old_start", "old_end", "old_room",
        "start",
        "end", "room",
    ]

    /// Times are wall-clock times of `zone`; `sink` gets the text in pieces of about 64 KiB.
    public init(zone: Zone, to sink: @escaping ([UInt8]) throws -> Void) {
        self.zone = zone
        writer = CSVWriter(to: sink)
    }

    public mutating func write(_ audience: ReleaseAudience) throws {
        try writer.row(Self.heading)
        for listener in audience.people {
            let person = listener.person
            for news in listener.news {
                let session = news.change.item.session
                let cells = [
                    listener.isSpeaker ? "speaker" : "attendee", person.displayName,
                    person.details.email?.description ?? "", person.details.organisation, news.kind.rawValue,
                    session.key.description, session.details.title,
                ]
                // Somebody who lost a part has no time any more, whatever became of the session.
                let after = news.kind == .cancelled ? nil : news.change.after
                try writer.row(cells + place(news.kind == .new ? nil : news.change.before) + place(after))
            }
        }
        try writer.flush()
    }

    private func place(_ item: AgendaItem?) -> [String] {
        guard let item, let slot = item.session.slot else { return ["", "", ""] }
        return [Cells.time(slot.start, in: zone), Cells.time(slot.end, in: zone), item.room?.details.name ?? ""]
    }
}
