/// What a search came to: where each session is, what that is worth, and why some have no place.
public struct AgendaPlan: Sendable, Equatable {
    /// By session; nil for those without a place.
    public let placements: [Placement?]
    public let score: AgendaScore
    public let unplaced: [Unplaced]
    /// Rules that what was given breaks by itself, whatever is placed around it: pinned sessions, fixed slots, and in a
    /// filling all that was placed already. Placed sessions break none.
    public let given: [AgendaViolation]
    /// In a repair: from so many sessions, at least, no plan can keep the place where they were. Nil otherwise.
    public let fewestMoves: Int?
    /// How many steps were done; with the seed it repeats the search.
    public let steps: Int

    public struct Unplaced: Sendable, Equatable {
        public let session: Int
        public let reason: UnplacedReason
    }
}

/// Why a session has no place. The first that holds is given.
public enum UnplacedReason: Sendable, Equatable {
    /// It is longer than any window; `longest` in seconds.
    case noWindowLongEnough(longest: Int64)
    /// No room that it can be in is open so long within a window; `longest` in seconds.
    case noRoomOpenLongEnough(longest: Int64)
    /// These people are never there at the same time for so long; `together` is when all of them are.
    case peopleNeverFreeTogether(people: [Int], together: [Interval])
    /// These people are free together at these times only, and then no room is open so long.
    case peopleFreeOnlyWhenRoomsAreClosed(people: [Int], times: [Interval])
    /// Every place it could have is taken; at `best`, by the fewest. More time for the search may still find a plan with
    /// this session, unless all that is in the way stays.
    case everyPlaceTaken(best: Placement, by: [Occupant])
}

/// What takes a place.
public enum Occupant: Sendable, Hashable {
    case session(Int)
    case fixed(Int)
}
