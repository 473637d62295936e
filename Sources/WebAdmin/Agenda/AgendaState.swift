import Domain
import Pages
import TimeZones

/// How the agenda stands, as far as the grid editor shows it: the sessions of a day and those without a place, each with
/// its version and what is wrong with it. By comparing versions the editor finds what others changed.
struct AgendaState {
    let days: AgendaDays
    let day: CivilDate
    let conflicts: [Conflict]
    /// Sessions that a release would show otherwise than the last; nil when nobody asked. To count them takes about half
    /// as long as a move, so the answer to a move leaves them to the next look.
    let unreleased: Int?

    init(_ visit: Visit, shown: String?, countingReleases: Bool = false, _ tx: any ReadTransaction) throws {
        let event = try visit.event(tx)
        days = AgendaDays(event: event, items: try Agenda.items(of: event.id, in: tx))
        conflicts = try Conflicts.of(event, in: tx)
        unreleased = countingReleases ? try Releases.unreleased(of: event.id, in: tx).changes.count : nil
        // A day that has lost its last session is still the one that is shown.
        day = shown.flatMap { CivilDate(iso8601: $0) } ?? days.day(asked: "", now: visit.now)
    }

    func write(to writer: inout JSONWriter, _ t: Language) {
        let open = conflicts.filter { !$0.isWaived }
        let severities = conflicts.severities
        let waiting = days.unscheduled
        writer.object { writer in
            writer.member("summary", t(open.summary))
            writer.member("fine", open.isEmpty)
            if let unreleased { writer.member("releases", t(AgendaPage.releases(unreleased))) }
            writer.member("waiting", t.number(waiting.count))
            writer.name("sessions")
            writer.array(days.items(on: day) + waiting) { writer, item in
                writer.object { writer in
                    writer.member("key", item.session.key.description)
                    writer.member("version", item.session.version)
                    writer.member("severity", severities[item.session.id]?.rawValue ?? "")
                }
            }
        }
    }
}
