import Foundation
import Testing

@testable import TimeZones

@Suite("The reader of zone files")
struct TZifReaderTests {
    let file: [UInt8]

    init() throws {
        file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Africa/Cairo")))
    }

    private func reason(_ bytes: [UInt8]) -> String? {
        do {
            _ = try TZifReader.read(bytes)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("refuses a file that was cut anywhere")
    func cut() {
        #expect(reason(file) == nil)
        for length in stride(from: 0, to: file.count - 1, by: 5) {
            #expect(reason(Array(file[..<length])) != nil, "\(length) bytes")
        }
    }

    @Test("says what is wrong")
    func reasons() {
        #expect(reason([]) == "it is cut short")
        #expect(reason(Array("# a table of zones, not a zone".utf8) + file) == "it is no TZif file")
        var old = file
        old[4] = 0
        #expect(reason(old) == "it has no 64-bit times")
        #expect(reason(Array(file.dropLast())) == "it has no footer")
    }

    @Test("gives rules that can be asked anything, or refuses, whatever one byte is changed to")
    func changedBytes() {
        let instants = [Int64.min, -1 << 33, 0, 1_322_559_000, 1 << 33, Int64.max].map { Instant(secondsSince1970: $0) }
        for position in stride(from: 0, to: file.count, by: 7) {
            for value: UInt8 in [0x7F, file[position] ^ 0x81] {
                var bytes = file
                bytes[position] = value
                guard let rules = try? TZifReader.read(bytes) else { continue }
                let zone = Zone(identifier: "Test", rules: rules)
                for instant in instants {
                    _ = zone.resolve(zone.wallClock(at: instant))
                    _ = zone.transition(atOrBefore: instant)
                    _ = zone.transitions(from: instant, to: instant.adding(seconds: 1 << 25))
                }
            }
        }
    }

    @Test("a zone with a damaged file is refused by name, with the reason")
    func damagedFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("nonsense".utf8).write(to: folder.appendingPathComponent("Broken"))
        #expect(throws: ZoneError.damaged(identifier: "Broken", reason: "it is no TZif file")) {
            try ZoneDatabase(folder: folder.path).zone("Broken")
        }
    }
}
