import Domain
import HTML
import Pages

/// The people who speak at an event, and the organisations that send somebody.
struct SpeakersPage {
    let visit: EventVisit
    let site: Site

    private var t: Language { site.t }

    var html: HTML {
        let people = visit.speakers
        let count = Message(count: people.count, one: "{0} speaker", other: "{0} speakers")
        let header = PageHeader(t("Speakers"), meta: people.isEmpty ? "" : t(count))
        return PublicFrame(visit, .speakers, site: site).page(header, content: people.isEmpty ? empty : table(people))
    }

    private var empty: HTML {
        EmptyBlock(t("No speakers are announced yet"), t("They appear here with their sessions.")).html
    }

    private func table(_ people: [SpeakingPerson]) -> HTML {
        Table(
            t("Speakers"), columns: [.init(t("Name")), .init(t("From")), .init(t("Sessions"))],
            rows: people.map { person in
                let name: HTML =
                    "<a href=\"\(url: visit.links.speaker(person.person.id))\">\(person.person.displayName)</a>"
                let mark: HTML = person.person.isPlaceholder ? " \(Tag(t("Name to be announced")))" : ""
                return .init([
                    "\(name)\(mark)", HTML(text: person.person.belonging.joined(separator: ", ")), sessions(person),
                ])
            }
        ).html
    }

    private func sessions(_ person: SpeakingPerson) -> HTML {
        person.parts.map { part in
            let session = part.item.session
            let role: HTML = part.role == .speaker ? "" : " <span class=\"meta\">\(t(part.role.label))</span>"
            return "<a href=\"\(url: visit.links.session(session.key))\">\(session.details.title)</a>\(role)" as HTML
        }.joined(separator: "<br>")
    }
}
