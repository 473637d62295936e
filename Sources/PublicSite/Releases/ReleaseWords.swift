import Domain
import Pages
import TimeZones

/// What the pages say of a release and of its changes.
extension EventVisit {
    /// `Release 3`. A name that is more than a number stands for itself: `Final programme`.
    func name(_ release: Release, _ t: Language) -> String {
        release.name.first?.isNumber == true ? t("Release \(release.name)") : release.name
    }

    /// `Release 3, 12 November 2011`.
    func line(_ release: Release, _ t: Language) -> String {
        t("\(name(release, t)), \(t.plainDate(zone.wallClock(at: release.at).date))")
    }

    /// The rest of what there is to say of an agenda that the public does not see.
    func absence(_ t: Language) -> String {
        guard let lastRelease else { return t("Sessions appear here once the organisers release them.") }
        return t("It was last released as: \(line(lastRelease, t)). At the moment the organisers do not show it.")
    }

    /// When and where, as far as they are known.
    func standing(_ item: AgendaItem, _ t: Language) -> String {
        [item.session.slot.map { when($0, t) } ?? "", roomName(item, t)].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// What became of a session, a line each.
    func facts(_ change: AgendaChange, _ t: Language) -> [String] {
        var facts: [String] = []
        switch (change.before, change.after) {
        case (let before?, let after?) where change.kinds.contains(.moved):
            facts.append(t("Now: \(standing(after, t))"))
            facts.append(t("Before: \(standing(before, t))"))
        case (let before?, _) where change.kinds.contains(.cancelled):
            facts.append(t("Was to be: \(standing(before, t))"))
        default:
            facts.append(standing(change.item, t))
        }
        if change.kinds.contains(.retitled), let before = change.before {
            facts.append(t("Was called “\(before.session.details.title)”"))
        }
        if change.kinds.contains(.speakers) {
            let (added, removed) = (names(change.speakersAdded, t), names(change.speakersRemoved, t))
            if !added.isEmpty { facts.append(t("Now with \(added)")) }
            if !removed.isEmpty { facts.append(t("No longer with \(removed)")) }
        }
        return facts.filter { !$0.isEmpty }
    }

    private func names(_ speakers: [SessionSpeaker], _ t: Language) -> String {
        speakers.map { $0.name(t) }.joined(separator: ", ")
    }
}

extension AgendaDiff {
    /// How many changes there are of each kind: `2 new, 1 moved`.
    func summary(_ t: Language) -> String {
        if isEmpty { return t("No change that is shown") }
        return AgendaChange.Kind.allCases.compactMap { kind in
            let count = count(kind)
            return count == 0 ? nil : t("\(kind.label): \(count)")
        }.joined(separator: ", ")
    }
}
