import Domain

/// What one row of a seats file says.
struct SeatingRow {
    var round: (number: Int, details: SeatingRoundDetails)?
    var table: SeatingTableDetails?
    var seat: (attendee: ID<Attendee>, details: SeatDetails)?
    /// The fields of the round and the table on which the row has a say.
    var told: Set<Field> = []
}

/// The seating of one session while a file is read: what is stored, and the seats that the file gives.
struct SessionSeating {
    let session: Session
    private var rounds: [Int: SeatingRound]
    private var tables: [String: SeatingTable]
    private let stored: [Chair: Seat]
    private var given: [Chair: Given] = [:]
    /// In the order of the file.
    private var order: [Chair] = []
    /// The rounds and tables that the file made, by number.
    private var made: Set<Int64> = []
    /// Which line said something of a round or a table, by number and field.
    private var told: [Told: (line: Int, column: Int)] = [:]

    /// Tables are told from rounds by the sign.
    private static func number(_ round: SeatingRound) -> Int64 { round.id.rawValue }
    private static func number(_ table: SeatingTable) -> Int64 { -table.id.rawValue }

    private struct Chair: Hashable {
        let round: ID<SeatingRound>
        let attendee: ID<Attendee>
    }

    private struct Told: Hashable {
        let thing: Int64
        let field: Field
    }

    private struct Given {
        let seat: Seat
        let outcome: Outcome
        let line: Int
        /// Where the row has each field of which a clash may be.
        let places: [Field: (line: Int, column: Int)]
    }

    private static let ofRound: [Field] = ["starts_after", "lasts"]
    private static let ofTable: [Field] = ["places", "topic"]

