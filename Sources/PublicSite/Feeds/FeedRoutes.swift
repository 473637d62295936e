import Domain
import HTTP
import HTTPTypes
import Pages

extension VisitorSite {
    /// The calendars and the data of an event.
    func addFeedRoutes(to router: inout Router) {
        let feeds = self.feeds
        let selection = filtered(choosing: true) { visit, filter, choice, _ in
            guard !filter.isEmpty else { return feeds.feed(visit, choice) }
            return feeds.feed(visit, part: filter.title(in: visit), choice, isWanted: filter.takes)
        }
        router.immediate(.get, PublicLinks.agendaCalendar.pattern) { request in
            let choice = FeedChoice(request.query)
            guard AgendaFilter(request.query).isEmpty, !choice.isInDays else { return try selection(request) }
            return try answers.answer(request, key: EventVisit.key(request), query: choice.query) { tx, _ in
                try wholeCalendar.content(try EventVisit.event(request, tx), choice, tx)
            }
        }
        router.immediate(
            .get, PublicLinks.agendaJSON.pattern,
            filtered { visit, filter, _, tx in
                let marks = try ReleaseMarks(visit, tx)
                return AgendaJSON(visit: visit, filter: filter, marks: marks, address: address).content
            })
        router.immediate(
            .get, PublicLinks.agendaXML.pattern,
            filtered { visit, filter, _, _ in
                AgendaXML(visit: visit, filter: filter, address: address, t: site.t).content
            })
        router.immediate(
            .get, PublicLinks.sessionCalendar.pattern,
            feed { visit, request, choice, _ in
                let session = try visit.item(request).session
                var content = feeds.feed(visit, part: session.details.title, choice) { $0.session.id == session.id }
                content.fileName = session.key.description + ".ics"
                return content
            })
        router.immediate(
            .get, PublicLinks.speakerCalendar.pattern,
            feed { visit, request, choice, tx in
                let id = request.parameters["person"] ?? ""
                let name =
                    try (try? visit.speaker(request).person.displayName) ?? FormerSelection(visit, tx).speaker(id)
                return feeds.feed(visit, part: name, choice) { item in
                    item.speakers.contains { $0.person.id.description == id }
                }
            })
        router.immediate(
            .get, PublicLinks.roomCalendar.pattern,
            feed { visit, request, choice, tx in
                let slug = request.parameters["room"] ?? ""
                let name = try (try? visit.room(request).details.name) ?? FormerSelection(visit, tx).room(slug)
                return feeds.feed(visit, part: name, choice, isWanted: AgendaFilter(room: slug).takes)
            })
        router.immediate(
            .get, PublicLinks.trackCalendar.pattern,
            feed { visit, request, choice, tx in
                let slug = request.parameters["track"] ?? ""
                let name = try (try? visit.track(request).details.name) ?? FormerSelection(visit, tx).track(slug)
                return feeds.feed(visit, part: name, choice, isWanted: AgendaFilter(track: slug).takes)
            })
    }

    private typealias Maker = @Sendable (EventVisit, Request, FeedChoice, any ReadTransaction) throws -> Content

    private func feed(_ make: @escaping Maker) -> ImmediateHandler {
        { request in
            let choice = FeedChoice(request.query)
            return try answers.answer(request, key: EventVisit.key(request), query: choice.query) { tx, _ in
                try make(try EventVisit(request, tx), request, choice, tx)
            }
        }
    }

    private typealias FilteredMaker =
        @Sendable (EventVisit, AgendaFilter, FeedChoice, any ReadTransaction) throws -> Content

    /// What a filtered agenda shows, its feed and its data hold. Only a calendar leaves a choice beside that.
    private func filtered(choosing: Bool = false, _ make: @escaping FilteredMaker) -> ImmediateHandler {
        { request in
            let filter = AgendaFilter(request.query)
            let choice = choosing ? FeedChoice(request.query) : .all
            let pairs = filter.isEmpty ? [] : filter.pairs.map { $0.name + "=" + QueryText.encode($0.value) }
            return try answers.answer(request, key: EventVisit.key(request), query: pairs + choice.query) { tx, _ in
                let visit = try EventVisit(request, tx)
                var content = try make(visit, filter, choice, tx)
                content.isKept = filter.isKnown(in: visit)
                return content
            }
        }
    }
}

extension AgendaFilter {
    /// The names of the track and the room that it asks for; empty when it asks for all.
    func title(in visit: EventVisit) -> String {
        let track = visit.tracks.first { $0.slug.description == self.track }
        let room = visit.rooms.first { $0.slug.description == self.room }
        return [track?.details.name, room?.details.name].compactMap { $0 }.joined(separator: ", ")
    }
}
