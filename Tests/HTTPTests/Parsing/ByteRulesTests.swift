import Testing

@testable import HTTP

@Suite struct ByteRulesTests {
    @Test("token bytes are exactly those of RFC 9110")
    func tokens() {
        let wanted = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        #expect((UInt8.min...UInt8.max).filter(ByteRules.isToken) == Array(wanted.utf8).sorted())
    }

    @Test("the first control byte is found at every place, and only that")
    func controls() {
        for length in 0...20 {
            let blank = [UInt8](repeating: 0x80, count: length)
            #expect(blank.span.firstControl(from: 0, to: length) == length)
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var bytes = blank
                    bytes[place] = byte
                    let isControl = (byte < 0x20 && byte != 0x09) || byte == 0x7f
                    #expect(bytes.span.firstControl(from: 0, to: length) == (isControl ? place : length))
                }
            }
        }
    }
}
