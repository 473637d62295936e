import Domain
import HTML
import Pages
import TimeZones

/// What partners hold, below our own events. It is theirs: plain text, with a link only to the web.
struct PartnerBlock: Component {
    let entries: [PartnerEntry]
    let t: Language

    /// How many entries are shown.
    static let mostEntries = 30

    /// What is to come: of a series, or of every calendar that does not belong to a series which nobody may see.
    static func upcoming(
        of series: Series?, on today: CivilDate, _ tx: any ReadTransaction
    ) throws -> [PartnerEntry] {
        let calendars = try tx.partners.calendars()
        if calendars.isEmpty { return [] }
        // By no zone's clocks a day of today begins before this.
        let earliest = Instant(secondsSince1970: today.dayNumber * 86_400 - 14 * 3600)
        var hidden: Set<ID<PartnerCalendar>> = []
        if series == nil {
            for calendar in calendars {
                guard let series = try calendar.series.flatMap({ try tx.series.find($0) }) else { continue }
                if try SeriesVisit(series, tx) == nil { hidden.insert(calendar.id) }
            }
        }
        let hasNoLimit = !hidden.isEmpty
        let entries = try tx.partners.upcoming(
            from: earliest, series: series?.id, limit: hasNoLimit ? .max : mostEntries + 200)
        // What was over the evening before, by its own clocks, is over.
        let shown = entries.filter { !hidden.contains($0.calendar) && $0.details.time.lastDay >= today }
        return Array(shown.prefix(mostEntries))
    }

    var html: HTML {
        guard !entries.isEmpty else { return "" }
        return """
            <section id="partners"><h2>\(t("From our partners"))</h2>\
            <p class="meta">\(t("Held by others. Ask them about anything that you need to know."))</p>\
            <ul class="cards">\(entries, { "<li>\(card($0.details))</li>" })</ul></section>
            """
    }

    private func card(_ details: PartnerEntryDetails) -> HTML {
        let words = details.title.isEmpty ? t("Without a title") : details.title
        let title: HTML =
            details.address.isEmpty
            ? HTML(text: words)
            : "<a href=\"\(url: details.address)\" rel=\"external nofollow noopener\">\(words)\(Icon.external)</a>"
        return """
            <article class="card"><h3>\(title)</h3>\
            \(if: details.isCancelled, "<p class=\"tags\">\(Tag(t("Cancelled"), .bad))</p>")\
            <p class="meta">\(when(details.time))</p>\
            \(if: !details.place.isEmpty, "<p class=\"meta\">\(details.place)</p>")</article>
            """
    }

    private func when(_ time: PartnerTime) -> String {
        switch time {
        case .days(let first, let last): return t.dates(first, last)
        case .time(let start, let end, let zone):
            let from = zone.wallClock(at: start)
            let until = end.map { zone.wallClock(at: $0) }
            let clocks = t("\(times(from, until)) (\(zone.identifier))")
            return t("\(t.date(from.date)), \(clocks)")
        }
    }

    private func times(_ start: WallClock, _ end: WallClock?) -> String {
        guard let end else { return t.time(start) }
        return end.date == start.date
            ? t.times(start, end) : t("\(t.time(start)) to \(t.time(end)) on \(t.day(end.date))")
    }
}
