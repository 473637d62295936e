import HTTPTypes
import Testing

@testable import HTTP

@Suite struct QueryTests {
    private func query(_ text: String) throws -> Query { try Request(.get, "/\(text)").query }

    @Test("pairs are decoded in the order they came")
    func pairs() throws {
        let query = try query("?tag=a%20b&tag=c+d&&page=2&flag&=x&e=a=b")
        #expect(query.pairs.map(\.name) == ["tag", "tag", "page", "flag", "", "e"])
        #expect(query.pairs.map(\.value) == ["a b", "c d", "2", "", "x", "a=b"])
        #expect(query.all("tag") == ["a b", "c d"])
        #expect(query["tag"] == "a b")
        #expect(query["flag"] == "")
        #expect(query["none"] == nil)
        #expect(query.text == "tag=a%20b&tag=c+d&&page=2&flag&=x&e=a=b")
    }

    @Test("no query and an empty one have no pairs")
    func empty() throws {
        #expect(try query("").isEmpty)
        #expect(try query("?").isEmpty)
        #expect(try query("?")["a"] == nil)
    }
}
