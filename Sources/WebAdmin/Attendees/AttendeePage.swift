import Domain
import HTML
import Pages
import TimeZones

struct AttendeePage: PageModel {
    let event: Event
    let row: AttendeeRow
    let problems: [FieldProblem]
    /// The link in force; nil when there is none, and for those who may not hand it out.
    let link: PersonalLink?
    let seats: [AttendeeSeat]

    init(_ visit: Visit, problems: [FieldProblem], _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        row = try visit.attendee(in: event, tx)
        link = visit.may(.organise) ? try tx.personalAgendas.link(of: row.attendee.id) : nil
        let own = try tx.seating.own(of: row.attendee.id)
        seats = try Agenda.items(of: event.id, in: tx).map(\.session).flatMap { session in
            (own[session.id]?.places ?? []).map { AttendeeSeat(session: session, place: $0) }
        }
        self.problems = problems.map { FieldProblem("", $0.message, value: $0.value) }
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let details = row.attendee.details
        var page = AdminPage(.event(event, .attendees), row.person.displayName)
        page.steps = [Breadcrumbs.Step(t("Attendees"), AdminLinks.attendees(event.slug))]
        page.tags = [details.status.tag(t), Tag(t(details.category.label))]
        page.meta = [row.person.details.jobTitle, row.person.isPlaceholder ? "" : row.person.details.organisation]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        page.problems = problems
        if visit.may(.organise) {
            page.actions = [
                ActionLink(t("Edit"), AdminLinks.editAttendee(event.slug, row.attendee.id)),
                ActionLink(t("Remove"), AdminLinks.attendeeDeletion(event.slug, row.attendee.id)),
            ]
        }
        let personal = PersonalLinkBlock(event: event, attendee: row.attendee.id, link: link)
        page.content = "\(steps(visit))\(facts(visit))\(if: visit.may(.organise), personal.html(visit))"
        return page
    }

    /// A button for each status that may follow.
    private func steps(_ visit: Visit) -> HTML {
        let t = visit.t
        let next = row.attendee.details.status.next.filter { visit.may(.organise) || $0 == .arrived }
        guard !next.isEmpty else { return "" }
        let forms = next.enumerated().map { index, status in
            PostForm(
                to: AdminLinks.attendeeStatus(event.slug, row.attendee.id), token: visit.token,
                hidden: [("status", status.rawValue)],
                buttons: Buttons(t(status.act), index == 0 ? .primary : .secondary))
        }
        return """
            <section aria-labelledby="next"><h2 id="next">\(t("Next step"))</h2>\
            <div class="actions">\(forms)</div></section>
            """
    }

    private func facts(_ visit: Visit) -> HTML {
        let t = visit.t
        let details = row.attendee.details
        let person = row.person.details
        let email: HTML =
            if let email = person.email { "<a href=\"\(url: "mailto:\(email)")\">\(email.description)</a>" } else { "" }
        let zone = event.details.zone
        var rows: [SummaryList.Row] = [
            .init(t("E-mail"), markup: email), .init(t("Dietary needs"), details.dietary),
            .init(t("Access needs"), details.access), .init(t("Note"), markup: TextBlock(details.note).html),
            .init(t("Added"), t.dateAndTime(zone.wallClock(at: row.attendee.createdAt))),
            .init(t("Changed"), t.dateAndTime(zone.wallClock(at: row.attendee.changedAt))),
        ]
        if !seats.isEmpty {
            let words = SeatWords(zone: zone, t)
            let lines: [HTML] = seats.map { seat in
                let line = words.line(seat.place, in: seat.session.slot, of: .another)
                return "<li>\(t("\(seat.session.details.title): \(line)"))</li>"
            }
            rows.append(.init(t("Seats"), markup: "<ul>\(lines, { $0 })</ul>"))
        }
        if visit.may(.look) {
            let all = ActionLink(
                t("Everything known of \(row.person.displayName)"), AdminLinks.person(row.person.id), .plain)
            rows.append(.init(t("Person"), markup: all.html))
        }
        return SummaryList(rows).html
    }
}

struct AttendeeSeat {
    let session: Session
    let place: SeatPlace
}

extension AttendeeStatus {
    /// What is done when an attendee comes to this status, as a button says it.
    var act: Message {
        switch self {
        case .applied: "Mark as applied"
        case .invited: "Mark as invited"
        case .waitlisted: "Put on the waiting list"
        case .offered: "Offer a place"
        case .accepted: "Accept"
        case .arrived: "Mark as arrived"
        case .absent: "Mark as absent"
        case .declined: "Mark as declined"
        case .rejected: "Reject"
        case .expired: "Let expire"
        case .substituted: "Mark as substituted"
        case .cancelled: "Cancel the place"
        }
    }
}
