import Domain

/// A release with what it changed against the one before it.
struct ReleaseNews {
    let release: Release
    /// Nil for the first release, which has nothing before it.
    let diff: AgendaDiff?
    /// How many sessions it shows that take place.
    let sessionCount: Int

    /// The news of releases that follow each other, newest first.
    static func of(_ releases: some Sequence<Release>, _ tx: any ReadTransaction) throws -> [ReleaseNews] {
        var news: [ReleaseNews] = []
        var known: (number: Int, items: [AgendaItem])?
        for release in releases {
            let items =
                if let known, known.number == release.number { known.items } else {
                    try Releases.agenda(of: release, in: tx).items
                }
            var diff: AgendaDiff?
            known = nil
            if release.number > 1 {
                let before = try tx.releases.sessions(of: release.number - 1, in: release.event).map(\.item)
                known = (release.number - 1, before)
                diff = AgendaDiff(from: before, to: items)
            }
            let held = items.count { $0.session.details.state != .cancelled }
            news.append(ReleaseNews(release: release, diff: diff, sessionCount: held))
        }
        return news
    }
}
