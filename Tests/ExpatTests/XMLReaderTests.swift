import Testing

@testable import Expat

@Suite("XML is read piece by piece")
struct XMLReaderTests {
    private func events(_ text: String, cutEvery size: Int = .max, _ limits: XMLLimits = XMLLimits()) throws
        -> [(XMLEvent, XMLPlace)]
    {
        try events(Array(text.utf8), cutEvery: size, limits)
    }

    /// Pieces of one text are put together, since where they are cut is nobody's business.
    private func events(_ bytes: [UInt8], cutEvery size: Int = .max, _ limits: XMLLimits = XMLLimits()) throws
        -> [(XMLEvent, XMLPlace)]
    {
        var found: [(XMLEvent, XMLPlace)] = []
        let reader = XMLReader(limits: limits) { event, place in
            if case .text(let more) = event, case .text(let text)? = found.last?.0 {
                found[found.count - 1].0 = .text(text + more)
            } else {
                found.append((event, place))
            }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            try reader.read(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        try reader.finish()
        return found
    }

    private func refusal(_ text: String, _ limits: XMLLimits = XMLLimits()) -> XMLError? {
        do {
            _ = try events(text, limits)
            return nil
        } catch { return error as? XMLError }
    }

    private let document = "<?xml version='1.0'?>\n<a b='1'  c='é&amp;'>\n  x<d/>&lt;é<![CDATA[<y>]]></a>\n"

    @Test("elements, attributes and text come in order, with the place where each begins")
    func order() throws {
        let found = try events(document)
        #expect(
            found.map(\.0) == [
                .start("a", [XMLAttribute("b", "1"), XMLAttribute("c", "é&")]), .text("\n  x"), .start("d", []),
                .end("d"), .text("<é<y>"), .end("a"),
            ])
        #expect(found[0].1 == XMLPlace(line: 2, column: 1))
        #expect(found[2].1 == XMLPlace(line: 3, column: 4))
    }

    @Test("the same bytes give the same however they are cut", arguments: [1, 2, 3, 7, 64])
    func cuts(size: Int) throws {
        #expect(try events(document, cutEvery: size).map(\.0) == events(document).map(\.0))
    }

    @Test("columns count characters")
    func columns() throws {
        #expect(try events("<a>éé<b/></a>")[2].1 == XMLPlace(line: 1, column: 6))
    }

    @Test("other encodings are understood when they are said")
    func encodings() throws {
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(try events(latin).map(\.0) == [.start("a", []), .text("é"), .end("a")])
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in "<a>é</a>".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try events(wide).map(\.0) == [.start("a", []), .text("é"), .end("a")])
    }

    @Test("what is not well-formed is refused where it is")
    func malformed() {
        #expect(
            refusal("<a>\n <b></a>")
                == XMLError(place: XMLPlace(line: 2, column: 7), reason: .malformed("mismatched tag")))
        #expect(refusal("<a>")?.reason == .malformed("no element found"))
        #expect(refusal("<a>&nbsp;</a>")?.reason == .malformed("undefined entity"))
    }

    @Test("no document type may declare anything or point elsewhere")
    func documentTypes() throws {
        let laughs = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>"
        #expect(refusal(laughs)?.reason == .documentType)
        #expect(refusal("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>")?.reason == .documentType)
        #expect(refusal("<!DOCTYPE a PUBLIC 'x' 'http://127.0.0.1/x'><a>&x;</a>")?.reason == .documentType)
        #expect(try events("<!DOCTYPE a><a/>").count == 2)
    }

    @Test("depth and size have limits")
    func limits() {
        var limits = XMLLimits()
        limits.depth = 3
        #expect(refusal("<a><b><c/></b></a>", limits) == nil)
        #expect(
            refusal("<a><b><c><d/></c></b></a>", limits)
                == XMLError(place: XMLPlace(line: 1, column: 10), reason: .tooDeep(3)))
        limits.bytes = 10
        #expect(refusal("<a>12345</a>", limits)?.reason == .tooManyBytes(10))
    }

    @Test("whoever takes the events may end the reading")
    func stopping() {
        struct Enough: Error {}
        var seen = 0
        let reader = XMLReader { _, _ in
            seen += 1
            throw Enough()
        }
        #expect(throws: Enough.self) { try reader.read(Array("<a><b/></a>".utf8)) }
        #expect(seen == 1)
    }
}