    init(of session: Session, in tx: any ReadTransaction) throws {
        self.session = session
        rounds = Dictionary(
            try tx.seating.rounds(of: session.id).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        tables = Dictionary(
            try tx.seating.tables(of: session.id).map { ($0.details.name.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        stored = Dictionary(
            try tx.seating.seats(of: session.id).map { (Chair(round: $0.round, attendee: $0.attendee), $0) },
            uniquingKeysWith: { first, _ in first })
    }
}

// What a row says.
extension SessionSeating {
    /// Reads a row. What holds for the whole round or table is said again in each row of a seat, or left to another: there
    /// an empty cell says nothing. In a row about the round or the table itself it empties.
    func read(_ fields: inout FieldReader, of person: AttendeeRow?, inRound number: Int?) throws -> SeatingRow {
        let isTable = !(fields.given("table") ?? "").isEmpty
        if person != nil, !isTable { fields.refuse("table", "Say at which table: a number or a name.") }
        if person == nil, !isTable, number == nil {
            fields.refuse("session", "Name a round, a table, or who sits there.")
        }
        var row = SeatingRow()
        let source = fields
        let plain = FieldReader { field in source.given(field) }
        let filled = FieldReader { field in source.given(field).flatMap { text in text.isEmpty ? nil : text } }
        if let number = number ?? (person == nil ? nil : 1) {
            var reader = isTable || person != nil ? filled : plain
            row.told.formUnion(Self.ofRound.filter { reader.given($0) != nil })
            let old = rounds[number]?.details
            if let details = try? SeatingRoundDetails.read(&reader, over: old) { row.round = (number, details) }
            for problem in reader.problems { fields.refuse(problem) }
        }
        if isTable {
            var reader = person != nil ? filled : plain
            row.told.formUnion(Self.ofTable.filter { reader.given($0) != nil })
            let old = tables[(plain.given("table") ?? "").lowercased()]?.details
            row.table = try? SeatingTableDetails.read(&reader, over: old)
            // Letter case renames nothing, or each row would rename it again.
            if let old { row.table?.name = old.name }
            for problem in reader.problems { fields.refuse(problem) }
        }
        let known = person.flatMap { person in row.round.flatMap { seat(of: person.attendee.id, $0.number) } }
        // A place and the host are of a table: whoever changes the table leaves them there.
        let table = row.table.flatMap { tables[$0.name.lowercased()] }
        let old = known.flatMap { $0.table == table?.id ? $0.details : nil }
        let details = try SeatDetails.read(&fields, over: old)
        row.seat = person.map { ($0.attendee.id, details) }
        return row
    }

    private func seat(of attendee: ID<Attendee>, _ number: Int) -> Seat? {
        rounds[number].flatMap { stored[Chair(round: $0.id, attendee: attendee)] }
    }

    /// Refuses a row that contradicts an earlier one. What can be refused comes before anything is made.
    func requireAgreement(_ row: SeatingRow) throws(DomainError) {
        if let (number, details) = row.round, let round = rounds[number] {
            try require(row, Self.number(round), "starts_after", round.details.startsAfter == details.startsAfter)
            try require(row, Self.number(round), "lasts", round.details.minutes == details.minutes)
        }
        if let details = row.table, let table = tables[details.name.lowercased()] {
            try require(row, Self.number(table), "places", table.details.places == details.places)
            try require(row, Self.number(table), "topic", table.details.topic == details.topic)
        }
        guard let seat = row.seat, let round = row.round.flatMap({ rounds[$0.number] }),
            let earlier = given[Chair(round: round.id, attendee: seat.attendee)]
        else { return }
        let isSameTable = row.table.flatMap { tables[$0.name.lowercased()] }?.id == earlier.seat.table
        if isSameTable, earlier.seat.details == seat.details { return }
        throw .invalid([
            FieldProblem(isSameTable ? "place" : "table", "Line \(earlier.line) is about the same and says otherwise.")
        ])
    }

    private func require(
        _ row: SeatingRow, _ thing: Int64, _ field: Field, _ isSame: Bool
    ) throws(DomainError) {
        guard !isSame, row.told.contains(field), let earlier = told[Told(thing: thing, field: field)] else { return }
        throw .invalid([FieldProblem(field, "Line \(earlier.line) is about the same and says otherwise.")])
    }
}

// What comes of it.
extension SessionSeating {
    /// Makes the round and the table of the row, or changes them; its seat is given when the file is over.
    mutating func take(
        _ said: SeatingRow, _ row: inout RowReading, in tx: any WriteTransaction
    ) throws -> Outcome {
        var outcome = Outcome.unchanged
        if let (number, details) = said.round {
            outcome = try take(details, number, &row, in: tx)
            if let round = rounds[number] { note(said, Self.ofRound, of: Self.number(round), row) }
        }
        if let details = said.table {
            let came = try take(details, &row, in: tx)
            outcome = came == .unchanged ? outcome : came
            if let table = tables[details.name.lowercased()] { note(said, Self.ofTable, of: Self.number(table), row) }
        }
        if let seat = said.seat, let round = said.round.flatMap({ rounds[$0.number] }),
            let table = said.table.flatMap({ tables[$0.name.lowercased()] })
        {
            let came = try take(seat.attendee, seat.details, at: table, in: round, &row)
            outcome = came == .unchanged ? outcome : came
        }
        return outcome
    }

    private mutating func note(_ said: SeatingRow, _ fields: [Field], of thing: Int64, _ row: RowReading) {
        for field in fields where said.told.contains(field) {
            let key = Told(thing: thing, field: field)
            if told[key] == nil { told[key] = row.place(of: field) }
        }
    }

    private mutating func take(
        _ details: SeatingRoundDetails, _ number: Int, _ row: inout RowReading, in tx: any WriteTransaction
    ) throws -> Outcome {
        guard let old = rounds[number] else {
            let round = try Seats.create(details, number: number, of: session, tx)
            rounds[number] = round
            made.insert(Self.number(round))
            row.made(.round, round.id)
            return .created
        }
        let isNew = made.contains(Self.number(old))
        let round = try Seats.update(old.id, in: session.event, to: details, isNew: isNew, tx)
        rounds[number] = round
        if isNew { return round == old ? .unchanged : .created }
        try row.changed(.round, round.id, Cells.roundFields, from: Cells.of(old), to: Cells.of(round))
        return round.version == old.version ? .unchanged : .changed
    }

    private mutating func take(
        _ details: SeatingTableDetails, _ row: inout RowReading, in tx: any WriteTransaction
    ) throws -> Outcome {
        guard let old = tables[details.name.lowercased()] else {
            let table = try Seats.create(details, of: session, tx)
            tables[details.name.lowercased()] = table
            made.insert(Self.number(table))
            row.made(.table, table.id)
            return .created
        }
        let isNew = made.contains(Self.number(old))
        let table = try Seats.update(old.id, in: session.event, to: details, isNew: isNew, tx)
        tables[details.name.lowercased()] = table
        if isNew { return table == old ? .unchanged : .created }
        try row.changed(.table, table.id, Cells.tableFields, from: Cells.of(old), to: Cells.of(table))
        return table.version == old.version ? .unchanged : .changed
    }

    private mutating func take(
        _ attendee: ID<Attendee>, _ details: SeatDetails, at table: SeatingTable, in round: SeatingRound,
        _ row: inout RowReading
    ) throws -> Outcome {
        let chair = Chair(round: round.id, attendee: attendee)
        if let earlier = given[chair] {
            row.earlier = earlier.line
            return .unchanged
        }
        let seat = Seat(
            event: session.event, session: session.id, round: round.id, attendee: attendee, table: table.id,
            details: details)
        let old = stored[chair]
        let isSame = old.map { ($0.table, $0.details) == (table.id, details) } ?? false
        let outcome: Outcome = old == nil ? .created : isSame ? .unchanged : .changed
        var places: [Field: (line: Int, column: Int)] = [:]
        for field in ["table", "place", "host"] as [Field] { places[field] = row.place(of: field) }
        given[chair] = Given(seat: seat, outcome: outcome, line: row.line, places: places)
        order.append(chair)
        if let old, outcome == .changed {
            let before = tables.values.first { $0.id == old.table }?.details.name ?? ""
            try row.changed(
                .seat, old.id, Cells.seatFields, from: Cells.of(old, at: before),
                to: Cells.of(seat, at: table.details.name))
        }
        return outcome
    }

    /// Gives the seats; what cannot be is refused, and then none is given.
    func finish(_ recorder: ImportRecorder, in tx: any WriteTransaction) throws -> [LateRefusal] {
        let wanted = order.compactMap { given[$0]?.seat }
        let clashes = try Seats.clashes(wanted, in: session, tx)
        if !clashes.isEmpty { return clashes.map(refusal) }
        for seat in try Seats.give(wanted, in: session, tx) where seat.version == 1 {
            recorder.made(.seat, seat.id.rawValue)
        }
        return []
    }

    private func refusal(_ clash: SeatingClash) -> LateRefusal {
        let problem = clash.problem
        let given = clash.attendee.flatMap { self.given[Chair(round: clash.round, attendee: $0)] }
        let ofTable = told[Told(thing: -clash.table.rawValue, field: problem.field)]
        let place = given.map { $0.places[problem.field] ?? ($0.line, 1) } ?? ofTable ?? (1, 1)
        return LateRefusal(
            refusal: Refusal(
                line: place.line, column: place.column, field: problem.field, value: problem.value,
                reason: problem.message), row: given?.line ?? place.line, outcome: given?.outcome ?? .changed)
    }
}
