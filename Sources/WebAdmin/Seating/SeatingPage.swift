import BulkImport
import Domain
import HTML
import HTTP
import Pages

struct SeatingPage: PageModel {
    let event: Event
    let sessions: [SessionSeats]
    let query: ListQuery

    private var text: String { query.text("q") }
    private var shown: [SessionSeats] {
        let key = query.text("session")
        return key.isEmpty ? sessions : sessions.filter { $0.session.key.description == key }
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        // What is searched for is in the title, so that two windows can be told apart.
        var page = AdminPage(.event(event, .seating), text.isEmpty ? t("Seating") : t("Seating: “\(text)”"))
        guard !sessions.isEmpty else {
            page.content = empty(visit)
            return page
        }
        let count = sessions.reduce(0) { $0 + $1.count }
        page.meta = t(Message(count: count, one: "{0} seat", other: "{0} seats"))
        if visit.may(.organise) { page.actions = [ActionLink(t("Import"), importing)] }
        page.content = "\(panel(t))\(text.isEmpty ? plans(visit) : results(visit))"
        return page
    }

    private var importing: String { AdminLinks.importing(event.slug) + "?kind=\(ImportKind.seats.rawValue)" }

    private func empty(_ visit: Visit) -> HTML {
        let t = visit.t
        return EmptyBlock(
            t("No seats yet"),
            t(
                "Bring in a file with one row a seat: session, round, table, place, and who sits there. Guests then see their seats on their own page and in their calendar."
            ), action: visit.may(.organise) ? ActionLink(t("Import seats"), importing, .primary, icon: .upload) : nil
        ).html
    }

    private func panel(_ t: Language) -> FilterPanel {
        let form = FormFields(t, values: query.values)
        let choices = sessions.map { Choice($0.session.key.description, $0.session.details.title) }
        var chips: [FilterPanel.Chip] = []
        if !text.isEmpty { chips.append(.init(text, without: query.with(("q", "")))) }
        let key = query.text("session")
        if !key.isEmpty {
            let title = choices.first { $0.value == key }?.label ?? key
            chips.append(.init(title, without: query.with(("session", ""))))
        }
        return FilterPanel(
            AdminLinks.seating(event.slug), form: form,
            search: ("q", t("Search by name, organisation or e-mail")),
            fields: form.select("session", t("Session"), choices, none: t("All sessions")), chips: chips)
    }

    // MARK: Whoever was searched for

    private func results(_ visit: Visit) -> HTML {
        let t = visit.t
        let words = SeatWords(zone: event.details.zone, t)
        let rows = shown.flatMap { seats in
            seats.found(text).map { guest, place in
                Table.Row([
                    "\(name(guest)) \(tags(guest, isHost: place.seat.details.isHost, t))",
                    "\(seats.session.details.title)",
                    "\(String(place.round.number))\(words.time(of: place.round, in: seats.session.slot).map { ", \($0)" } ?? "")",
                    "\(place.table.details.name)", "\(place.seat.details.place.map(t.number) ?? "–")",
                ])
            }
        }
        guard !rows.isEmpty else {
            return EmptyBlock(t("Nobody matches"), t("Take a filter away, or try fewer letters.")).html
        }
        let columns = [
            Table.Column(t("Name")), Table.Column(t("Session")), Table.Column(t("Round")), Table.Column(t("Table")),
            Table.Column(t("Place"), isNumeric: true),
        ]
        return Table(t("Seats"), columns: columns, rows: rows).html
    }

    private func name(_ guest: AttendeeRow) -> HTML {
        let organisation = guest.person.isPlaceholder ? "" : guest.person.details.organisation
        return """
            <a href="\(url: AdminLinks.attendee(event.slug, guest.attendee.id))">\(guest.person.displayName)</a>\
            \(if: !organisation.isEmpty, "<span class=\"meta row-meta\">\(organisation)</span>")
            """
    }

    /// What somebody at the door has to know: who hosts, who is here, and who should not be.
    private func tags(_ guest: AttendeeRow, isHost: Bool, _ t: Language) -> HTML {
        let status = guest.attendee.details.status
        return "\(if: isHost, Tag(t("Host"), .info).html) \(if: status != .accepted, status.tag(t).html)"
    }

    // MARK: Tables

    private func plans(_ visit: Visit) -> HTML { "\(shown, { plan($0, visit) })" }

    private func plan(_ seats: SessionSeats, _ visit: Visit) -> HTML {
        let t = visit.t
        let session = seats.session
        let id = "seating-\(session.key)"
        let when = session.slot.map { SlotWords(zone: event.details.zone, t: t).when($0) } ?? t("Unscheduled")
        let clear = ActionLink(
            t("Clear the seating"), AdminLinks.seatingDeletion(event.slug, session.key), .plain,
            hiddenText: session.details.title)
        return """
            <section class="seating" aria-labelledby="\(id)"><h2 id="\(id)">\(session.details.title)</h2>\
            <p class="meta">\(when)</p>\
            \(seats.rounds, { round($0, of: seats, t) })\(if: seats.rounds.isEmpty, tables(nil, of: seats, t))\
            \(if: visit.may(.organise), "<p class=\"actions\">\(clear)</p>")</section>
            """
    }

    private func round(_ round: SeatingRound, of seats: SessionSeats, _ t: Language) -> HTML {
        let time = SeatWords(zone: event.details.zone, t).time(of: round, in: seats.session.slot)
        let heading = time.map { t("\(round.label), \($0)") } ?? t(round.label)
        return "<h3>\(heading)</h3>\(tables(round, of: seats, t))"
    }

    private func tables(_ round: SeatingRound?, of seats: SessionSeats, _ t: Language) -> HTML {
        let blocks = seats.tables.map { table in
            block(table, round.map { seats.people(at: table, in: $0) } ?? [], t)
        }
        return "<div class=\"seating-tables\">\(blocks, { $0 })</div>"
    }

    private func block(_ table: SeatingTable, _ people: [SeatedAttendee], _ t: Language) -> HTML {
        let taken = table.details.places.map { places in
            t(
                Message(
                    count: places, one: "{1} of {0} place taken", other: "{1} of {0} places taken",
                    .number(people.count)))
        }
        let seated = taken ?? t(Message(count: people.count, one: "{0} person", other: "{0} people"))
        let rows: [HTML] = people.map { seated in
            let place = seated.seat.details.place
            let number: HTML =
                place.map { "<span class=\"hidden\">\(t("Place")) </span>\(t.number($0))" } ?? ""
            return """
                <li><span class="seating-place">\(number)</span>\
                <div>\(name(seated.row)) \(tags(seated.row, isHost: seated.seat.details.isHost, t))</div></li>
                """
        }
        return """
            <section class="seating-table"><h4>\(t(table.details.label))</h4><p class="meta">\(seated)</p>\
            \(if: !table.details.topic.isEmpty, "<p>\(table.details.topic)</p>")\
            \(if: !rows.isEmpty, "<ul>\(rows, { $0 })</ul>")</section>
            """
    }
}
