import Domain
import Pages

/// What there is to do until an event is ready, and where it is done.
struct EventTasks {
    let event: Event
    let counts: EventCounts
    /// Errors in the agenda that nobody has waived.
    let errors: Int
    let isReleased: Bool

    func list(_ t: Language) -> [TaskList.Task] {
        let slug = event.slug
        let listed = counts.attendees.values.reduce(0, +)
        return [
            task("Name the venue", AdminLinks.settings(slug), isDone: !event.details.venue.isEmpty, t),
            task("Add the rooms", AdminLinks.rooms(slug), isDone: counts.rooms > 0, t),
            task("Add the sessions", AdminLinks.sessions(slug), isDone: counts.sessions > 0, t),
            task(
                "Place every session on the agenda", AdminLinks.agenda(slug),
                isDone: counts.sessions > 0 && counts.unscheduled == 0, hint: unscheduled, t),
            task(
                "Settle the conflicts", AdminLinks.conflicts(slug),
                isDone: counts.sessions > counts.unscheduled && errors == 0, hint: unsettled, t),
            task("Name chair and speakers", AdminLinks.speakers(slug), isDone: counts.speakers > 0, t),
            task("Bring in the attendees", AdminLinks.attendees(slug), isDone: listed > 0, t),
            task("Release the agenda", AdminLinks.releases(slug), isDone: isReleased, t),
            task("Publish the event", AdminLinks.settings(slug), isDone: event.details.visibility != .draft, t),
        ]
    }

    private var unscheduled: Message? {
        guard counts.unscheduled > 0 else { return nil }
        return Message(
            count: counts.unscheduled, one: "{0} session is unscheduled.", other: "{0} sessions are unscheduled.")
    }

    private var unsettled: Message? {
        errors == 0 ? nil : ConflictSeverity.error.counted(errors)
    }

    private func task(
        _ text: Message, _ path: String, isDone: Bool, hint: Message? = nil, _ t: Language
    ) -> TaskList.Task {
        TaskList.Task(
            t(text), path, hint: hint.map { t($0) },
            state: isDone ? Tag(t("Done"), .ok) : Tag(t("To do"), .info))
    }
}
