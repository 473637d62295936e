import Domain

/// An administrator with the events that their roles are for.
struct AdministratorEntry {
    let administrator: Administrator
    /// By the events' first day, the newest first.
    let roles: [(event: Event, role: Role)]

    init(_ administrator: Administrator, _ tx: any ReadTransaction) throws {
        self.administrator = administrator
        let held = try administrator.eventRoles.compactMap { id, role in
            try tx.events.find(id).map { (event: $0, role: role) }
        }
        roles = held.sorted { a, b in
            (a.event.details.firstDay, a.event.id) > (b.event.details.firstDay, b.event.id)
        }
    }
}
