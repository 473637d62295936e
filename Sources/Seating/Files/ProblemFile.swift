/// A problem as a file of the format `roundtable-seating/1` holds it (docs/seating.md).
public enum ProblemFile: Sendable {
    case tables(TableProblem)
    case topics(TopicProblem)

    public static let format = "roundtable-seating/1"

    /// Reads the bytes of a file. `unread` names the keys that are not known and were passed over.
    ///
    /// Throws ``FileFault`` with line and column for text that is no JSON, and for a problem that names what is not there.
    public static func read(_ bytes: [UInt8]) throws(FileFault) -> (problem: ProblemFile, unread: [String]) {
        let fields = try Fields(JSONReader.read(bytes), bytes, "A problem")
        let format = try fields.requiredText("format")
        guard format == Self.format else {
            throw fields.fault("The format is “\(format)”, not “\(Self.format)”.", at: fields.value("format"))
        }
        switch try fields.requiredText("kind") {
        case "seating":
            var reader = TableProblemReader(fields)
            let problem = try reader.read()
            return (.tables(problem), reader.unread)
        case "topics":
            var reader = TopicProblemReader(fields)
            let problem = try reader.read()
            return (.topics(problem), reader.unread)
        case let kind:
            throw fields.fault("“\(kind)” is no kind of problem: seating or topics.", at: fields.value("kind"))
        }
    }
}

/// Prices may have decimals in a file; the engine counts in whole numbers, all multiplied by the same power of ten.
struct PriceReader {
    let fields: Fields
    let scale: Int
    /// Above this, sums of prices could leave the 32 bits in which the search counts.
    private static let highest = 1_000_000

    /// - Parameter keys: the prices that are multiplied by the same power; nil for all.
    init(_ fields: Fields, _ keys: Set<String>? = nil) throws(FileFault) {
        self.fields = fields
        var decimals = 0
        for (key, value) in fields.keys where keys?.contains(key) != false {
            decimals = max(decimals, Self.decimals(value))
        }
        guard decimals <= 3 else { throw fields.fault("A price may have three decimals.") }
        scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    }

    private static func decimals(_ value: JSONValue) -> Int {
        switch value.content {
        case .number(_, let decimals): decimals
        case .list(let values): values.map(decimals).max() ?? 0
        default: 0
        }
    }

    func price(_ key: String) throws(FileFault) -> Int {
        guard let value = fields.value(key) else { return 0 }
        return try price(value, "“\(key)”")
    }

    func price(_ value: JSONValue, _ what: String) throws(FileFault) -> Int {
        guard case .number(let digits, let decimals) = value.content, digits >= 0 else {
            throw fields.fault("\(what) should be a price, 0 or more.", at: value)
        }
        var price = digits
        var power = scale
        for _ in 0..<decimals { power /= 10 }
        (price, _) = price.multipliedReportingOverflow(by: power)
        guard price >= 0, price <= Self.highest else {
            throw fields.fault("\(what) is above \(Self.highest / scale).", at: value)
        }
        return price
    }
}
