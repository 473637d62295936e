import Domain
import Pages

/// What a list of conflicts is narrowed to.
struct ConflictFilter: Hashable {
    var severity: ConflictSeverity?
    var kind: ConflictKind?

    /// Reads `severity` and `kind`; what names nothing narrows nothing.
    init(_ query: ListQuery) {
        severity = query.choice("severity", ConflictSeverity.self)
        kind = query.choice("kind", ConflictKind.self)
    }

    func contains(_ conflict: Conflict) -> Bool {
        (severity ?? conflict.severity) == conflict.severity && (kind ?? conflict.kind) == conflict.kind
    }
}
