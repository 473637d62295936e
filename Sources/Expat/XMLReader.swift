import CExpat

/// Reads XML piece by piece with expat and hands on what it finds.
///
/// Nothing beside the document is ever read, and no entity can be declared: a document type with an internal subset or
/// an external identifier is an error, so that neither files nor addresses are opened and nothing grows by being
/// replaced (CVE-2013-0340 and its kind). UTF-8, UTF-16, ISO-8859-1 and US-ASCII are understood.
public final class XMLReader {
    /// May throw to end the reading.
    public typealias Take = (XMLEvent, XMLPlace) throws -> Void

    private let parser: XML_Parser
    private let limits: XMLLimits
    private let take: Take
    private var depth = 0
    private var bytes = 0
    /// What ended the reading from within.
    private var failure: (any Error)?

    public init(limits: XMLLimits = XMLLimits(), _ take: @escaping Take) {
        // because: without memory for a parser nothing can go on
        parser = XML_ParserCreate(nil)!
        self.limits = limits
        self.take = take
        // The pointer lives as long as the parser, which this object owns.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { data, name, attributes in XMLReader.of(data).start(name, attributes) },
            { data, name in XMLReader.of(data).end(name) })
        XML_SetCharacterDataHandler(parser) { data, text, length in XMLReader.of(data).text(text, length) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, system, publicName, hasSubset in
            XMLReader.of(data).documentType(isBare: system == nil && publicName == nil && hasSubset == 0)
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads on. Throws ``XMLError``, and what the taker throws.
    public func read(_ block: [UInt8]) throws {
        bytes += block.count
        if bytes > limits.bytes { throw XMLError(place: place, reason: .tooManyBytes(limits.bytes)) }
        try parse(block, isLast: false)
    }

    /// Says that there is no more. Throws ``XMLError`` when the document has not ended.
    public func finish() throws { try parse([], isLast: true) }

    private func parse(_ block: [UInt8], isLast: Bool) throws {
        let status = block.withUnsafeBytes { buffer in
            // because: expat reads as many bytes as the array has, within the call; an array holds less than 2 GiB here
            XML_Parse(
                parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast ? 1 : 0)
        }
        if let failure { throw failure }
        guard status != XML_STATUS_OK else { return }
        let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unreadable"
        throw XMLError(place: place, reason: .malformed(words))
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLReader {
        // because: the user data is this object, set when the parser was made, and it outlives every call of the parser
        Unmanaged<XMLReader>.fromOpaque(data!).takeUnretainedValue()
    }

    /// Where expat is.
    private var place: XMLPlace {
        XMLPlace(line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }

    private func start(
        _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        guard failure == nil, let name else { return }
        depth += 1
        if depth > limits.depth { return stop(XMLError(place: place, reason: .tooDeep(limits.depth))) }
        var list: [XMLAttribute] = []
        var index = 0
        // because: expat gives names and values by turns, each ended by a zero, and a nil behind the last
        while let attributes, let key = attributes[index], let value = attributes[index + 1] {
            list.append(XMLAttribute(String(cString: key), String(cString: value)))
            index += 2
        }
        hand(.start(String(cString: name), list))
    }

    private func end(_ name: UnsafePointer<XML_Char>?) {
        guard failure == nil, let name else { return }
        depth -= 1
        hand(.end(String(cString: name)))
    }

    private func text(_ text: UnsafePointer<XML_Char>?, _ length: Int32) {
        guard failure == nil, let text else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
        hand(.text(String(decoding: bytes, as: UTF8.self)))
    }

    private func documentType(isBare: Bool) {
        if !isBare { stop(XMLError(place: place, reason: .documentType)) }
    }

    private func hand(_ event: XMLEvent) {
        do { try take(event, place) } catch { stop(error) }
    }

    private func stop(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, XML_Bool(0))
    }
}
