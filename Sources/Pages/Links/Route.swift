public import Domain

/// What may stand in a path in place of a `:name`.
public protocol PathPart: Sendable {
    /// The part before percent-encoding.
    var pathText: String { get }
}

extension String: PathPart {
    public var pathText: String { self }
}

extension Int: PathPart {
    public var pathText: String { String(self) }
}

extension Slug: PathPart {
    public var pathText: String { description }
}

extension SessionKey: PathPart {
    public var pathText: String { description }
}

extension ID: PathPart {
    public var pathText: String { description }
}

extension ConflictIdentity: PathPart {
    public var pathText: String { description }
}

/// One address of the site: the pattern that the router takes, and the function that makes a link of it. So no path
/// is written twice, and a link with the wrong parts does not compile.
///
///     router.on(.get, AdminLinks.room.pattern, show)
///     AdminLinks.room(event.slug, room.id)              // "/admin/e/socitm-2011/rooms/3"
public struct Route<each Part: PathPart>: Sendable {
    /// As the router takes it: `/admin/e/:event/rooms/:room`.
    public let pattern: String
    private let literals: [String]

    /// A pattern has one `:name` for each part, at the start of a segment; text may follow a name (`:event.ics`).
    public init(_ pattern: StaticString) {
        self.pattern = pattern.description
        literals = Self.literals(of: pattern.description)
    }

    /// The path with `part` in place of each name.
    public func callAsFunction(_ part: repeat each Part) -> String {
        var path = literals.first ?? ""
        var next = 1
        for part in repeat each part {
            path += QueryText.encode(part.pathText)
            if next < literals.count { path += literals[next] }
            next += 1
        }
        return path
    }

    /// How many names the pattern has; a test compares it with the number of parts.
    var nameCount: Int { literals.count - 1 }

    private static func literals(of pattern: String) -> [String] {
        var literals = [""]
        var inName = false
        for character in pattern {
            if character == ":" {
                inName = true
                literals.append("")
            } else if inName, character.isLetter || character == "_" {
                continue
            } else {
                inName = false
                literals[literals.count - 1].append(character)
            }
        }
        return literals
    }
}

/// An address without parts.
public typealias FixedRoute = Route<>
