import Domain
import HTML
import Pages
import TimeZones

/// Events as cards, those to come first and those that are over after them.
struct EventCards: Component {
    let upcoming: [Event]
    let past: [Event]
    let t: Language

    var html: HTML {
        """
        \(if: !upcoming.isEmpty, "<section><h2>\(t("Coming up"))</h2>\(cards(upcoming))</section>")\
        \(if: !past.isEmpty, "<section><h2>\(t("Past events"))</h2>\(cards(past))</section>")
        """
    }

    private func cards(_ events: [Event]) -> Cards {
        Cards(
            events.map { event in
                let details = event.details
                let facts = [t.dates(details.firstDay, details.lastDay), details.venue].filter { !$0.isEmpty }
                return Card(
                    details.title, path: PublicEventLinks(event).home, tags: [Tag(t(details.kind.label))], facts: facts,
                    text: Self.beginning(of: details.summary))
            })
    }

    /// The first line, cut at a word when it is long.
    static func beginning(of text: String, longest: Int = 200) -> String {
        let line = text.prefix { !$0.isNewline }
        guard line.count > longest else { return String(line) }
        let cut = line.prefix(longest)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }
}

extension Content {
    /// A page that shows what is past and what is to come turns at midnight, by UTC: the site has no zone of its own.
    mutating func turnDaily(at now: Instant) {
        let today = Zone.utc.wallClock(at: now).date
        turnedAt = Instant(secondsSince1970: today.dayNumber * 86_400)
        turnsAt = Instant(secondsSince1970: (today.dayNumber + 1) * 86_400)
    }
}
