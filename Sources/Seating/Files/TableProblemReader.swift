/// Reads a problem of the kind `seating`.
struct TableProblemReader {
    private let fields: Fields
    private var guests = Names("guest")
    private var tables = Names("table")
    private(set) var unread: [String] = []

    init(_ fields: Fields) { self.fields = fields }

    mutating func read() throws(FileFault) -> TableProblem {
        guard let rounds = try fields.whole("rounds", in: 1...Limits.rounds) else {
            throw fields.fault("“rounds” is missing.")
        }
        var problem = TableProblem(
            id: try fields.requiredText("id"), title: try fields.text("title") ?? "", rounds: rounds,
            guests: try readGuests(rounds), tables: try readTables(rounds))
        let seats = problem.tables.reduce(0) { $0 + $1.capacity }
        guard seats <= Limits.seats else { throw fields.fault("There are more than \(Limits.seats) seats.") }
        problem.hosts = try readHosts("hosts", rounds) + readHosts("locked", rounds)
        for party in try fields.list("together") { problem.parties.append(try readParty(party)) }
        problem.apart = try readPairs("apart")
        problem.introductions = try readPairs("introductions")
        problem.history = try readHistory()
        if fields.value("previous") != nil { problem.previous = try readPrevious(rounds, problem) }
        problem.frozenRounds = try fields.rounds("frozenRounds", of: rounds)
        if !problem.frozenRounds.isEmpty, problem.previous == nil {
            throw fields.fault("“frozenRounds” needs “previous”.", at: fields.value("frozenRounds"))
        }
        problem.rules = try RulesReader.read(fields, &unread)
        problem.weights = try readWeights()
        unread += fields.unknown([
            "format", "kind", "id", "title", "rounds", "guests", "rules", "weights", "tables", "hosts", "locked",
            "together", "apart", "introductions", "history", "earlier", "previous", "frozenRounds",
        ])
        return problem
    }

    private mutating func readGuests(_ rounds: Int) throws(FileFault) -> [TableProblem.Guest] {
        var read: [TableProblem.Guest] = []
        for value in try fields.requiredList("guests") {
            let fields = try Fields(value, fields.bytes, "A guest")
            var guest = TableProblem.Guest(id: try fields.requiredText("id"))
            try guests.add(guest.id, fields)
            guest.organisation = try fields.text("org")
            guest.sector = try fields.text("sector")
            guest.seniority = try fields.text("seniority")
            guest.region = try fields.text("region")
            guest.isVendor = try fields.flag("vendor")
            guest.absent = try fields.rounds("absent", of: rounds)
            for need in try fields.list("needs") { guest.needs.append(try fields.text(need, "A need")) }
            read.append(guest)
        }
        guard read.count <= Limits.guests else { throw fields.fault("There are more than \(Limits.guests) guests.") }
        return read
    }

    private mutating func readTables(_ rounds: Int) throws(FileFault) -> [TableProblem.Table] {
        var read: [TableProblem.Table] = []
        for value in try fields.requiredList("tables") {
            let fields = try Fields(value, fields.bytes, "A table")
            let id = try fields.requiredText("id")
            try tables.add(id, fields)
            guard let capacity = try fields.whole("capacity", in: 0...Limits.seats) else {
                throw fields.fault("“capacity” is missing.")
            }
            var table = TableProblem.Table(
                id: id, capacity: capacity, minimum: try fields.whole("min", in: 0...Limits.seats) ?? 0)
            table.closed = try fields.rounds("closed", of: rounds)
            for offer in try fields.list("offers") { table.offers.append(try fields.text(offer, "An offer")) }
            read.append(table)
        }
        return read
    }

    private func readHosts(_ key: String, _ rounds: Int) throws(FileFault) -> [TableProblem.Host] {
        var read: [TableProblem.Host] = []
        for value in try fields.list(key) {
            let fields = try Fields(value, fields.bytes, "A member of “\(key)”")
            let at = fields.value("rounds") == nil ? nil : try fields.rounds("rounds", of: rounds)
            read.append(
                .init(guest: try guests.number("guest", fields), table: try tables.number("table", fields), rounds: at))
        }
        return read
    }

    private func readParty(_ value: JSONValue) throws(FileFault) -> [Int] {
        var members: [Int] = []
        for member in try fields.list(value, "A party") {
            let guest = try guests.number(member, fields)
            if !members.contains(guest) { members.append(guest) }
        }
        return members
    }

