extension Conflict {
    /// What is wrong, in one sentence.
    public var sentence: Message {
        let (one, other) = (first.title, second?.title ?? "")
        switch kind {
        case .roomOverlap: return overlap
        case .doubleBooking: return "\(name) has a part in “\(one)” and in “\(other)” at the same time."
        case .unavailable: return "\(name) cannot be there for all of “\(one)”."
        case .roomClosed: return "\(room?.details.name ?? "") is not open for all of “\(one)”."
        case .trackClash:
            return "“\(one)” and “\(other)” of the track \(track?.details.name ?? "") are at the same time."
        case .outsideDays: return "“\(one)” is not within the days of the event."
        case .besideGathering: return "“\(one)” and “\(other)” are at the same time, and one of them is for everybody."
        case .unreleasable where first.state == .draft: return "“\(one)” is still a draft, so a release leaves it out."
        case .unreleasable:
            return "“\(one)” was cancelled before anybody was shown it, so a release leaves it out."
        case .roomTooSmall, .walkingTime, .otherLength, .wantedTwice: return measured
        }
    }

    private var name: String { person?.name ?? "" }

    private var overlap: Message {
        let (one, other) = (first.title, second?.title ?? "")
        switch (room, measure) {
        case (let room?, .atOnce(let limit)?) where limit > 1:
            return Message(
                count: limit, one: "{1} holds {0} session at once, and “{2}” and “{3}” come to be too many.",
                other: "{1} holds {0} sessions at once, and “{2}” and “{3}” come to be too many.",
                .text(room.details.name), .text(one), .text(other))
        case (let room?, .atOnce?):
            return "“\(one)” and “\(other)” are in \(room.details.name) at the same time."
        case (let room?, _):
            let inRoom = first.slot.room == nil ? other : one
            let everywhere = first.slot.room == nil ? one : other
            return "“\(everywhere)” takes all rooms while “\(inRoom)” is in \(room.details.name)."
        case (nil, _):
            return "“\(one)” and “\(other)” both take all rooms at the same time."
        }
    }

    private var measured: Message {
        let (one, other) = (first.title, second?.title ?? "")
        switch measure {
        case .expected(let people, let places)?:
            return Message(
                count: people, one: "{0} person is expected at “{1}”, and {2} has {3} places.",
                other: "{0} people are expected at “{1}”, and {2} has {3} places.", .text(one),
                .text(room?.details.name ?? ""), .number(places))
        case .chosen(let people, let places)?:
            return Message(
                count: people, one: "{0} attendee has “{1}” in their agenda, and {2} has {3} places.",
                other: "{0} attendees have “{1}” in their agendas, and {2} has {3} places.", .text(one),
                .text(room?.details.name ?? ""), .number(places))
        case .minutes(let minutes, let needed)? where kind == .walkingTime:
            return Message(
                count: minutes, one: "{1} has {0} minute from “{2}” to “{3}” in another room, and needs {4}.",
                other: "{1} has {0} minutes from “{2}” to “{3}” in another room, and needs {4}.", .text(name),
                .text(one), .text(other), .number(needed))
        case .minutes(let minutes, let needed)?:
            return Message(
                count: minutes, one: "“{1}” takes {0} minute; {2} were asked for.",
                other: "“{1}” takes {0} minutes; {2} were asked for.", .text(one), .number(needed))
        case .attendees(let people)?:
            return Message(
                count: people, one: "{0} attendee has both “{1}” and “{2}” in their agenda, at the same time.",
                other: "{0} attendees have both “{1}” and “{2}” in their agendas, at the same time.", .text(one),
                .text(other))
        case .atOnce?, nil:
            return kind.label
        }
    }
}
