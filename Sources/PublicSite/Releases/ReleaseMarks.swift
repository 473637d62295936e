import Domain
import Pages

/// What the newest release changed against the one before it, by session: the marks of the agenda's pages. They last until
/// the next release; a first release has none.
struct ReleaseMarks: Sendable {
    private let changes: [ID<Session>: AgendaChange]

    /// What readers who knew the release before must not miss. What was cancelled says so by itself.
    private static let kinds: [AgendaChange.Kind] = [.new, .moved, .retitled]

    init(_ visit: EventVisit, _ tx: any ReadTransaction) throws {
        guard let agenda = visit.agenda, agenda.release.number > 1 else {
            changes = [:]
            return
        }
        changes = try tx.remembered(MemoryKey("release marks", of: visit.event.id)) {
            let news = try ReleaseNews.of([agenda.release], tx).first
            let marked = news?.diff?.changes.compactMap { change in
                change.after.flatMap {
                    Self.kinds.contains(where: change.kinds.contains) ? ($0.session.id, change) : nil
                }
            }
            return Dictionary(marked ?? [], uniquingKeysWith: { first, _ in first })
        }
    }

    /// The change of a session that is marked; nil for all others.
    func change(of session: ID<Session>) -> AgendaChange? { changes[session] }

    func kinds(of session: ID<Session>) -> [AgendaChange.Kind] {
        changes[session].map { change in Self.kinds.filter(change.kinds.contains) } ?? []
    }

    func tags(of session: ID<Session>, _ t: Language) -> [Tag] {
        kinds(of: session).map { Tag(t($0.label), $0.tone) }
    }
}

extension AgendaChange.Kind {
    var tone: Tag.Tone {
        switch self {
        case .new: .ok
        case .cancelled: .bad
        case .moved, .retitled: .warn
        case .speakers, .edited: .plain
        }
    }
}
