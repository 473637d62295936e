import Testing

@testable import Domain

@Suite("A track's colour")
struct TrackColourTests {
    @Test("is read by name, or as the nearest to a written colour")
    func reads() {
        #expect(TrackColour("Plum") == .plum)
        #expect(TrackColour("#0B5D4E") == .pine)
        #expect(TrackColour("#f00") == .brick)
        #expect(TrackColour("#0a5a79") == .lake)
        for text in ["", "red", "#12", "#12345g", "#+12", "0B5D4E"] {
            #expect(TrackColour(text) == nil, "\(text)")
        }
    }

    @Test("written as a colour is read as itself", arguments: TrackColour.allCases)
    func roundTrip(colour: TrackColour) {
        #expect(TrackColour(colour.hex) == colour)
    }
}
