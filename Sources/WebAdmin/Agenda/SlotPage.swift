import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// The form that places a session, and what else happens that day.
struct SlotPage: PageModel {
    let event: Event
    let session: Session
    let rooms: [Room]
    let items: [AgendaItem]
    let availability: [ID<Person>: [TimeSpan]]
    /// Those of the session where it is now.
    let conflicts: [Conflict]
    let day: CivilDate
    let state: FormState

    /// `refused` is the form that was sent, nil when it is first shown.
    init(_ visit: Visit, refused: FormState?, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        session = try visit.session(in: event, tx)
        rooms = try tx.rooms.all(in: event.id)
        items = try Agenda.items(of: event.id, in: tx)
        availability = try tx.availability.all(in: event.id)
        conflicts = try Conflicts.of(event, in: tx).settled(byMoving: session.id)
        let days = AgendaDays(event: event, items: items)
        let own = session.slot.map { days.day($0).iso8601 } ?? ""
        let asked = refused?.text("day") ?? visit.request.query["day"] ?? own
        day = days.day(asked: asked, now: visit.now)
        var values = SlotForm.values(session, day: day, rooms: rooms, zone: event.details.zone)
        // A free place that was picked fills the form.
        for field in SlotForm.names + SlotText.shown {
            values[field] = visit.request.query[field.rawValue] ?? values[field]
        }
        state = refused?.over(values, version: session.version) ?? FormState(values, version: session.version)
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let title = session.details.title
        var page = AdminPage(.event(event, .agenda), session.slot == nil ? t("Place \(title)") : t("Move \(title)"))
        page.steps = [Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug))]
        page.tags = [session.details.state.tag(t)].filter { _ in session.details.state != .confirmed }
        page.meta = place(t)
        page.problems = state.problems
        page.content = """
            \(form(visit))\(wrongs(t))\(freePlaces(t))\(neighbours(t))\(if: session.slot != nil, ending(visit))
            """
        return page
    }

    private func place(_ t: Language) -> String {
        guard let slot = session.slot else { return t("Unscheduled") }
        let words = SlotWords(zone: event.details.zone, t: t)
        let now = [words.when(slot), words.place(rooms.first { $0.id == slot.room })].joined(separator: ", ")
        return t("Now: \(now)")
    }

    private func form(_ visit: Visit) -> HTML {
        let t = visit.t
        let dayChoices = AgendaDays(event: event, items: items).all.map { Choice($0.iso8601, t.day($0)) }
        let roomChoices = rooms.map { room in
            Choice(room.details.name, room.details.name)
        }
        let back = QueryText.path(AdminLinks.agenda(event.slug), [("day", day.iso8601)])
        return EditForm(
            state: state, path: AdminLinks.slot(event.slug, session.key),
            act: session.slot == nil ? "Place session" : "Move session", back: back, compared: SlotForm.names,
            hidden: SlotForm.hidden(state)
        ).html(visit) { fields in
            """
            \(fields.select("day", t("Day"), dayChoices))\
            <div class="field-row">\
            \(fields.text(
                "start", t("Start"), hint: t("Such as 09:30 or 2:15pm."), width: .short, autocomplete: "off"))\
            \(fields.text(
                "end", t("End"), hint: t("Such as 10:15 or 3pm; on another day 2011-11-30 10:15."), width: .middle,
                autocomplete: "off"))</div>\
            \(fields.select("room", t("Room"), roomChoices, none: t("All rooms")))
            """
        }
    }

    private func freePlaces(_ t: Language) -> HTML {
        let places = FreePlaces(
            on: day, of: event, items: items, rooms: rooms, availability: availability, besides: session.id)
        let people = items.first { $0.session.id == session.id }?.speakers.map(\.person.id) ?? []
        return FreePlacesBlock(
            event: event, rooms: rooms, slots: places.slots(lasting: session.usualLength, for: people),
            length: session.usualLength
        ) { QueryText.path(AdminLinks.slot(event.slug, session.key), $0) }.html(t)
    }

    private func wrongs(_ t: Language) -> HTML {
        if conflicts.isEmpty { return "" }
        return """
            <section aria-labelledby="wrongs"><h2 id="wrongs">\(t("Conflicts where it is now"))</h2>\
            <ul class="parties">\(conflicts, { "<li>\($0.severity.tag(t)) \(t($0.sentence))</li>" })</ul></section>
            """
    }

    private func neighbours(_ t: Language) -> HTML {
        let days = AgendaDays(event: event, items: items)
        let others = SlotNeighbours(
            event: event, session: session, items: days.items(on: day), conflicts: conflicts)
        let tabs = days.all.map { other in
            let path = QueryText.path(AdminLinks.slot(event.slug, session.key), [("day", other.iso8601)])
            return Tabs.Tab(t.day(other), path, isCurrent: other == day)
        }
        return """
            <section aria-labelledby="neighbours"><h2 id="neighbours">\(t("What else is on"))</h2>\
            \(if: tabs.count > 1, Tabs(t("Days"), tabs).html)\(others.html(t))</section>
            """
    }

    private func ending(_ visit: Visit) -> HTML {
        let t = visit.t
        let form = PostForm(
            to: AdminLinks.slotDeletion(event.slug, session.key), token: visit.token,
            hidden: [(FormState.versionField.rawValue, String(session.version))],
            buttons: Buttons(t("Take off the agenda"), .secondary))
        return """
            <section aria-labelledby="unschedule"><h2 id="unschedule">\(t("Unschedule"))</h2>\
            <p>\(t("The session stays, without a time and a room."))</p>\(form)</section>
            """
    }
}
