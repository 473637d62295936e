import Testing

@testable import RoundtableCLI

struct JSONTests {
    @Test("texts are escaped, members keep their order")
    func writing() {
        let value = JSON.object([
            ("b", .list([.null, .bool(true), .number(-3)])), ("a", .text("\"\\\n\r\t\u{1}\u{7F}é🍰")),
        ])
        #expect(value.description == #"{"b":[null,true,-3],"a":"\"\\\n\r\t\u0001\u007fé🍰"}"#)
    }
}
