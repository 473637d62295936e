import Domain
import HTML
import Pages

/// An attendee's personal link: made, copied and revoked here.
struct PersonalLinkBlock {
    let event: Event
    let attendee: ID<Attendee>
    let link: PersonalLink?

    func html(_ visit: Visit) -> HTML {
        let t = visit.t
        return """
            <section aria-labelledby="personal"><h2 id="personal">\(t("Personal link"))</h2>\
            <p>\(t("Whoever has it sees this attendee’s place and agenda and can change the agenda, without signing in. Send it to nobody else."))</p>\
            \(link.map { inForce($0, visit) } ?? making(visit))</section>
            """
    }

    private func making(_ visit: Visit) -> HTML {
        PostForm(
            to: AdminLinks.attendeeLink(event.slug, attendee), token: visit.token,
            buttons: Buttons(visit.t("Make a personal link"), .secondary)
        ).html
    }

    private func inForce(_ link: PersonalLink, _ visit: Visit) -> HTML {
        let t = visit.t
        let address = visit.environment.baseURL + PublicLinks.personal(link.token)
        let revoke = ActionLink(t("Revoke the link"), AdminLinks.attendeeLinkDeletion(event.slug, attendee))
        return """
            \(CopyField(t("Address of the page"), address, id: "personal-address", t))\
            <p class="actions">\(revoke)</p>
            """
    }
}

/// Asks before a link is revoked.
struct PersonalLinkRevocationPage: PageModel {
    let event: Event
    let row: AttendeeRow

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let back = AdminLinks.attendee(event.slug, row.attendee.id)
        var page = AdminPage(.event(event, .attendees), t("Revoke the personal link of \(row.person.displayName)?"))
        page.steps = [
            Breadcrumbs.Step(t("Attendees"), AdminLinks.attendees(event.slug)),
            Breadcrumbs.Step(row.person.displayName, back),
        ]
        page.content =
            Confirmation(
                consequences: [
                    t(
                        "The address and its calendar stop working for good. What the attendee has chosen stays, and a new link can be made."
                    )
                ],
                to: AdminLinks.attendeeLinkDeletion(event.slug, row.attendee.id), token: visit.token,
                act: t("Revoke the link"), back: back, t
            ).html
        return page
    }
}
