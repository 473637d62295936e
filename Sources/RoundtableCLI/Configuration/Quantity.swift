/// Times, counts and sizes as people write them on a command line. Nil for what is none, or not above 0.
enum Quantity {
    /// `15s`, `500ms`, `2m`, `1h`; a bare number is seconds.
    static func duration(_ text: String) -> Duration? {
        let units: [(String, Int64)] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("", 1_000)]
        return scaled(text, units).map { Duration.milliseconds($0) }
    }

    /// `4000`.
    static func count(_ text: String) -> Int? {
        scaled(text, [("", 1)]).flatMap(Int.init(exactly:))
    }

    /// `65536`, `64KiB`, `64MiB`, `1GiB`; letter case aside, and `K`, `M`, `G` alone mean the same.
    static func bytes(_ text: String) -> Int? {
        let units: [(String, Int64)] = [
            ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("k", 1 << 10), ("m", 1 << 20), ("g", 1 << 30),
            ("", 1),
        ]
        return scaled(text.lowercased(), units).flatMap(Int.init(exactly:))
    }

    /// The number before the first unit that the text ends with, in the smallest unit.
    private static func scaled(_ text: String, _ units: [(String, Int64)]) -> Int64? {
        guard let (unit, factor) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
        let digits = text.dropLast(unit.count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int64(digits), number > 0
        else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : product
    }
}
