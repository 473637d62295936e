import Domain
import HTTP
import Pages

/// The attendees of an event.
enum AttendeeRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.attendees, .meetGuests, handler: list)
        routes.get(AdminLinks.newAttendee, .organise, handler: showNew)
        routes.post(AdminLinks.attendees, .organise, handler: create)
        routes.get(AdminLinks.attendee, .meetGuests, handler: show)
        routes.get(AdminLinks.editAttendee, .organise, handler: showEdit)
        routes.post(AdminLinks.attendee, .organise, handler: update)
        routes.post(AdminLinks.attendeeStatus, .meetGuests, handler: changeStatus)
        routes.post(AdminLinks.attendeeLink, .organise, handler: PersonalLinkRoutes.make)
        routes.get(AdminLinks.attendeeLinkDeletion, .organise, handler: PersonalLinkRoutes.askRevocation)
        routes.post(AdminLinks.attendeeLinkDeletion, .organise, handler: PersonalLinkRoutes.revoke)
        routes.get(AdminLinks.attendeeDeletion, .organise, handler: askRemoval)
        routes.post(AdminLinks.attendeeDeletion, .organise, handler: remove)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let query = ListQuery(
                visit.request, path: AdminLinks.attendees(event.slug),
                names: ["q", "status", "category", "sort", "direction", "page"])
            let filter = AttendeeFilter(query)
            return visit.show(
                AttendeesPage(
                    event: event, attendees: try tx.attendees.list(filter, in: event.id, query.page()),
                    counts: try tx.attendees.counts(in: event.id), filter: filter, query: query))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        let event = try visit.read(visit.event)
        return visit.show(NewAttendeePage(event: event, state: FormState(AttendeeFields.standard)))
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, person) = try await visit.write { tx in
                let event = try visit.event(tx)
                let (person, attendance) = try AttendeeFields.read(form, visit, in: tx)
                _ = try Attendees.add(person.id, attendance, to: event.id, tx)
                return (event, person)
            }
            return visit.done("\(person.displayName) was added.", to: AdminLinks.attendees(event.slug))
        } refused: { state, tx in
            NewAttendeePage(event: try visit.event(tx), state: state)
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in visit.show(try AttendeePage(visit, problems: [], tx)) }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let row = try visit.attendee(in: event, tx)
            let state = FormState(AttendeeFields.values(row.attendee.details), version: row.attendee.version)
            return visit.show(AttendeeFormPage(event: event, row: row, state: state))
        }
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, row) = try await visit.write { tx in
                let event = try visit.event(tx)
                let row = try visit.attendee(in: event, tx)
                var reader = form.reader
                let details = try AttendeeDetails.read(&reader, over: row.attendee.details)
                _ = try Attendees.update(
                    row.attendee.id, in: event.id, to: details, expecting: form.version, tx)
                return (event, row)
            }
            return visit.done(
                "\(row.person.displayName) was saved.", to: AdminLinks.attendee(event.slug, row.attendee.id))
        } refused: { state, tx in
            let event = try visit.event(tx)
            let row = try visit.attendee(in: event, tx)
            let stored = AttendeeFields.values(row.attendee.details)
            return AttendeeFormPage(
                event: event, row: row, state: state.over(stored, version: row.attendee.version))
        }
    }

    /// Whoever stands at the door marks arrivals; any other step is an organiser's.
    static func changeStatus(_ visit: Visit, _ form: Form) async throws -> Response {
        let status = try AttendeeFields.status(form)
        if status != .arrived { try visit.require(.organise) }
        return try await visit.submit(form) {
            let (event, row) = try await visit.write { tx in
                let event = try visit.event(tx)
                let row = try visit.attendee(in: event, tx)
                _ = try Attendees.change(row.attendee.id, in: event.id, to: status, tx)
                return (event, row)
            }
            return visit.done(
                "\(row.person.displayName) is now: \(status.label).",
                to: visit.back(form, else: AdminLinks.attendee(event.slug, row.attendee.id)))
        } refused: { state, tx in
            try AttendeePage(visit, problems: state.problems, tx)
        }
    }

    static func askRemoval(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(AttendeeRemovalPage(event: event, row: try visit.attendee(in: event, tx)))
        }
    }

    static func remove(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, row) = try await visit.write { tx in
            let event = try visit.event(tx)
            let row = try visit.attendee(in: event, tx)
            try Attendees.remove(row.attendee.id, from: event.id, tx)
            return (event, row)
        }
        return visit.done(
            "\(row.person.displayName) was taken off the list.", to: AdminLinks.attendees(event.slug))
    }
}
