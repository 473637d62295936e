import Domain
import HTTP
import Pages

/// The people of the installation.
enum PeopleRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.people, .look, handler: list)
        routes.get(AdminLinks.newPerson, .organise, handler: showNew)
        routes.post(AdminLinks.people, .organise, handler: create)
        routes.get(AdminLinks.person, .look, scope: .somewhere, handler: show)
        routes.get(AdminLinks.editPerson, .organise, handler: showEdit)
        routes.post(AdminLinks.person, .organise, handler: update)
        routes.get(AdminLinks.personDeletion, .organise, handler: askDeletion)
        routes.post(AdminLinks.personDeletion, .organise, handler: delete)
    }

    static func list(_ visit: Visit) throws -> Response {
        let query = ListQuery(
            visit.request, path: AdminLinks.people(), names: ["q", "sort", "direction", "page"])
        var filter = PersonFilter()
        filter.text = query.text("q")
        filter.sort = query.choice("sort", PersonSort.self) ?? .name
        filter.direction = query.choice("direction", SortDirection.self) ?? .ascending
        let people = try visit.read { try $0.people.list(filter, query.page()) }
        return visit.show(PeoplePage(people: people, filter: filter, query: query))
    }

    static func showNew(_ visit: Visit) throws -> Response {
        visit.show(PersonFormPage(person: nil, state: FormState()))
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let person = try await visit.write { tx in
                var reader = form.reader
                return try People.create(try PersonDetails.read(&reader), in: tx)
            }
            return visit.done("\(person.displayName) was added.", to: AdminLinks.person(person.id))
        } refused: { state, _ in
            PersonFormPage(person: nil, state: state)
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let person = try visit.person(tx)
            let all = try tx.people.parts(of: person.id)
            let parts = visit.rights.visible(all)
            // Whoever has roles for single events knows the people of those events, and no others.
            if parts.isEmpty, !visit.may(.look) { throw DomainError.notFound("There is no such person.") }
            let isAllShown = visit.may(.look) || parts.count == all.count
            return visit.show(PersonPage(person: person, parts: parts, isAllShown: isAllShown))
        }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        let person = try visit.read(visit.person)
        let state = FormState(PersonFields.values(person.details), version: person.version)
        return visit.show(PersonFormPage(person: person, state: state))
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let person = try await visit.write { tx in
                let old = try visit.person(tx)
                var reader = form.reader
                let details = try PersonDetails.read(&reader, over: old.details)
                return try People.update(old.id, to: details, expecting: form.version, in: tx)
            }
            return visit.done("\(person.displayName) was saved.", to: AdminLinks.person(person.id))
        } refused: { state, tx in
            let person = try visit.person(tx)
            return PersonFormPage(
                person: person, state: state.over(PersonFields.values(person.details), version: person.version))
        }
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        visit.show(PersonDeletionPage(person: try visit.read(visit.person), problems: []))
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let person = try await visit.write { tx in
                let person = try visit.person(tx)
                try People.delete(person.id, in: tx)
                return person
            }
            return visit.done("\(person.displayName) was deleted.", to: AdminLinks.people())
        } refused: { state, tx in
            PersonDeletionPage(person: try visit.person(tx), problems: state.problems)
        }
    }
}
