import Domain
import HTML
import Pages

/// What is known of a person, in forms.
enum PersonFields {
    static let names: [Field] = [
        "name", "email", "organisation", "job_title", "sector", "seniority", "region", "tags", "biography",
    ]

    static func values(_ details: PersonDetails) -> [Field: String] {
        [
            "name": details.name, "email": details.email?.description ?? "", "organisation": details.organisation,
            "job_title": details.jobTitle, "sector": details.sector, "seniority": details.seniority,
            "region": details.region, "tags": details.tags.joined(separator: "; "), "biography": details.biography,
        ]
    }

    /// Who somebody is: enough to find or make a person.
    static func identity(_ fields: FormFields, _ t: Language) -> HTML {
        """
        \(fields.text(
            "name", t("Name"), hint: t("Leave empty for a placeholder that only the organisation is known of."),
            width: .long))\
        \(fields.email(
            "email", t("E-mail"), hint: t("If somebody has this address already, that person is used."), optional: true))\
        \(fields.text("organisation", t("Organisation"), optional: true, width: .long))\
        \(fields.text("job_title", t("Job title"), optional: true, width: .long))
        """
    }

    /// Everything.
    static func all(_ fields: FormFields, _ t: Language) -> HTML {
        """
        \(fields.text(
            "name", t("Name"), hint: t("Leave empty for a placeholder that only the organisation is known of."),
            width: .long))\
        \(fields.email("email", t("E-mail"), optional: true))\
        \(fields.text("organisation", t("Organisation"), optional: true, width: .long))\
        \(fields.text("job_title", t("Job title"), optional: true, width: .long))\
        \(fields.text("sector", t("Sector"), optional: true, width: .middle))\
        \(fields.text("seniority", t("Seniority"), optional: true, width: .middle))\
        \(fields.text("region", t("Region"), optional: true, width: .middle))\
        \(fields.text("tags", t("Tags"), hint: t("Separated by semicolons."), optional: true))\
        \(fields.textArea(
            "biography", t("Biography"), hint: t("The public reads it on the speaker’s page."), optional: true, rows: 8))
        """
    }
}
