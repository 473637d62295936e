import Domain

/// What was typed into the form of a delay.
struct DelayReading {
    let typed: (Field) -> String?

    static let names: [Field] = ["day", "from", "minutes", "room", "remedy", "live"]

    var values: [Field: String] {
        Dictionary(uniqueKeysWithValues: Self.names.map { ($0, typed($0) ?? "") })
    }
}
