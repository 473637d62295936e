import Domain
import HTTP
import Pages

/// Those who sign in; an owner's business.
enum AdministratorRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.administrators, .administer, handler: list)
        routes.get(AdminLinks.newAdministrator, .administer, handler: showNew)
        routes.post(AdminLinks.administrators, .administer, handler: create)
        routes.get(AdminLinks.editAdministrator, .administer, handler: showEdit)
        routes.post(AdminLinks.administrator, .administer, handler: update)
        routes.get(AdminLinks.administratorDeletion, .administer, handler: askDeletion)
        routes.post(AdminLinks.administratorDeletion, .administer, handler: delete)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            visit.show(AdministratorsPage(entries: try tx.administrators.all().map { try AdministratorEntry($0, tx) }))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        visit.show(AdministratorFormPage(entry: nil, state: FormState(["role": Role.organiser.rawValue])))
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let account = try AccountForm.read(form)
            let hash = try await visit.environment.hasher.hash(account.password.text)
            let added = try await visit.write { tx in
                try Administrators.add(
                    account.email, name: account.name, role: account.role, passwordHash: hash, in: tx)
            }
            // Without a role for everything the roles for events come next.
            let next = added.role == nil ? AdminLinks.editAdministrator(added.id) : AdminLinks.administrators()
            return visit.done("\(added.displayName) can sign in now.", to: next)
        } refused: { state, _ in
            AdministratorFormPage(entry: nil, state: state)
        }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let entry = try AdministratorEntry(try visit.administrator(tx), tx)
            let state = FormState(AdministratorFormPage.values(entry.administrator))
            return visit.show(AdministratorFormPage(entry: entry, state: state))
        }
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let old = try visit.read(visit.administrator)
            let change = try AccountForm.readChange(form, of: old)
            let hash = try await change.password.asyncMap { try await visit.environment.hasher.hash($0.text) }
            let saved = try await visit.write { tx in
                if let hash { try Administrators.setPasswordHash(hash, of: old.id, in: tx) }
                return try Administrators.update(old.id, name: change.name, role: change.role, in: tx)
            }
            return visit.done("\(saved.displayName) was saved.", to: AdminLinks.administrators())
        } refused: { state, tx in
            AdministratorFormPage(entry: try AdministratorEntry(try visit.administrator(tx), tx), state: state)
        }
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        visit.show(AdministratorDeletionPage(administrator: try visit.read(visit.administrator), problems: []))
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let removed = try await visit.write { tx in
                let administrator = try visit.administrator(tx)
                try Administrators.remove(administrator.id, in: tx)
                return administrator
            }
            return visit.done("\(removed.displayName) was removed.", to: AdminLinks.administrators())
        } refused: { state, tx in
            AdministratorDeletionPage(administrator: try visit.administrator(tx), problems: state.problems)
        }
    }
}

extension Optional where Wrapped: Sendable {
    /// `map` for a transformation that waits.
    fileprivate func asyncMap<Result: Sendable>(
        _ transform: (Wrapped) async throws -> Result
    ) async rethrows -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
