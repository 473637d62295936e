/// Who is to be seated at which tables over how many rounds, under which rules, and what is worth how much.
///
/// Guests, tables and rounds are numbered from 0; the identifiers of a file live in ``Guest/id`` and ``Table/id`` only.
/// Nothing here is checked: ``TableProblem/faults()`` says what could never be meant.
public struct TableProblem: Sendable, Equatable {
    public var id: String
    public var title: String
    /// How many sittings there are.
    public var rounds: Int
    public var guests: [Guest]
    public var tables: [Table]
    public var hosts: [Host] = []
    /// Guests of one party share a table in every round in which they attend.
    public var parties: [[Int]] = []
    /// Pairs who never share a table: competitors, or people who asked for it.
    public var apart: [Pair] = []
    /// Pairs who asked to meet.
    public var introductions: [Pair] = []
    /// Meetings at earlier events.
    public var history: [PastMeetings] = []
    /// The plan in force before a change, for a repair; a guest without a seat in it has ``Plan/nowhere``.
    public var previous: Plan?
    /// Rounds that stay exactly as in ``previous``.
    public var frozenRounds: [Int] = []
    public var rules = Rules()
    public var weights = Weights()

    public init(id: String, title: String = "", rounds: Int, guests: [Guest], tables: [Table]) {
        self.id = id
        self.title = title
        self.rounds = rounds
        self.guests = guests
        self.tables = tables
    }

    /// Somebody who is to be seated.
    public struct Guest: Sendable, Equatable {
        public var id: String
        public var organisation: String?
        public var sector: String?
        public var seniority: String?
        public var region: String?
        /// A supplier or sponsor, of whom ``Rules/vendorCap`` allows so many at a table.
        public var isVendor = false
        /// The rounds that this guest misses.
        public var absent: [Int] = []
        /// What the guest's table must offer, such as a step-free way; see ``Table/offers``.
        public var needs: [String] = []

        public init(id: String) { self.id = id }
    }

    /// A table has the same places in every round, but for the rounds in which it is closed.
    public struct Table: Sendable, Equatable {
        public var id: String
        public var capacity: Int
        /// The fewest people it may hold in a round in which it is open.
        public var minimum: Int
        public var closed: [Int] = []
        /// What it can offer to guests with needs.
        public var offers: [String] = []

        public init(id: String, capacity: Int, minimum: Int = 0) {
            self.id = id
            self.capacity = capacity
            self.minimum = minimum
        }
    }

    /// A guest whose table is settled: a host, a scribe, or a locked seat.
    public struct Host: Sendable, Equatable {
        public var guest: Int
        public var table: Int
        /// nil: every round.
        public var rounds: [Int]?

        public init(guest: Int, table: Int, rounds: [Int]? = nil) {
            self.guest = guest
            self.table = table
            self.rounds = rounds
        }
    }

    /// Two guests, the lower number first.
    public struct Pair: Sendable, Hashable {
        public let first: Int
        public let second: Int

        public init(_ one: Int, _ other: Int) {
            first = min(one, other)
            second = max(one, other)
        }
    }

    /// How often two guests met before.
    public struct PastMeetings: Sendable, Equatable {
        public var pair: Pair
        public var times: Int
        /// How many events ago: each halves what the meeting counts. 0 counts in full.
        public var eventsAgo: Int

        public init(_ pair: Pair, times: Int, eventsAgo: Int = 0) {
            self.pair = pair
            self.times = times
            self.eventsAgo = eventsAgo
        }
    }

    /// Hard rules that hold for the whole event.
    public struct Rules: Sendable, Equatable {
        public enum OrganisationApart: String, Sendable { case hard, soft, off }

        public var organisationApart: OrganisationApart = .off
        /// The most vendors at one table in one round.
        public var vendorCap: Int?

        public init() {}
    }

    /// Prices of the aims, per unit of what ``Score`` counts. 0: the aim is of no interest.
    public struct Weights: Sendable, Equatable {
        public var repeatedMeeting = 0
        public var organisationClash = 0
        public var sectorMix = 0
        public var seniorityMix = 0
        public var regionMix = 0
        public var introduction = 0
        public var tableRepeat = 0
        public var move = 0
        /// Uneven tables: pairs at a table, less the fewest that an even spread would give.
        public var sizeSpread = 0
        /// A guest who is the only one of their sector at a table, though others of it are in the room.
        public var alone = 0
        /// What the prices were multiplied with to be whole numbers.
        public var scale = 1

        public init() {}
    }
}

extension TableProblem {
    func attends(_ guest: Int, _ round: Int) -> Bool { !guests[guest].absent.contains(round) }
    func isOpen(_ table: Int, _ round: Int) -> Bool { !tables[table].closed.contains(round) }

    /// Whether a table has all that a guest needs.
    func suits(_ guest: Int, _ table: Int) -> Bool {
        guests[guest].needs.allSatisfy { tables[table].offers.contains($0) }
    }

    /// Pairs who may not share a table: who are to be apart, and, where that is a hard rule, people of one organisation but
    /// for those of one party. Some come twice.
    var pairsApart: [Pair] {
        guard rules.organisationApart == .hard else { return apart }
        let parties = pairsOfParties
        var pairs = apart
        for (name, members) in Dictionary(grouping: guests.indices, by: { guests[$0].organisation }) where name != nil {
            for (index, one) in members.enumerated() {
                for other in members[(index + 1)...] where !parties.contains(Pair(one, other)) {
                    pairs.append(Pair(one, other))
                }
            }
        }
        return pairs
    }

    /// Pairs of one party: their meetings are meant, so they are no repeats and no clash.
    var pairsOfParties: Set<Pair> {
        var pairs = Set<Pair>()
        for party in parties {
            for (index, one) in party.enumerated() {
                for other in party[(index + 1)...] { pairs.insert(Pair(one, other)) }
            }
        }
        return pairs
    }

    /// The table at which a guest is settled in each round, by the hosts; the last one named counts.
    var hostTable: [[Int?]] {
        var table = Array(repeating: [Int?](repeating: nil, count: guests.count), count: rounds)
        for host in hosts {
            for round in host.rounds ?? Array(0..<rounds) where attends(host.guest, round) {
                table[round][host.guest] = host.table
            }
        }
        return table
    }
}