    private func readPairs(_ key: String) throws(FileFault) -> [TableProblem.Pair] {
        var pairs: [TableProblem.Pair] = []
        for value in try fields.list(key) {
            pairs.append(try readPair(try fields.list(value, "A pair of “\(key)”"), value, exactly: 2))
        }
        return pairs
    }

    private func readPair(_ parts: [JSONValue], _ value: JSONValue, exactly count: Int) throws(FileFault)
        -> TableProblem.Pair
    {
        guard parts.count == count else { throw fields.fault("There should be \(count) members here.", at: value) }
        let (one, other) = (try guests.number(parts[0], fields), try guests.number(parts[1], fields))
        guard one != other else { throw fields.fault("A pair is of two guests.", at: value) }
        return .init(one, other)
    }

    /// `history` counts in full; `earlier` has a fourth number, how many events ago, and fades.
    private func readHistory() throws(FileFault) -> [TableProblem.PastMeetings] {
        var read: [TableProblem.PastMeetings] = []
        for (key, count) in [("history", 3), ("earlier", 4)] {
            for value in try fields.list(key) {
                let parts = try fields.list(value, "A member of “\(key)”")
                let pair = try readPair(parts, value, exactly: count)
                read.append(
                    .init(
                        pair, times: try fields.whole(parts[2], in: 0...1000, "How often they met"),
                        eventsAgo: count == 4 ? try fields.whole(parts[3], in: 1...1000, "How many events ago") : 0))
            }
        }
        return read
    }

    private func readPrevious(_ rounds: Int, _ problem: TableProblem) throws(FileFault) -> Plan {
        var plan = Plan(rounds: rounds, guests: problem.guests.count)
        let schedule = try fields.list("previous")
        guard schedule.count == rounds else {
            throw fields.fault("“previous” should have \(rounds) rounds.", at: fields.value("previous"))
        }
        for (round, value) in schedule.enumerated() {
            let seating = try Fields(value, fields.bytes, "A round of “previous”")
            for (name, people) in seating.keys {
                let table = try tables.number(.init(content: .text(name), offset: people.offset), seating)
                for member in try seating.list(people, "A table of “previous”") {
                    let guest = try guests.number(member, seating)
                    guard plan.places[round][guest] == Plan.nowhere else {
                        throw seating.fault("This guest sits at two tables.", at: member)
                    }
                    plan.places[round][guest] = table
                }
            }
        }
        return plan
    }

    private mutating func readWeights() throws(FileFault) -> TableProblem.Weights {
        var weights = TableProblem.Weights()
        guard let value = fields.value("weights") else { return weights }
        let prices = try PriceReader(Fields(value, fields.bytes, "“weights”"))
        weights.repeatedMeeting = try prices.price("repeat")
        weights.organisationClash = try prices.price("orgClash")
        weights.sectorMix = try prices.price("sectorMix")
        weights.seniorityMix = try prices.price("seniorityMix")
        weights.regionMix = try prices.price("regionMix")
        weights.introduction = try prices.price("introduction")
        weights.tableRepeat = try prices.price("tableRepeat")
        weights.move = try prices.price("move")
        weights.sizeSpread = try prices.price("sizeSpread")
        weights.alone = try prices.price("alone")
        weights.scale = prices.scale
        unread += prices.fields.unknown([
            "repeat", "orgClash", "sectorMix", "seniorityMix", "regionMix", "introduction", "tableRepeat", "move",
            "sizeSpread", "alone",
        ])
        return weights
    }
}

/// The hard rules that both kinds of problem share.
enum RulesReader {
    static func read(_ fields: Fields, _ unread: inout [String]) throws(FileFault) -> TableProblem.Rules {
        var rules = TableProblem.Rules()
        guard let value = fields.value("rules") else { return rules }
        let inner = try Fields(value, fields.bytes, "“rules”")
        if let mode = try inner.text("orgApart") {
            guard let known = TableProblem.Rules.OrganisationApart(rawValue: mode) else {
                throw inner.fault("“orgApart” is hard, soft or off.", at: inner.value("orgApart"))
            }
            rules.organisationApart = known
        }
        rules.vendorCap = try inner.whole("vendorCap", in: 0...Limits.seats)
        unread += inner.unknown(["orgApart", "vendorCap"])
        return rules
    }
}

/// Sizes beyond which a file is refused: memory goes with the square of the guests.
enum Limits {
    static let guests = 20_000
    static let seats = 50_000
    static let rounds = 1000
}
