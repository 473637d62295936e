import Domain

/// The parts of people in a session of a schedule, as rows of `speakers.csv`.
enum ScheduleSpeakers {
    static func rows(
        of session: ScheduleSession, key: String, _ file: ScheduleFile, _ setting: ScheduleSetting
    ) -> [ScheduleRow] {
        var seen: Set<String> = []
        var rows: [ScheduleRow] = []
        for person in session.persons {
            let role = role(of: person, file)
            let name = [person.name.trimmed, person.organisation?.trimmed ?? "", person.email?.trimmed ?? "", role]
            guard seen.insert(name.joined(separator: "\n").lowercased()).inserted else { continue }
            var row = ScheduleRow(person.name)
            row.set("session", key)
            row.set("role", role, from: person.role)
            row.set("position", String(rows.count + 1))
            fill(&row, person, setting)
            rows.append(row)
        }
        return rows
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
                    let known = [name, person.organisation?.trimmed.lowercased() ?? "", role(of: person, file)]
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

    private static func role(of person: SchedulePerson, _ file: ScheduleFile) -> String {
        let role = person.role?.trimmed.lowercased() ?? ""
        if role.isEmpty || (!file.isOurs && SpeakerRole(rawValue: role) == nil) { return SpeakerRole.speaker.rawValue }
        return role
    }

    /// What the file leaves open stays as it is, so nothing empty is set but what people are known by.
    private static func fill(_ row: inout ScheduleRow, _ person: SchedulePerson, _ setting: ScheduleSetting) {
        let organisation = person.organisation?.trimmed
        let isPlaceholder = person.name.isEmpty
        let shown = isPlaceholder ? organisation ?? "" : person.name.trimmed
        if let email = person.email, !email.isEmpty {
            row.set("name", person.name)
            row.set("email", email)
            if let organisation = person.organisation, !organisation.isEmpty { row.set("organisation", organisation) }
        } else if let known = setting.speaker(named: shown, of: organisation)?.details {
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
