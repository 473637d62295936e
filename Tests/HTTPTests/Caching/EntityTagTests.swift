import Testing

@testable import HTTP

@Suite struct EntityTagTests {
    private func isListed(_ opaque: String, in list: String, strongly: Bool = false) -> Bool {
        EntityTag(opaque)?.isListed(in: Array(list.utf8).span, strongly: strongly) == true
    }

    @Test("a tag is written in quotes")
    func writing() {
        #expect(EntityTag("a")?.description == "\"a\"")
        #expect(EntityTag("a", isWeak: true)?.description == "W/\"a\"")
        #expect(EntityTag("a\"b") == nil)
        #expect(EntityTag("a b") == nil)
    }

    @Test("the same bytes have the same tag, others another")
    func hashing() {
        #expect(EntityTag(hashing: [1]) == EntityTag(hashing: [1]))
        #expect(EntityTag(hashing: [1]) != EntityTag(hashing: [2]))
        #expect(EntityTag(hashing: []).opaque == "cae66941d9efbd404e4d88758ea67670")
    }

    @Test(
        "a tag is found in a list",
        arguments: [
            "\"a\"", "*", " * ", "\"x\", \"a\"", "\"x\",\"a\",\"y\"", ",, \"a\" ,", "W/\"a\"", "\"x,y\",\t\"a\"",
        ])
    func found(list: String) { #expect(isListed("a", in: list)) }

    @Test(
        "nothing is found in a list without it or in what is no list",
        arguments: ["", "a", "\"b\"", "\"a", "a\"", "w/\"a\"", "W\"a\"", "W", "W/", "\"A\"", "\"x\" a \"a\"", "**"])
    func notFound(list: String) { #expect(!isListed("a", in: list)) }

    @Test("the strong comparison takes no weak tag")
    func strong() {
        #expect(isListed("a", in: "\"a\"", strongly: true))
        #expect(!isListed("a", in: "W/\"a\"", strongly: true))
        let weak = EntityTag("a", isWeak: true)
        let weakIsListed = weak?.isListed(in: Array("\"a\"".utf8).span, strongly: true)
        #expect(weakIsListed == false)
    }
}
