import Domain
import Pages
import TimeZones

/// The agenda as data, in the words of the CSV files. Only what the pages show: no address of a person, no note for
/// organisers.
struct AgendaJSON {
    let visit: EventVisit
    let filter: AgendaFilter
    let address: SiteAddress

    var content: Content {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("event")
            writer.object(event)
            writer.name("rooms")
            writer.array(visit.rooms) { $0.object(room($1)) }
            writer.name("tracks")
            writer.array(visit.tracks) { $0.object(track($1)) }
            writer.name("sessions")
            writer.array(visit.items.filter(filter.takes)) { $0.object(session($1)) }
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

    private func session(_ item: AgendaItem) -> (inout JSONWriter) -> Void {
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
            writer.name("speakers")
            writer.array(item.speakers) { $0.object(speaker($1)) }
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
