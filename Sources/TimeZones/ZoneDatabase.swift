import Glibc
import Synchronization

/// Why there is no zone.
public enum ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no zone of this name, or the text can be no zone's name.
    case unknown(String)
    /// The folder holds no time zone data at all.
    case noDatabase(folder: String)
    /// The zone's file is there and cannot be used.
    case damaged(identifier: String, reason: String)

    public var description: String {
        switch self {
        case .unknown(let identifier): "There is no time zone “\(identifier)”."
        case .noDatabase(let folder):
            "There is no time zone data in \(folder). On Debian, install the package tzdata."
        case .damaged(let identifier, let reason):
            "The file of the time zone \(identifier) cannot be used: \(reason)."
        }
    }
}

/// The zones in a folder of TZif files, read when first asked for and then kept. Safe from any thread.
public struct ZoneDatabase: Sendable {
    /// The system's own, `/usr/share/zoneinfo`.
    public static let system = ZoneDatabase(folder: "/usr/share/zoneinfo")

    private final class Cache: Sendable {
        // Only zones that exist are kept, so it cannot grow beyond the folder.
        let zones = Mutex<[String: Zone]>(["UTC": .utc])
    }

    private let folder: String
    private let cache = Cache()

    public init(folder: String) {
        self.folder = folder
    }

    /// The zone of an IANA identifier such as `Europe/London`, letters in their exact case. `UTC` needs no file.
    ///
    /// The name may come from anywhere: one that could leave the folder is unknown.
    public func zone(_ identifier: String) throws(ZoneError) -> Zone {
        if let zone = cache.zones.withLock({ $0[identifier] }) { return zone }
        guard Self.isIdentifier(identifier) else { throw .unknown(identifier) }
        guard let bytes = contents(of: identifier) else {
            throw access(folder + "/zone.tab", F_OK) == 0 || access(folder + "/tzdata.zi", F_OK) == 0
                ? .unknown(identifier) : .noDatabase(folder: folder)
        }
        let zone: Zone
        do {
            zone = Zone(identifier: identifier, rules: try TZifReader.read(bytes))
        } catch {
            throw .damaged(identifier: identifier, reason: error.reason)
        }
        cache.zones.withLock { $0[identifier] = zone }
        return zone
    }

    /// The identifiers to choose from, sorted: one or more for every country, and UTC.
    ///
    /// Older spellings (`GB`, `Asia/Calcutta`) are not offered, though `zone` knows them. Without tzdata it is UTC alone.
    public func identifiers() -> [String] {
        var found: Set<String> = ["UTC"]
        for table in ["zone.tab", "zone1970.tab"] {
            for line in (contents(of: table) ?? []).split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
                let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
                guard columns.count >= 3 else { continue }
                let identifier = String(decoding: columns[2], as: UTF8.self)
                if Self.isIdentifier(identifier) { found.insert(identifier) }
            }
        }
        return found.sorted()
    }

    private static func isIdentifier(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let known = parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
        // Debian puts these beside the zones: other countings of the same zones, and links to the machine's own zone.
        let others = ["posix", "right", "localtime", "posixrules"]
        return known && text.utf8.count <= 64 && !others.contains { parts[0].elementsEqual($0.utf8) }
    }

    /// The bytes of a file, nil when it cannot be read or is larger than any zone's file.
    private func contents(of name: String) -> [UInt8]? {
        let file = open(folder + "/" + name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0, bytes.count + count <= 1 << 20 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
