import Domain
import HTML
import Pages

/// One person who speaks at an event, with what they do there.
struct SpeakerPage {
    let visit: EventVisit
    let speaking: SpeakingPerson
    let marks: ReleaseMarks
    let site: Site

    private var t: Language { site.t }

    var html: HTML {
        let person = speaking.person
        let header = PageHeader(
            person.displayName, tags: person.isPlaceholder ? [Tag(t("Name to be announced"))] : [],
            meta: person.belonging.joined(separator: ", "),
            actions: [ActionLink(t("Add to calendar"), visit.links.speakerCalendar(person.id), icon: .calendar)],
            breadcrumbs: Breadcrumbs([.init(t("Speakers"), visit.links.speakers)], t))
        return PublicFrame(visit, .speakers, site: site).page(
            header,
            content: """
                \(TextBlock(person.details.biography))<section><h2>\(t("Sessions"))</h2>\(sessions)</section>
                """)
    }

    private var sessions: Cards {
        Cards(
            speaking.parts.map { part in
                let session = part.item.session
                let when = session.slot.map { visit.when($0, t) } ?? ""
                return Card(
                    session.details.title, path: visit.links.session(session.key),
                    tags: (part.role == .speaker ? [] : [Tag(t(part.role.label))]) + marks.tags(of: session.id, t),
                    facts: [when, visit.roomName(part.item, t)].filter { !$0.isEmpty })
            })
    }
}
