import Domain
import SQLite
import TimeZones

extension ImportRows {
    func columns(_ kind: String, _ headings: String) throws -> ColumnMemory? {
        let found = try database.first(
            "SELECT id, dates, saved_at FROM column_memory WHERE kind = ? AND headings = ?", kind, headings
        ) { (id: try $0[0] as Int, dates: try $0[1] as String?, savedAt: try $0[2] as Instant) }
        guard let found else { return nil }
        var memory = ColumnMemory(
            kind: kind, headings: headings, fields: [:], dates: found.dates, savedAt: found.savedAt)
        for (heading, field) in try database.all(
            "SELECT heading, field FROM column_memory_field WHERE memory = ?", found.id,
            value: { (try $0[0] as String, try $0[1] as String) })
        {
            memory.fields[heading] = .some(field.isEmpty ? nil : Field(rawValue: field))
        }
        return memory
    }
}

extension WritingTransaction {
    func remember(_ memory: ColumnMemory) throws {
        try forgetColumns(memory.kind, memory.headings)
        let id: ID<ColumnMemory> = try inserted(
            "INSERT INTO column_memory (kind, headings, dates, saved_at) VALUES (?, ?, ?, ?)", memory.kind,
            memory.headings, memory.dates, memory.savedAt)
        for (heading, field) in memory.fields {
            try database.run(
                "INSERT INTO column_memory_field (memory, heading, field) VALUES (?, ?, ?)", id, heading,
                field?.rawValue ?? "")
        }
        try database.run(
            """
            DELETE FROM column_memory WHERE id NOT IN
            (SELECT id FROM column_memory ORDER BY saved_at DESC, id DESC LIMIT ?)
            """, ColumnMemory.most)
    }

    func forgetColumns(_ kind: String, _ headings: String) throws {
        try database.run("DELETE FROM column_memory WHERE kind = ? AND headings = ?", kind, headings)
    }
}
