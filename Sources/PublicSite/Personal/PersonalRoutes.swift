import Domain
import HTML
import HTTP
import HTTPTypes
import Pages

extension VisitorSite {
    /// What an attendee reaches by their personal link. None of it is ever kept with what everybody may see.
    func addPersonalRoutes(to router: inout Router) {
        router.immediate(.get, PublicLinks.personal.pattern) { request in
            try answers.store.read { tx in
                let personal = try PersonalVisit(request, tx)
                let showsAll = request.query["view"] == "all"
                return PersonalPage(
                    personal: personal, showsAll: showsAll, moment: AgendaMoment(personal.items, at: answers.now()),
                    marks: try ReleaseMarks(personal.visit, tx), address: address, site: site
                ).response
            }
        }
        router.immediate(.get, PublicLinks.personalCalendar.pattern) { request in
            try answers.store.read { tx in try personalCalendar(PersonalVisit(request, tx), request) }
        }
        router.on(.post, PublicLinks.personalSession.pattern) { try await choose($0) }
        router.on(.post, PublicLinks.personalStars.pattern) { try await bring($0) }
    }

    private func personalCalendar(_ personal: PersonalVisit, _ request: Request) -> Response {
        let own = Set(personal.ownItems.map(\.session.id))
        let content = feeds.feed(
            personal.visit, part: site.t("my agenda"), FeedChoice(request.query), seating: personal.seating
        ) { own.contains($0.session.id) }
        // No date: what an attendee chooses has none. The tag tells one agenda from another.
        let stored = StoredResponse(
            contentType: content.kind.rawValue, body: content.body, cacheControl: "private, max-age=300",
            compress: content.isPlain ? false : nil, extraHeaders: [PersonalPage.robots: "noindex"],
            security: answers.security)
        var response = stored.answer(to: request)
        response.headers[PersonalPage.referrerPolicy] = "no-referrer"
        return response
    }

    private func choose(_ request: Request) async throws -> Response {
        let form = try await personalForm(request)
        let isChosen = form["chosen"] == "1"
        let item = try await write(request) { personal, tx in
            let item = try personal.item(request.parameters["session"])
            try PersonalAgendas.choose(item.session.id, isChosen, by: personal.attendee, tx)
            return item
        }
        let view = form["view"] == "all" ? "?view=all" : ""
        return back(request, view + (isChosen || !view.isEmpty ? "#session-\(item.session.key)" : ""))
    }

    /// Stars of the device that are no longer in the agenda are passed over.
    private func bring(_ request: Request) async throws -> Response {
        let form = try await personalForm(request)
        let keys = Set(form.all("session"))
        try await write(request) { personal, tx in
            for item in personal.items where keys.contains(item.session.key.description) {
                try PersonalAgendas.choose(item.session.id, true, by: personal.attendee, tx)
            }
        }
        return back(request, "")
    }

    /// The secret in the path is the proof of who asks; another site's page cannot know it, and is turned away besides.
    private func personalForm(_ request: Request) async throws -> Form {
        try OriginCheck(baseURL: address.base, takesHiddenOrigin: true).check(request)
        return try await Form.read(request)
    }

    private func write<Result: Sendable>(
        _ request: Request, _ body: @escaping @Sendable (PersonalVisit, any WriteTransaction) throws -> Result
    ) async throws -> Result {
        try await answers.store.write(by: .visitor(from: request.peer.host)) { tx in
            try body(try PersonalVisit(request, tx), tx)
        }
    }

    private func back(_ request: Request, _ rest: String) -> Response {
        var response = Response.seeOther(PublicLinks.personal(request.parameters["token"] ?? "") + rest)
        response.headers.append(contentsOf: PersonalPage.fields)
        return response
    }
}
