import BulkImport
import Domain
import Testing

struct TrackRowsTests {
    @Test("a colour is a name or the nearest to a value, and stays the same the second time")
    func colours() async throws {
        let office = try await Office.withEvent()
        #expect(try await office.bring(.tracks, "name,colour\nFood,#b3261f\nMusic,Violet\n").counts == [1, 0, 1, 0])
        #expect(try office.export(.tracks) == "name,colour\r\nFood,brick\r\nMusic,violet\r\n")
        #expect(try await office.bring(.tracks, "name,colour\nFood,pinkish\n").refusals.map(\.field) == ["colour"])
    }
}
