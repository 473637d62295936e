import Domain
import Pages
import TimeZones

/// The agenda as data, in the words of the CSV files. Only what the pages show: no address of a person, no note for
/// organisers.
struct AgendaJSON {
    let visit: EventVisit
    let filter: AgendaFilter
    let marks: ReleaseMarks
    let address: SiteAddress

    var content: Content {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("event")
            writer.object(event)
            writer.name("release")
            if let release = visit.agenda?.release { writer.object(self.release(release)) } else { writer.null() }
            writer.name("rooms")
            writer.array(visit.rooms) { $0.object(room($1)) }
            writer.name("tracks")
            writer.array(visit.tracks) { $0.object(track($1)) }
            writer.name("sessions")
            let originals = Dictionary(
                visit.items.map { ($0.session.id, $0.session.key.description) }, uniquingKeysWith: { first, _ in first }
            )
            writer.array(visit.items.filter(filter.takes)) { $0.object(session($1, originals)) }
        }
        return Content(.json, writer.bytes, basis: .event(visit.event))
    }

    private func event(_ writer: inout JSONWriter) {
        let details = visit.event.details
        writer.member("slug", visit.event.slug.description)
        writer.member("title", details.title)
        writer.member("kind", details.kind.rawValue)
        writer.member("zone", details.zone.identifier)
        writer.member("first_day", details.firstDay.iso8601)
        writer.member("last_day", details.lastDay.iso8601)
        writer.member("venue", details.venue)
        writer.member("address", details.address)
        writer.member("capacity", details.capacity)
        writer.member("summary", details.summary)
        writer.member("url", address.absolute(visit.links.home))
    }

    private func release(_ release: Release) -> (inout JSONWriter) -> Void {
        { writer in
            writer.member("number", release.number)
            writer.member("name", release.name)
            writer.member("at", release.at.iso8601)
            writer.member("comment", release.comment)
            writer.member("changes_url", address.absolute(visit.links.changes))
        }
    }

    private func room(_ room: Room) -> (inout JSONWriter) -> Void {
        { writer in
            writer.member("slug", room.slug.description)
            writer.member("name", room.details.name)
            writer.member("capacity", room.details.capacity)
        }
    }

    private func track(_ track: Track) -> (inout JSONWriter) -> Void {
        { writer in
            writer.member("slug", track.slug.description)
            writer.member("name", track.details.name)
            writer.member("colour", track.details.colour.rawValue)
        }
    }

    private func session(
        _ item: AgendaItem, _ originals: [ID<Session>: String]
    ) -> (inout JSONWriter) -> Void {
        { writer in
            let session = item.session
            writer.member("key", session.key.description)
            writer.member("uid", session.uid)
            writer.member("sequence", session.sequence)
            writer.member("changed_at", session.changedAt.iso8601)
            writer.member("title", session.details.title)
            writer.member("kind", session.details.kind.rawValue)
            writer.member("state", session.details.state.rawValue)
            writer.member("track", item.track?.details.name ?? "")
            writer.member("room", item.room?.details.name ?? "")
            if let slot = session.slot {
                writer.member("start", visit.zone.wallClock(at: slot.start).text)
                writer.member("end", visit.zone.wallClock(at: slot.end).text)
                writer.member("starts_at", slot.start.iso8601)
                writer.member("ends_at", slot.end.iso8601)
            }
            writer.member("abstract", session.details.abstract)
            writer.member("url", address.absolute(visit.links.session(session.key)))
            writer.member("repeats", optional: session.repeats.flatMap { originals[$0] })
            writer.name("changes")
            writer.array(marks.kinds(of: session.id)) { $0.value($1.rawValue) }
            writer.name("was")
            if let before = marks.change(of: session.id)?.before { writer.object(was(before)) } else { writer.null() }
            writer.name("speakers")
            writer.array(item.speakers) { $0.object(speaker($1)) }
        }
    }

    /// Title, place and time in the release before, of what the newest has elsewhere or otherwise.
    private func was(_ item: AgendaItem) -> (inout JSONWriter) -> Void {
        { writer in
            writer.member("title", item.session.details.title)
            writer.member("room", item.room?.details.name ?? "")
            if let slot = item.session.slot {
                writer.member("start", visit.zone.wallClock(at: slot.start).text)
                writer.member("end", visit.zone.wallClock(at: slot.end).text)
                writer.member("starts_at", slot.start.iso8601)
                writer.member("ends_at", slot.end.iso8601)
            }
        }
    }

    private func speaker(_ part: SessionSpeaker) -> (inout JSONWriter) -> Void {
        { writer in
            writer.member("name", part.person.details.name)
            writer.member("organisation", part.person.details.organisation)
            writer.member("job_title", part.person.details.jobTitle)
            writer.member("role", part.speaker.role.rawValue)
        }
    }
}
