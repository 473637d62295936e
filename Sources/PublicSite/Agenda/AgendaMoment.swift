import Domain
import TimeZones

/// What is on now and what comes next, and between which moments that stays so.
struct AgendaMoment {
    private(set) var current: [AgendaItem] = []
    private(set) var next: [AgendaItem] = []
    /// When it last became so; nil when it has never been otherwise.
    private(set) var since: Instant?
    /// When it will change; nil when it never will.
    private(set) var until: Instant?

    /// From a day before the first session what comes next is told.
    static let notice: Int64 = 86_400

    init(_ items: [AgendaItem], at now: Instant) {
        let slots = items.compactMap { item in item.session.slot.map { (item, $0) } }
            .filter { $0.0.session.details.state != .cancelled }
        guard let first = slots.map(\.1.start).min() else { return }
        let turns = [first.adding(seconds: -Self.notice)] + slots.flatMap { [$0.1.start, $0.1.end] }
        since = turns.filter { $0 <= now }.max()
        until = turns.filter { $0 > now }.min()
        guard since != nil else { return }
        current = slots.filter { $0.1.start <= now && now < $0.1.end }.map(\.0)
        let start = slots.map(\.1.start).filter { $0 > now }.min()
        next = slots.filter { $0.1.start == start }.map(\.0)
    }
}
