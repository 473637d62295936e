/// `application/x-www-form-urlencoded` (the URL standard, 5): what a query and a simple form are written in.
enum URLEncodedPairs {
    /// Reads `name=value` pairs parted by `&`; pairs that are quite empty are skipped.
    /// Throws 400 for a bad escape, a NUL, bytes that are not UTF-8, or more than `limit` pairs.
    static func read(_ bytes: Span<UInt8>, limit: Int) throws(HTTPError) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        var start = 0
        while start < bytes.count {
            var end = start
            var equals: Int?
            while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
                if equals == nil, bytes[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            if end > start {
                guard pairs.count < limit else { throw .badRequest("The form has too many fields.") }
                let nameEnd = equals ?? end
                guard let name = PercentCoding.decode(bytes.extracting(start..<nameEnd), plusIsSpace: true),
                    let value = PercentCoding.decode(
                        bytes.extracting(min(nameEnd + 1, end)..<end), plusIsSpace: true)
                else { throw .badRequest("A field of the form is not valid text.") }
                pairs.append((name, value))
            }
            start = end + 1
        }
        return pairs
    }
}
