import Domain
import HTML
import Pages
import TimeZones

/// The form that says when a speaker can be at the event.
struct AvailabilityPage: PageModel {
    let event: Event
    let person: Person
    let state: FormState

    /// `refused` is the form that was sent, nil when it is first shown.
    init(_ visit: Visit, refused: FormState?, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        person = try visit.speaking(at: event, tx).person
        let zone = event.details.zone
        let spans = try tx.availability.all(in: event.id)[person.id] ?? []
        state =
            refused ?? FormState(["availability": spans.map { $0.text(in: zone) }.joined(separator: "\n")])
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let name = person.displayName
        var page = AdminPage(.event(event, .speakers), t("Availability of \(name)"))
        page.steps = [
            Breadcrumbs.Step(t("Speakers"), AdminLinks.speakers(event.slug)),
            Breadcrumbs.Step(name, AdminLinks.speaker(event.slug, person.id)),
        ]
        page.problems = state.problems
        let zone = event.details.zone.identifier
        page.content = EditForm(
            state: state, path: AdminLinks.speakerAvailability(event.slug, person.id), act: "Save availability",
            back: AdminLinks.speaker(event.slug, person.id)
        ).html(visit) { fields in
            fields.textArea(
                "availability", t("When they can be there"),
                hint: t(
                    "One span of time a line, such as \("2011-11-29 09:00 to 17:30"), in the zone \(zone). Empty is any time."
                ), rows: 5)
        }
        return page
    }
}

/// When a speaker can be at the event, on the speaker's own page.
struct AvailabilityBlock {
    let event: Event
    let person: Person
    /// Empty is any time.
    let spans: [TimeSpan]

    func html(_ visit: Visit) -> HTML {
        let t = visit.t
        let words = SlotWords(zone: event.details.zone, t: t)
        let change = ActionLink(
            t("Change availability"), AdminLinks.speakerAvailability(event.slug, person.id), .plain)
        return """
            <section aria-labelledby="availability"><h2 id="availability">\(t("Availability"))</h2>\
            \(if: spans.isEmpty, "<p>\(t("Any time"))</p>", else: "<ul>\(spans, { "<li>\(words.when($0))</li>" })</ul>")\
            \(if: visit.may(.organise), "<p>\(change)</p>")</section>
            """
    }
}
