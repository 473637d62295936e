/// The conflicts of an agenda; docs/agenda.md has the rules.
public enum Conflicts {
    /// Every conflict, in the order in which the sessions begin, then by kind. Waivers are not looked at.
    public static func find(_ setting: ConflictSetting) -> [Conflict] {
        var search = ConflictSearch(setting)
        search.lookAtEachSession()
        search.lookAtRooms()
        search.lookAtPeople()
        search.lookAtTracks()
        search.lookAtAttendees()
        return search.inOrder()
    }

    /// The conflicts of the draft, each with the waiver that counts for it.
    public static func of(_ event: Event, in tx: any ReadTransaction) throws -> [Conflict] {
        try tx.remembered(MemoryKey("conflicts", of: event.id)) {
            var conflicts = find(try .draft(of: event, in: tx))
            let waivers = try tx.waivers.all(in: event.id)
            if waivers.isEmpty { return conflicts }
            let byIdentity = Dictionary(waivers.map { ($0.identity, $0) }, uniquingKeysWith: { _, newer in newer })
            for index in conflicts.indices {
                let waiver = byIdentity[conflicts[index].identity]
                if waiver?.standing == conflicts[index].standing { conflicts[index].waiver = waiver }
            }
            return conflicts
        }
    }

    /// The conflicts that the changes would bring: those that are there afterwards and not, or waived, now.
    public static func brought(
        by changes: [SlotChange], to event: Event, in tx: any ReadTransaction
    ) throws -> [Conflict] {
        let now = try of(event, in: tx)
        let open = Set(now.filter { !$0.isWaived }.map(\.identity))
        let waived = Dictionary(
            now.filter(\.isWaived).map { ($0.identity, $0.standing) }, uniquingKeysWith: { first, _ in first })
        var setting = try ConflictSetting.draft(of: event, in: tx)
        let moved = Dictionary(changes.map { ($0.item.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        setting.items = setting.items.map { item in
            guard let change = moved[item.session.id] else { return item }
            var item = item
            item.session.slot = change.to
            item.room = change.room
            return item
        }
        return find(setting).filter { !open.contains($0.identity) && waived[$0.identity] != $0.standing }
    }

    /// Throws ``DomainError/conflict(_:)`` while a release of the draft would show an error that nobody has waived.
    static func requireSettled(for event: ID<Event>, in tx: any ReadTransaction) throws {
        guard let event = try tx.events.find(event) else { throw DomainError.notFound("There is no such event.") }
        let open = try of(event, in: tx).filter(\.stopsRelease)
        guard let first = open.first else { return }
        throw DomainError.conflict(
            Message(
                count: open.count, one: "{0} error in the agenda is neither settled nor waived: {1}",
                other: "{0} errors in the agenda are neither settled nor waived. The first: {1}",
                .message(first.sentence)))
    }
}

extension [Conflict] {
    /// How many of the severity nobody has waived.
    public func open(_ severity: ConflictSeverity) -> Int {
        count { $0.severity == severity && !$0.isWaived }
    }

    /// `3 errors, 1 warning, 2 waived`, without what there is none of.
    public var summary: Message {
        let unwaived = ConflictSeverity.allCases.compactMap { severity -> Message? in
            let count = self.open(severity)
            return count == 0 ? nil : severity.counted(count)
        }
        let waived = count(where: \.isWaived)
        let parts = unwaived + (waived == 0 ? [] : ["\(waived) waived"])
        return parts.dropFirst().reduce(parts.first ?? "No conflicts") { "\($0), \($1)" }
    }

    /// Those that the placing of the session has a part in and nobody has waived, errors first. That a draft is not
    /// released is its state's doing.
    public func settled(byMoving session: ID<Session>) -> [Conflict] {
        let open = filter { $0.concerns(session) && !$0.isWaived && $0.kind != .unreleasable }
        return open.filter { $0.severity == .error } + open.filter { $0.severity == .warning }
    }

    /// How bad it is for each session that has a part in any of ``settled(byMoving:)``.
    public var severities: [ID<Session>: ConflictSeverity] {
        var severities: [ID<Session>: ConflictSeverity] = [:]
        for conflict in self where !conflict.isWaived && conflict.kind != .unreleasable {
            for party in conflict.parties where severities[party.id] != .error {
                severities[party.id] = conflict.severity
            }
        }
        return severities
    }
}
