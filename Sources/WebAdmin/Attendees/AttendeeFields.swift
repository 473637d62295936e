import Domain
import HTML
import HTTP
import Pages

extension AttendeeFilter {
    /// Reads `q`, `status`, `category`, `sort` and `direction`; what names nothing narrows nothing.
    init(_ query: ListQuery) {
        self.init()
        text = query.text("q")
        status = query.choice("status", AttendeeStatus.self)
        category = query.choice("category", AttendeeCategory.self)
        sort = query.choice("sort", AttendeeSort.self) ?? .name
        direction = query.choice("direction", SortDirection.self) ?? .ascending
    }
}

/// A place at an event in forms.
enum AttendeeFields {
    static let names: [Field] = ["category", "status", "dietary", "access", "note"]
    static let standard: [Field: String] = [
        "category": AttendeeCategory.delegate.rawValue, "status": AttendeeStatus.accepted.rawValue,
    ]

    static func values(_ details: AttendeeDetails) -> [Field: String] {
        [
            "category": details.category.rawValue, "status": details.status.rawValue, "dietary": details.dietary,
            "access": details.access, "note": details.note,
        ]
    }

    /// Reads a person, who is found or made, and their place, and gathers what is wrong with either.
    static func read(_ form: Form, _ visit: Visit, in tx: any WriteTransaction) throws -> (Person, AttendeeDetails) {
        var reader = form.reader
        if let person = try PersonForm.known(form, visit, in: tx) { return (person, try AttendeeDetails.read(&reader)) }
        let details = try? PersonDetails.read(&reader)
        let attendance = try AttendeeDetails.read(&reader)
        guard let details else { throw DomainError.invalid(reader.problems) }
        return (try PersonForm.foundOrMade(details, in: tx), attendance)
    }

    static func status(_ form: Form) throws -> AttendeeStatus {
        guard let status = form["status"].flatMap({ AttendeeStatus(rawValue: $0) }) else {
            throw HTTPError.badRequest("This is no status of an attendee.")
        }
        return status
    }

    /// `statuses` are those to choose from.
    static func markup(_ fields: FormFields, statuses: [AttendeeStatus], _ t: Language) -> HTML {
        """
        \(fields.select("category", t, of: AttendeeCategory.self, \.label))\
        \(fields.select("status", t("Status"), statuses.map { Choice($0.rawValue, t($0.label)) }))\
        \(fields.text("dietary", t("Dietary needs"), optional: true, width: .long))\
        \(fields.text("access", t("Access needs"), optional: true, width: .long))\
        \(fields.textArea("note", t("Note"), hint: t("For organisers."), optional: true, rows: 4))
        """
    }
}
