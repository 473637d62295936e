import HTTPTypes

/// The patterns of all routes, one node a segment. It is walked on the bytes of the path, so that finding a route
/// allocates nothing unless the path has escapes.
struct RouteTrie: Sendable {
    private struct Node: Sendable {
        var literals: [(text: [UInt8], node: Int)] = []
        /// Parameters that end in something, the longest ending first.
        var suffixes: [(text: [UInt8], node: Int)] = []
        var parameter: Int?
        var routes: [(method: HTTPRequest.Method, index: Int)] = []
    }

    private var nodes = [Node()]

    /// What was found for a method and a path.
    struct Match {
        var route: Int?
        var captures = Captures()
        /// The methods of every pattern that fits the path, in the order they were met; empty when none does.
        var allowed: [HTTPRequest.Method] = []
    }

    mutating func insert(_ pattern: RoutePattern, method: HTTPRequest.Method, route: Int) {
        var node = 0
        for segment in pattern.segments { node = child(of: node, for: segment) }
        precondition(!nodes[node].routes.contains { $0.method == method }, "Two routes have the same pattern.")
        nodes[node].routes.append((method, route))
    }

    private mutating func child(of node: Int, for segment: RoutePattern.Segment) -> Int {
        switch segment {
        case .literal(let text):
            let bytes = Array(text.utf8)
            if let known = nodes[node].literals.first(where: { $0.text == bytes }) { return known.node }
            nodes[node].literals.append((bytes, nodes.count))
        case .parameter(_, let suffix) where !suffix.isEmpty:
            let bytes = Array(suffix.utf8)
            if let known = nodes[node].suffixes.first(where: { $0.text == bytes }) { return known.node }
            nodes[node].suffixes.append((bytes, nodes.count))
            nodes[node].suffixes.sort { $0.text.count > $1.text.count }
        case .parameter:
            if let known = nodes[node].parameter { return known }
            nodes[node].parameter = nodes.count
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// Finds the route for `path`, a range of `bytes` that begins with a slash. A literal goes before a parameter with an
    /// ending, that before a plain parameter; the next best is tried when the better leads nowhere.
    func match(_ method: HTTPRequest.Method, path: Range<Int>, in bytes: Span<UInt8>) -> Match {
        var match = Match()
        // "/" alone has no segments, and an absolute target may have no path at all.
        let start = path.count <= 1 ? path.upperBound + 1 : path.lowerBound + 1
        _ = visit(0, from: start, to: path.upperBound, method, bytes, &match)
        return match
    }

    private func visit(
        _ index: Int, from start: Int, to end: Int, _ method: HTTPRequest.Method, _ bytes: Span<UInt8>,
        _ match: inout Match
    ) -> Bool {
        if start > end { return settle(nodes[index], method, &match) }
        var segmentEnd = start
        while segmentEnd < end, bytes[segmentEnd] != UInt8(ascii: "/") { segmentEnd += 1 }
        guard segmentEnd > start else { return false }
        let segment = start..<segmentEnd
        let next = segmentEnd + 1
        for literal in nodes[index].literals where isLiteral(literal.text, segment, bytes) {
            if visit(literal.node, from: next, to: end, method, bytes, &match) { return true }
        }
        for suffix in nodes[index].suffixes where ends(segment, with: suffix.text, bytes) {
            match.captures.push(start..<segmentEnd - suffix.text.count)
            if visit(suffix.node, from: next, to: end, method, bytes, &match) { return true }
            match.captures.pop()
        }
        if let parameter = nodes[index].parameter {
            match.captures.push(segment)
            if visit(parameter, from: next, to: end, method, bytes, &match) { return true }
            match.captures.pop()
        }
        return false
    }

    private func settle(_ node: Node, _ method: HTTPRequest.Method, _ match: inout Match) -> Bool {
        if let exact = node.routes.first(where: { $0.method == method }) {
            match.route = exact.index
            return true
        }
        if method == .head, let get = node.routes.first(where: { $0.method == .get }) {
            match.route = get.index
            return true
        }
        for route in node.routes where !match.allowed.contains(route.method) { match.allowed.append(route.method) }
        return false
    }

    private func isLiteral(_ text: [UInt8], _ segment: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        if segment.count == text.count { return equal(text, at: segment.lowerBound, bytes) }
        // An escaped letter is the same letter (RFC 3986, 6.2.2.2), so a longer segment may still be this literal.
        guard segment.count > text.count, segment.contains(where: { bytes[$0] == UInt8(ascii: "%") }),
            let decoded = PercentCoding.decode(bytes.extracting(segment), plusIsSpace: false)
        else { return false }
        return Array(decoded.utf8) == text
    }

    /// Endings are compared as they came: nobody escapes a dot.
    private func ends(_ segment: Range<Int>, with suffix: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        segment.count > suffix.count && equal(suffix, at: segment.upperBound - suffix.count, bytes)
    }

    private func equal(_ text: [UInt8], at start: Int, _ bytes: Span<UInt8>) -> Bool {
        for offset in 0..<text.count where text[offset] != bytes[start + offset] { return false }
        return true
    }
}
