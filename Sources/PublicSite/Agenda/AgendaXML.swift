import Domain
import Pages
import TimeZones

/// The agenda as a frab schedule (`schedule.xml`), which Giggity, Engelsystem and other programs read. What was cancelled
/// is left out: the format has no word for it.
struct AgendaXML {
    let visit: EventVisit
    let filter: AgendaFilter
    let address: SiteAddress
    let t: Language

    var content: Content {
        var writer = XMLWriter()
        writer.element("schedule") { writer in
            writer.element("generator", [("name", "Roundtable")])
            writer.element("version", visit.agenda?.release.name ?? "0")
            writer.element("conference") { conference(&$0) }
            for (index, day) in days.enumerated() { self.day(day, index + 1, &writer) }
        }
        return Content(.schedule, writer.bytes, basis: .event(visit.event))
    }

    private func conference(_ writer: inout XMLWriter) {
        let details = visit.event.details
        writer.element("acronym", visit.event.slug.description)
        writer.element("title", details.title)
        writer.element("start", details.firstDay.iso8601)
        writer.element("end", details.lastDay.iso8601)
        writer.element("days", String(days.count))
        writer.element("timeslot_duration", "00:05")
        writer.element("base_url", address.absolute(visit.links.home))
        writer.element("time_zone_name", details.zone.identifier)
    }

    private var items: [AgendaItem] {
        visit.items.filter { filter.takes($0) && $0.session.slot != nil && $0.session.details.state != .cancelled }
    }

    /// The event's days, since the format asks for one at least, and any other on which a session begins.
    private var days: [CivilDate] {
        Set(visit.event.days).union(items.compactMap(date)).sorted()
    }

    private func date(_ item: AgendaItem) -> CivilDate? {
        item.session.slot.map { visit.zone.wallClock(at: $0.start).date }
    }

    private func day(_ day: CivilDate, _ index: Int, _ writer: inout XMLWriter) {
        let attributes: [XMLWriter.Attribute] = [
            ("index", String(index)), ("date", day.iso8601), ("start", visit.local(midnight(day))),
            ("end", visit.local(midnight(day.adding(days: 1)))),
        ]
        let items = items.filter { date($0) == day }
        let rooms = [nil] + visit.rooms.map(Optional.some)
        writer.element("day", attributes) { writer in
            for room in rooms {
                let inRoom = items.filter { $0.room?.id == room?.id }
                guard !inRoom.isEmpty else { continue }
                writer.element("room", names(of: room)) { writer in
                    for item in inRoom { event(item, &writer) }
                }
            }
        }
    }

    /// A room has a guid, what stands for all of them has none: so an import tells the two apart.
    private func names(of room: Room?) -> [XMLWriter.Attribute] {
        guard let room else { return [("name", sharedRoom)] }
        return [("name", room.details.name), ("guid", NameUUID.make(of: "\(visit.event.slug)/rooms/\(room.slug)"))]
    }

    /// The first instant of the day.
    private func midnight(_ day: CivilDate) -> Instant {
        guard let clock = WallClock(date: day, hour: 0, minute: 0) else {
            return Instant(secondsSince1970: day.dayNumber * 86_400)
        }
        switch visit.zone.resolve(clock) {
        case .unique(let instant), .overlap(let instant, _), .gap(_, let instant): return instant
        }
    }

    /// The format knows no session without a room.
    private var sharedRoom: String {
        let details = visit.event.details
        if !visit.rooms.isEmpty { return t("All rooms") }
        return details.venue.isEmpty ? details.title : details.venue
    }

    private func event(_ item: AgendaItem, _ writer: inout XMLWriter) {
        guard let slot = item.session.slot else { return }
        let session = item.session
        let url = address.absolute(visit.links.session(session.key))
        let start = visit.zone.wallClock(at: slot.start)
        writer.element("event", [("id", String(session.id.rawValue)), ("guid", guid(session.uid))]) { writer in
            writer.element("date", visit.local(slot.start))
            writer.element("start", Self.clock(start.hour, start.minute))
            writer.element("duration", Self.clock(Int((slot.length + 59) / 3600), Int((slot.length + 59) / 60 % 60)))
            writer.element("room", item.room?.details.name ?? sharedRoom)
            writer.element("slug", "\(visit.event.slug)-\(session.key)")
            writer.element("url", url)
            writer.element("title", session.details.title)
            writer.element("subtitle", "")
            writer.element("track", item.track?.details.name ?? "")
            writer.element("type", session.details.kind.rawValue)
            writer.element("language", String(t.tag.prefix { $0 != "-" }))
            writer.element("abstract", session.details.abstract)
            writer.element("description", "")
            // An agenda gives nobody leave to record.
            writer.element("recording") { writer in
                writer.element("license", "")
                writer.element("optout", "true")
            }
            writer.element("persons") { writer in
                for person in people(item) {
                    writer.element("person", [("id", person.id.description)], person.displayName)
                }
            }
            writer.element("links") { $0.element("link", [("href", url)], session.details.title) }
            writer.element("attachments")
        }
    }

    /// Each once, in the order of their parts.
    private func people(_ item: AgendaItem) -> [Person] {
        var seen: Set<ID<Person>> = []
        return item.speakers.map(\.person).filter { seen.insert($0.id).inserted }
    }

    /// The part of the session's calendar name before the host; made of the whole where that is no UUID.
    private func guid(_ uid: String) -> String {
        let part = uid.prefix { $0 != "@" }
        return NameUUID.isUUID(part) ? part.lowercased() : NameUUID.make(of: uid)
    }

    private static func clock(_ hour: Int, _ minute: Int) -> String { "\(digits(hour)):\(digits(minute))" }
    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
