import Domain

// What makes it possible to take an import back is no change of its own: the file's entry tells of the import. How columns
// were read is no change of anything that is kept for people.
extension LoggingTransaction: ImportWriting {
    func insert(_ record: ImportRecord) throws -> ImportRecord { try base.insert(record) }
    func save(_ record: ImportRecord) throws { try base.save(record) }
    func add(_ addition: ImportAddition, to id: ID<ImportRecord>) throws { try base.add(addition, to: id) }
    func add(_ change: ImportChange, to id: ID<ImportRecord>) throws { try base.add(change, to: id) }
    func forgetWork(of id: ID<ImportRecord>) throws { try base.forgetWork(of: id) }
    func remember(_ memory: ColumnMemory) throws { try base.remember(memory) }
    func forgetColumns(_ kind: String, _ headings: String) throws { try base.forgetColumns(kind, headings) }
}
