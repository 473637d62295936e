/// One object of a file: its members by key, with the place of each for what is wrong with it.
struct Fields {
    let bytes: [UInt8]
    let offset: Int
    private let members: [(key: String, value: JSONValue)]

    init(_ value: JSONValue, _ bytes: [UInt8], _ what: String) throws(FileFault) {
        guard case .object(let members) = value.content else {
            throw FileFault("\(what) should be an object.", at: value.offset, in: bytes)
        }
        self.bytes = bytes
        self.members = members
        offset = value.offset
    }

    func fault(_ text: String, at value: JSONValue? = nil) -> FileFault {
        FileFault(text, at: value?.offset ?? offset, in: bytes)
    }

    /// The value of a key; nil when it is missing or null.
    func value(_ key: String) -> JSONValue? {
        guard let value = members.first(where: { $0.key == key })?.value else { return nil }
        if case .null = value.content { return nil }
        return value
    }

    /// All keys that are not among the known.
    func unknown(_ known: Set<String>) -> [String] { members.map(\.key).filter { !known.contains($0) } }

    var keys: [(key: String, value: JSONValue)] { members }

    func text(_ key: String) throws(FileFault) -> String? {
        guard let value = value(key) else { return nil }
        return try text(value, "“\(key)”")
    }

    func requiredText(_ key: String) throws(FileFault) -> String {
        guard let text = try text(key) else { throw fault("“\(key)” is missing.") }
        return text
    }

    func text(_ value: JSONValue, _ what: String) throws(FileFault) -> String {
        guard case .text(let text) = value.content else { throw fault("\(what) should be a text.", at: value) }
        return text
    }

    func flag(_ key: String) throws(FileFault) -> Bool {
        guard let value = value(key) else { return false }
        guard case .bool(let flag) = value.content else {
            throw fault("“\(key)” should be true or false.", at: value)
        }
        return flag
    }

    func whole(_ key: String, in range: ClosedRange<Int>) throws(FileFault) -> Int? {
        guard let value = value(key) else { return nil }
        return try whole(value, in: range, "“\(key)”")
    }

    func whole(_ value: JSONValue, in range: ClosedRange<Int>, _ what: String) throws(FileFault) -> Int {
        guard case .number(let digits, 0) = value.content, range.contains(digits) else {
            throw fault(
                "\(what) should be a whole number from \(range.lowerBound) to \(range.upperBound).", at: value)
        }
        return digits
    }

    func list(_ key: String) throws(FileFault) -> [JSONValue] {
        guard let value = value(key) else { return [] }
        return try list(value, "“\(key)”")
    }

    func list(_ value: JSONValue, _ what: String) throws(FileFault) -> [JSONValue] {
        guard case .list(let values) = value.content else { throw fault("\(what) should be a list.", at: value) }
        return values
    }

    func requiredList(_ key: String) throws(FileFault) -> [JSONValue] {
        guard value(key) != nil else { throw fault("“\(key)” is missing.") }
        return try list(key)
    }

    /// Numbers of rounds, each below the number of rounds.
    func rounds(_ key: String, of rounds: Int) throws(FileFault) -> [Int] {
        var numbers: [Int] = []
        for value in try list(key) {
            let number = try whole(value, in: 0...max(0, rounds - 1), "A round of “\(key)”")
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }
}

/// Numbers for the identifiers of one kind of thing.
struct Names {
    private let what: String
    private var numbers: [String: Int] = [:]

    init(_ what: String) { self.what = what }

    mutating func add(_ name: String, _ fields: Fields) throws(FileFault) {
        guard numbers.updateValue(numbers.count, forKey: name) == nil else {
            throw fields.fault("There are two \(what)s “\(name)”.")
        }
    }

    func number(_ value: JSONValue, _ fields: Fields) throws(FileFault) -> Int {
        let name = try fields.text(value, "The name of a \(what)")
        guard let number = numbers[name] else { throw fields.fault("There is no \(what) “\(name)”.", at: value) }
        return number
    }

    func number(_ key: String, _ fields: Fields) throws(FileFault) -> Int {
        guard let value = fields.value(key) else { throw fields.fault("“\(key)” is missing.") }
        return try number(value, fields)
    }
}
