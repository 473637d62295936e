import Domain
import HTTP
import Pages

/// Two states of an agenda and what is different between them.
struct AgendaComparison {
    /// A state of an agenda: nothing at all, a release, or the draft.
    enum Side: Hashable {
        case nothing
        case release(Release)
        case draft

        /// As the query of the comparison names it.
        var value: String {
            switch self {
            case .nothing: "0"
            case .release(let release): String(release.number)
            case .draft: "draft"
            }
        }

        func label(_ t: Language) -> String {
            switch self {
            case .nothing: t("Nothing")
            case .release(let release): t("Release \(release.name)")
            case .draft: t("The draft")
            }
        }

        fileprivate func items(of event: Event, _ tx: any ReadTransaction) throws -> [AgendaItem] {
            switch self {
            case .nothing: []
            case .release(let release): try Releases.agenda(of: release, in: tx).items
            case .draft: try Releases.draft(of: event.id, in: tx)
            }
        }
    }

    let from: Side
    let to: Side
    let before: [AgendaItem]
    let after: [AgendaItem]
    let diff: AgendaDiff

    init(_ from: Side, _ to: Side, of event: Event, _ tx: any ReadTransaction) throws {
        self.from = from
        self.to = to
        before = try from.items(of: event, tx)
        after = try to.items(of: event, tx)
        diff = AgendaDiff(from: before, to: after)
    }

    /// Who must hear of the step from the one to the other.
    func audience(at event: Event, in tx: any ReadTransaction) throws -> ReleaseAudience {
        try ReleaseAudience(from: before, to: after, at: event.id, in: tx)
    }

    /// What the draft changes.
    static func draft(of event: Event, since newest: Release?, _ tx: any ReadTransaction) throws -> Self {
        try Self(newest.map(Side.release) ?? .nothing, .draft, of: event, tx)
    }

    /// What a release changed.
    static func since(_ release: Release, of event: Event, _ tx: any ReadTransaction) throws -> Self {
        let before = release.number > 1 ? try Releases.found(release.number - 1, of: event.id, in: tx) : nil
        return try Self(before.map(Side.release) ?? .nothing, .release(release), of: event, tx)
    }

    /// The sides that the query names; without names the newest release and the draft.
    static func asked(
        _ query: Query, of event: Event, among releases: [Release], _ tx: any ReadTransaction
    ) throws -> Self {
        let side = { (name: String, standard: Side) -> Side in
            guard let text = query[name] else { return standard }
            return sides(releases).first { $0.value == text } ?? standard
        }
        let newest = releases.first.map(Side.release) ?? .nothing
        return try Self(side("from", newest), side("to", .draft), of: event, tx)
    }

    /// What can be compared, newest first.
    static func sides(_ releases: [Release]) -> [Side] { [.draft] + releases.map(Side.release) + [.nothing] }

    /// `Release 2 and the draft`, for those who hear the table.
    func caption(_ t: Language) -> String { t("From \(from.label(t)) to \(to.label(t))") }
}
