public import Domain
public import TimeZones

/// Somebody's seats in words, the same on pages and in calendars. Nobody else is named.
public struct SeatWords: Sendable {
    private let zone: Zone
    private let t: Language

    public init(zone: Zone, _ t: Language) {
        self.zone = zone
        self.t = t
    }

    /// Whose seats they are, seen from the reader.
    public enum Whose: Sendable {
        case own, another
    }

    /// `Round 1, 10am to 10:20am: table 4, place 7 · Topic: Cloud · You are the host`. `slot` is where the session is
    /// shown; nil for one without.
    public func line(_ place: SeatPlace, in slot: Slot?, of whose: Whose = .own) -> String {
        let table = place.table.details
        let seat: Message = place.seat.details.place.map { "\(table.labelInside), place \($0)" } ?? table.labelInside
        let round = place.round.label
        var parts = [time(of: place.round, in: slot).map { t("\(round), \($0): \(seat)") } ?? t("\(round): \(seat)")]
        if !table.topic.isEmpty { parts.append(t("Topic: \(table.topic)")) }
        if place.seat.details.isHost { parts.append(t(whose == .own ? "You are the host" : "Host")) }
        return parts.joined(separator: " · ")
    }

    /// `10am to 10:20am`; nil for a round without a time of its own.
    public func time(of round: SeatingRound, in slot: Slot?) -> String? {
        guard let time = slot.flatMap({ round.details.time(in: $0) }) else { return nil }
        let start = zone.wallClock(at: time.start)
        return time.end.map { t.times(start, zone.wallClock(at: $0)) } ?? t.time(start)
    }
}
