/// Everything a rule can say no with. Each case carries a sentence that is safe to show to the person who asked;
/// Pages has the one table to HTTP statuses, RoundtableCLI the one to exit codes. Any other error is internal.
public enum DomainError: Error, Hashable, Sendable {
    /// What was typed cannot be taken; one problem a field, in the order of the fields.
    case invalid([FieldProblem])
    /// There is no such thing, or it is not this person's to see.
    case notFound(Message)
    /// It was possible, but no longer is: somebody else changed it, or took the name or the place first.
    case conflict(Message)
    /// The person is known but may not do this.
    case notAllowed(Message)
    /// It cannot be done now; nothing was lost, and trying later may help.
    case unavailable(Message)

    /// The sentences of the error, at least one.
    public var messages: [Message] {
        switch self {
        case .invalid(let problems): problems.map(\.message)
        case .notFound(let message), .conflict(let message), .notAllowed(let message), .unavailable(let message):
            [message]
        }
    }
}

/// One thing wrong with one field.
public struct FieldProblem: Hashable, Sendable {
    /// The field, by its name in forms and files.
    public var field: Field
    /// What is wrong and what would be right.
    public var message: Message
    /// What was given.
    public var value: String

    public init(_ field: Field, _ message: Message, value: String = "") {
        self.field = field
        self.message = message
        self.value = value
    }
}
