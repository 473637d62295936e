import Domain

/// The parts of people in a session of a schedule, as rows of `speakers.csv`.
enum ScheduleSpeakers {
    /// Those with a role come first: one without a role is about a part that is left.
    static func rows(
        of session: ScheduleSession, key: String, _ file: ScheduleFile, _ setting: ScheduleSetting
    ) -> [ScheduleRow] {
        let parts = parts(of: session, file)
        let keepsOrder = setting.isOrder(parts.map { shownName(of: $0.person) }, ofSession: key)
        let rows = parts.enumerated().map { index, part in
            var row = ScheduleRow(part.person.name)
            row.set("session", key)
            if let role = part.role { row.set("role", role, from: part.person.role) }
            if !keepsOrder { row.set("position", String(index + 1)) }
            fill(&row, part.person, in: key, setting)
            return row
        }
        return rows.filter { $0.cells["role"] != nil } + rows.filter { $0.cells["role"] == nil }
    }

    /// Each part once. A role that one of two entries leaves open is that of a speaker.
    private static func parts(
        of session: ScheduleSession, _ file: ScheduleFile
    ) -> [(person: SchedulePerson, role: String?)] {
        var places: [String: Int] = [:]
        var parts: [(person: SchedulePerson, role: String?)] = []
        for person in session.persons {
            let role = role(of: person, file)
            let name = [
                person.name.trimmed, person.organisation?.trimmed ?? "", person.email?.trimmed ?? "", role ?? standard,
            ].joined(separator: "\n").lowercased()
            if let place = places[name] {
                if parts[place].role == nil { parts[place] = (person, role) }
            } else {
                places[name] = parts.count
                parts.append((person, role))
            }
        }
        return parts
    }

    /// People of one name, whom the file tells apart and nothing here does: by numbers of its own, or as two entries of one
    /// session. They become one person, which somebody has to know.
    static func remarks(_ file: ScheduleFile) -> [Remark] {
        var numbers: [String: Set<String>] = [:]
        var told: Set<String> = []
        var remarks: [Remark] = []
        for session in file.sessions {
            var unnumbered: Set<String> = []
            for person in session.persons where person.email?.isEmpty ?? true {
                let name = person.name.trimmed.lowercased()
                let isAnother: Bool
                if let number = person.number, !number.isEmpty {
                    numbers[name, default: []].insert(number)
                    isAnother = numbers[name]?.count == 2
                } else {
                    let known = [
                        name, person.organisation?.trimmed.lowercased() ?? "", role(of: person, file) ?? standard,
                    ]
                    isAnother = !unnumbered.insert(known.joined(separator: "\n")).inserted
                }
                guard isAnother, told.insert(name).inserted else { continue }
                remarks.append(
                    Remark(
                        line: person.name.line,
                        message:
                            "Several people are called “\(person.name.trimmed)”, and have no e-mail address by which they could be told apart: they become one."
                    ))
            }
        }
        return remarks
    }

    private static let standard = SpeakerRole.speaker.rawValue

    /// Nil where the file has none, or none of ours.
    private static func role(of person: SchedulePerson, _ file: ScheduleFile) -> String? {
        let role = person.role?.trimmed.lowercased() ?? ""
        return role.isEmpty || (!file.isOurs && SpeakerRole(rawValue: role) == nil) ? nil : role
    }

    /// A placeholder is shown by its organisation.
    private static func shownName(of person: SchedulePerson) -> String {
        person.name.isEmpty ? person.organisation?.trimmed ?? "" : person.name.trimmed
    }

    /// What the file leaves open stays as it is, so nothing empty is set but what people are known by.
    private static func fill(
        _ row: inout ScheduleRow, _ person: SchedulePerson, in session: String, _ setting: ScheduleSetting
    ) {
        let organisation = person.organisation?.trimmed
        if let email = person.email, !email.isEmpty {
            row.set("name", person.name)
            row.set("email", email)
            if let organisation = person.organisation, !organisation.isEmpty { row.set("organisation", organisation) }
        } else if let known = setting.speaker(named: shownName(of: person), of: organisation, in: session)?.details {
            row.set("name", known.name, from: person.name)
            row.set("organisation", known.organisation)
            if let email = known.email { row.set("email", email.description) }
        } else {
            row.set("name", person.name)
            row.set("organisation", organisation ?? "", from: person.organisation)
        }
        if let title = person.jobTitle, !title.isEmpty { row.set("job_title", title) }
        if let biography = person.biography, !biography.isEmpty {
            row.set("biography", PlainText.of(biography.text), from: biography)
        }
    }
}
