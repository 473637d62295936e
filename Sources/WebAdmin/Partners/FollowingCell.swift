import Domain
import HTML
import Pages
import TimeZones

/// How it stands with a partner's calendar: where it is followed, and how the last look went.
struct FollowingCell {
    let row: PartnersPage.Row
    let visit: Visit

    var html: HTML {
        let t = visit.t
        guard let following = row.following else {
            return "\(t("Imported as a file"))<br><span class=\"meta\">\(time(row.calendar.importedAt))</span>"
        }
        let state = following.state
        var lines: [HTML] = []
        // Of many calendars the address is the whole secret.
        let address = visit.may(.organise) ? following.details.address.description : following.details.address.host
        lines.append("<span class=\"address\">\(address)</span>")
        if let failure = state.failure { lines.append("\(Tag(t("Failed"), .bad)) \(t(failure.message))") }
        if !following.isOn { lines.append("\(Tag(t("Stopped"), .warn))") }
        lines.append(line(state.lookedAt.map { t("Last look: \(time($0))") } ?? t("Not looked at yet")))
        if let at = state.changedAt { lines.append(line(t("Last change: \(time(at))"))) }
        if let at = state.nextAt { lines.append(line(t("Next look: \(time(at))"))) }
        return "\(lines, { "<div>\($0)</div>" })"
    }

    private func line(_ text: String) -> HTML { "<span class=\"meta\">\(text)</span>" }

    private func time(_ instant: Instant) -> String {
        visit.t("\(visit.t.dateAndTime(Zone.utc.wallClock(at: instant))) UTC")
    }
}
