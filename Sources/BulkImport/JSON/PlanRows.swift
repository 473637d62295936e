import Domain

/// The plan that `roundtable seat` writes as the rows of a seats file: the plan's `instance` is the session's key, rounds
/// count from 0, tables go by their names, and guests by their e-mail addresses.
struct PlanRows: RowSource {
    let headings: [Heading]
    private var guests: [Guest] = []
    private var next = 0
    private let instance: JSONTree

    private struct Guest {
        let round: Int
        let table: (name: String, line: Int, column: Int)
        let person: JSONTree
    }

    static let names = ["session", "round", "table", "email"]

    /// Throws ``CSVError`` for what is no plan.
    init(_ bytes: [UInt8], limits: CSVLimits) throws {
        let tree: JSONTree
        do {
            tree = try JSONTree.read(bytes)
        } catch {
            throw CSVError(line: error.line, column: error.column, reason: error.reason)
        }
        guard let instance = tree["instance"], instance.text != nil, let schedule = tree["schedule"]?.list else {
            throw Self.wrong(tree)
        }
        self.instance = instance
        headings = Self.names.map { Heading(text: $0, line: tree.line, column: tree.column) }
        for (round, sitting) in schedule.enumerated() {
            guard let tables = sitting.members else { throw Self.wrong(sitting) }
            for (name, seated) in tables {
                guard let people = seated.list else { throw Self.wrong(seated) }
                guests += people.map {
                    Guest(round: round + 1, table: (name, seated.line, seated.column), person: $0)
                }
            }
        }
        if guests.count > limits.rows {
            throw CSVError(line: 1, column: 1, reason: "The file has more than \(limits.rows) rows.")
        }
    }

    private static func wrong(_ place: JSONTree) -> CSVError {
        CSVError(
            line: place.line, column: place.column,
            reason:
                "A plan is needed here: {\"instance\": \"dinner\", \"schedule\": [{\"4\": [\"name@example.org\"]}]}, or a list of objects."
        )
    }

    mutating func next(_ row: inout CSVRow) throws -> Bool {
        guard next < guests.count else { return false }
        let guest = guests[next]
        next += 1
        guard let person = guest.person.text, guest.person.members == nil else { throw Self.wrong(guest.person) }
        row.begin(line: guest.person.line)
        row.isUnmarked = true
        let (table, place) = (guest.table, (line: guest.person.line, column: guest.person.column))
        row.set(0, to: Array((instance.text ?? "").utf8), line: instance.line, column: instance.column)
        row.set(1, to: Array(String(guest.round).utf8), line: place.line, column: place.column)
        row.set(2, to: Array(table.name.utf8), line: table.line, column: table.column)
        row.set(3, to: Array(person.utf8), line: place.line, column: place.column)
        return true
    }
}
