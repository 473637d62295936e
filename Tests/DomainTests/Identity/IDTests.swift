import Testing

@testable import Domain

@Suite("An id")
struct IDTests {
    @Test("is read from a positive decimal number only")
    func reads() {
        #expect(ID<Room>("17") == ID(rawValue: 17))
        for text in ["", "0", "-1", "+1", "1 ", "1a", "٣", "9223372036854775808"] {
            #expect(ID<Room>(text) == nil, "\(text)")
        }
    }
}
