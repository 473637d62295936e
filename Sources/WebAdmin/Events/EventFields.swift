import Domain
import HTML
import Pages
import TimeZones

/// The details of an event in forms.
enum EventFields {
    static let names: [Field] = [
        "title", "kind", "zone", "first_day", "last_day", "venue", "address", "capacity", "visibility", "registration",
        "series", "summary", "agenda", "walking_minutes",
    ]

    static func values(_ details: EventDetails, series: Series?) -> [Field: String] {
        [
            "title": details.title, "kind": details.kind.rawValue, "zone": details.zone.identifier,
            "first_day": details.firstDay.iso8601, "last_day": details.lastDay.iso8601, "venue": details.venue,
            "address": details.address, "capacity": details.capacity.map(String.init) ?? "",
            "visibility": details.visibility.rawValue, "registration": details.registration.rawValue,
            "series": series?.details.title ?? "", "summary": details.summary,
            "agenda": (details.showsAgenda ? EventDetails.AgendaVisibility.shown : .hidden).rawValue,
            "walking_minutes": String(details.walkingMinutes),
        ]
    }

    /// What stands in the form of a new event.
    static func standard(series: String) -> [Field: String] {
        [
            "kind": EventKind.conference.rawValue, "zone": "Europe/London", "visibility": Visibility.draft.rawValue,
            "registration": Registration.closed.rawValue, "series": series,
            "agenda": EventDetails.AgendaVisibility.shown.rawValue,
        ]
    }

    static func markup(_ fields: FormFields, series: [Series], isNew: Bool, _ t: Language) -> HTML {
        let slug = fields.text(
            "slug", t("Name in addresses"),
            hint: t("Such as socitm-2011. Made from the title when you leave it empty."),
            optional: true, width: .long, spellcheck: false)
        let titles = series.map { Choice($0.details.title, $0.details.title) }
        return """
            <fieldset class="part"><legend>\(t("What"))</legend>\
            \(fields.text("title", t("Title")))\(if: isNew, slug)\
            \(fields.select("kind", t, of: EventKind.self, \.label))\
            \(fields.select("series", t("Series"), titles, none: t("No series")))\
            \(fields.textArea("summary", t("Summary"), hint: t("The first thing the public reads."), optional: true))\
            </fieldset>\(when(fields, t))\(place(fields, t))\(access(fields, t))
            """
    }

    private static func when(_ fields: FormFields, _ t: Language) -> HTML {
        """
        <fieldset class="part"><legend>\(t("When"))</legend>\
        \(fields.text(
            "first_day", t("First day"), hint: t("Such as 2011-11-29."), width: .middle, autocomplete: "off"))\
        \(fields.text(
            "last_day", t("Last day"), hint: t("Leave empty for an event of one day."), optional: true, width: .middle,
            autocomplete: "off"))\
        \(fields.text(
            "zone", t("Time zone"), hint: t("The zone of the venue by its IANA name, such as Europe/London."),
            width: .long, autocomplete: "off", spellcheck: false))</fieldset>
        """
    }

    private static func place(_ fields: FormFields, _ t: Language) -> HTML {
        """
        <fieldset class="part"><legend>\(t("Where"))</legend>\
        \(fields.text("venue", t("Venue"), optional: true, width: .long))\
        \(fields.textArea("address", t("Address of the venue"), optional: true, rows: 3))\
        \(fields.number("capacity", t("Places"), hint: t("Leave empty when there is no limit."), optional: true))\
        \(fields.number(
            "walking_minutes", t("Minutes from room to room"),
            hint: t("Somebody who has less between two sessions is marked in the agenda."), optional: true))\
        </fieldset>
        """
    }

    private static func access(_ fields: FormFields, _ t: Language) -> HTML {
        let visibilities = Visibility.allCases.map { Choice($0.rawValue, t($0.label), hint: t(about($0))) }
        return """
            <fieldset class="part"><legend>\(t("Who"))</legend>\
            \(fields.radios("visibility", t("Visibility"), visibilities))\
            \(fields.select("agenda", t, of: EventDetails.AgendaVisibility.self, \.label))\
            \(fields.select("registration", t, of: Registration.self, \.label))</fieldset>
            """
    }

    private static func about(_ visibility: Visibility) -> Message {
        switch visibility {
        case .draft: "Organisers only."
        case .private: "Everyone who has the link."
        case .published: "Everyone, on What’s on and in all calendars."
        case .archived: "No longer on What’s on; its pages and feeds stay."
        }
    }
}
