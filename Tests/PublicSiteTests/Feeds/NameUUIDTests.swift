import Foundation
import Testing

@testable import PublicSite

@Suite("A UUID made of a name")
struct NameUUIDTests {
    @Test("is a UUID of version 8 and of the common variant, the same each time")
    func form() throws {
        let uuid = NameUUID.make(of: "uid-1@example.org")
        #expect(UUID(uuidString: uuid) != nil && NameUUID.isUUID(uuid[...]))
        #expect(uuid == NameUUID.make(of: "uid-1@example.org") && uuid != NameUUID.make(of: "uid-2@example.org"))
        let parts = uuid.split(separator: "-")
        #expect(parts[2].hasPrefix("8"))
        #expect("89ab".contains(try #require(parts[3].first)))
        #expect(NameUUID.urn(of: "uid-1@example.org") == "urn:uuid:" + uuid)
    }

    @Test("is told from other texts", arguments: ["", "uid-1", "2ed6657d-e927-568b-95e1-2665a8aea6ag", "----"])
    func others(text: String) { #expect(!NameUUID.isUUID(text[...])) }
}
