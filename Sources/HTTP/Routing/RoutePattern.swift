/// A route's pattern taken apart: `/e/:event/sessions/:session.ics`.
struct RoutePattern: Sendable {
    enum Segment: Sendable, Hashable {
        case literal(String)
        /// A whole segment, or one that ends in `suffix`.
        case parameter(name: String, suffix: String)
    }

    let segments: [Segment]

    /// `/` is no segments; a `:name` goes to the end of its segment or to the first `.`.
    init(_ text: String) {
        precondition(text.hasPrefix("/"), "A pattern begins with a slash: \(text)")
        segments = text.dropFirst().split(separator: "/").map { part in
            guard part.hasPrefix(":") else { return .literal(String(part)) }
            let name = part.dropFirst().prefix { $0 != "." }
            return .parameter(name: String(name), suffix: String(part.dropFirst(name.count + 1)))
        }
        precondition(names.count <= PathParameters.limit, "A pattern has too many parameters: \(text)")
    }

    var names: [String] {
        segments.compactMap { if case .parameter(let name, _) = $0 { name } else { nil } }
    }
}
