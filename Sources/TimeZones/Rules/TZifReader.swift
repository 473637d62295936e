/// Reads TZif files (RFC 9636) of version 2 and later: the 64-bit block and the footer.
///
/// Whatever the bytes are, the answer is rules or a sentence; nothing traps.
struct TZifReader {
    struct Damage: Error {
        let reason: String
    }

    private struct Header {
        let version: UInt8
        let utFlags, standardFlags, leapSeconds, changes, localTimes, characters: Int

        func length(timeSize: Int) -> Int {
            changes * (timeSize + 1) + localTimes * 6 + characters + leapSeconds * (timeSize + 4) + standardFlags
                + utFlags
        }
    }

    private var rest: ArraySlice<UInt8>

    static func read(_ bytes: [UInt8]) throws(Damage) -> ZoneRules {
        var reader = TZifReader(rest: bytes[...])
        return try reader.rules()
    }

    private mutating func rules() throws(Damage) -> ZoneRules {
        let first = try header()
        guard first.version >= UInt8(ascii: "2") else { throw Damage(reason: "it has no 64-bit times") }
        _ = try take(first.length(timeSize: 4))
        let header = try header()
        guard header.leapSeconds == 0 else { throw Damage(reason: "it counts leap seconds") }
        guard header.localTimes > 0 else { throw Damage(reason: "it has no local times") }

        var instants: [Int64] = []
        for _ in 0..<header.changes {
            let instant = Int64(bitPattern: try integer(8))
            guard instants.last.map({ $0 < instant }) ?? true else { throw Damage(reason: "its times are unsorted") }
            instants.append(instant)
        }
        let indices = [UInt8](try take(header.changes))
        guard indices.allSatisfy({ Int($0) < header.localTimes }) else {
            throw Damage(reason: "it refers to a local time it does not have")
        }
        var records: [(offset: Int, isDaylight: Bool, name: Int)] = []
        for _ in 0..<header.localTimes {
            let offset = Int(Int32(truncatingIfNeeded: try integer(4)))
            let (isDaylight, name) = (try integer(1) != 0, Int(try integer(1)))
            guard abs(offset) <= 25 * 3600 else { throw Damage(reason: "it has an offset of more than 25 hours") }
            records.append((offset, isDaylight, name))
        }
        let characters = try take(header.characters)
        _ = try take(header.standardFlags + header.utFlags)
        var localTimes: [LocalTime] = []
        for record in records {
            guard record.name < characters.count else { throw Damage(reason: "it has a local time without a name") }
            let name = characters.dropFirst(record.name).prefix { $0 != 0 }
            localTimes.append(
                LocalTime(
                    offset: record.offset, abbreviation: String(decoding: name, as: UTF8.self),
                    isDaylight: record.isDaylight))
        }
        return ZoneRules(localTimes: localTimes, instants: instants, indices: indices, footer: try footer())
    }

    private mutating func header() throws(Damage) -> Header {
        guard try take(4).elementsEqual("TZif".utf8) else { throw Damage(reason: "it is no TZif file") }
        let version = UInt8(truncatingIfNeeded: try integer(1))
        _ = try take(15)
        var counts: [Int] = []
        for _ in 0..<6 { counts.append(Int(try integer(4))) }
        return Header(
            version: version, utFlags: counts[0], standardFlags: counts[1], leapSeconds: counts[2], changes: counts[3],
            localTimes: counts[4], characters: counts[5])
    }

    private mutating func footer() throws(Damage) -> FooterRule? {
        guard rest.popFirst() == 0x0A, let end = rest.firstIndex(of: 0x0A) else {
            throw Damage(reason: "it has no footer")
        }
        let text = rest[..<end]
        guard !text.isEmpty else { return nil }
        guard let rule = FooterReader.read(text) else { throw Damage(reason: "its footer is no rule") }
        return rule
    }

    private mutating func integer(_ size: Int) throws(Damage) -> UInt64 {
        try take(size).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func take(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Damage(reason: "it is cut short") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
