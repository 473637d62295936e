import HTTPTypes

/// What `Accept-Encoding` says about gzip (RFC 9110, 12.5.3).
enum AcceptEncoding {
    /// Whether the client takes gzip: named with a weight above 0, or covered by `*` and not named.
    static func takesGzip(_ fields: RequestFields) -> Bool {
        var named: Bool?
        var others: Bool?
        fields.forEachValue(of: .acceptEncoding) { list in
            var start = 0
            while start < list.count {
                var end = start
                while end < list.count, list[end] != UInt8(ascii: ",") { end += 1 }
                weigh(list.extracting(start..<end), &named, &others)
                start = end + 1
            }
        }
        return named ?? others ?? false
    }

    private static func weigh(_ element: Span<UInt8>, _ named: inout Bool?, _ others: inout Bool?) {
        var nameEnd = 0
        while nameEnd < element.count, element[nameEnd] != UInt8(ascii: ";") { nameEnd += 1 }
        let name = element.extracting(element.trimmedRange(0..<nameEnd))
        if name.equalsIgnoringCase("gzip") || name.equalsIgnoringCase("x-gzip") {
            named = isAcceptable(element, from: nameEnd)
        } else if name.equalsIgnoringCase("*") {
            others = isAcceptable(element, from: nameEnd)
        }
    }

    /// A weight of 0 has no digit but 0 in it; every other weight, and none, is above 0.
    private static func isAcceptable(_ element: Span<UInt8>, from start: Int) -> Bool {
        guard start < element.count else { return true }
        for position in start..<element.count {
            if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(element[position]) { return true }
        }
        return false
    }
}
