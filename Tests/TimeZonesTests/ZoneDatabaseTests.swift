import Foundation
import Testing
import TimeZones

@Suite("The zone database")
struct ZoneDatabaseTests {
    @Test(
        "does not know names that are none or could leave the folder",
        arguments: [
            "", "/etc/passwd", "../zoneinfo/Europe/London", "Europe/../Europe/London", "./Europe/London",
            "Europe//London",
            "Europe/London/", "/Europe/London", "Europe", "Europe/Atlantis", "europe/london", "zone.tab",
            "Europe/London\0",
            "right/Europe/London", "posix/Europe/London", "localtime", "posixrules", "GMT Standard Time",
            "Europe/Zürich",
            String(repeating: "A", count: 65),
        ])
    func refusal(identifier: String) {
        #expect(throws: ZoneError.unknown(identifier)) { try ZoneDatabase.system.zone(identifier) }
    }

    @Test("gives UTC even without a file")
    func utc() throws {
        #expect(try ZoneDatabase(folder: "/nowhere").zone("UTC") == .utc)
        #expect(ZoneDatabase(folder: "/nowhere").identifiers() == ["UTC"])
    }

    @Test("says what to install when there is no data")
    func missing() {
        #expect(throws: ZoneError.noDatabase(folder: "/nowhere")) {
            try ZoneDatabase(folder: "/nowhere").zone("Europe/London")
        }
        #expect(
            ZoneError.noDatabase(folder: "/nowhere").description
                == "There is no time zone data in /nowhere. On Debian, install the package tzdata.")
    }

    @Test("offers one zone or more for every country, sorted, and each can be opened")
    func identifiers() throws {
        let identifiers = ZoneDatabase.system.identifiers()
        #expect(identifiers == identifiers.sorted())
        #expect(Set(identifiers).count == identifiers.count)
        #expect(identifiers.count > 300)
        #expect(Set(identifiers).isSuperset(of: ["UTC", "Europe/London", "Europe/Copenhagen", "America/New_York"]))
        for identifier in identifiers { #expect(try ZoneDatabase.system.zone(identifier).identifier == identifier) }
    }

    @Test("agrees with Foundation in every zone, at random moments of every quarter from 1970 to 2060")
    func agreement() throws {
        var wrong: [String] = []
        var generator = SystemRandomNumberGenerator()
        for identifier in ZoneDatabase.system.identifiers() {
            guard let reference = TimeZone(identifier: identifier) else { continue }
            let zone = try ZoneDatabase.system.zone(identifier)
            for quarter: Int64 in 0..<360 {
                let seconds = quarter * 7_889_400 + Int64.random(in: 0..<7_889_400, using: &generator)
                let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
                let instant = Instant(secondsSince1970: seconds)
                if zone.offset(at: instant) != expected {
                    wrong.append("\(identifier) \(instant.iso8601) \(zone.offset(at: instant)) \(expected)")
                }
            }
        }
        #expect(wrong == [])
    }
}
