import Domain
import SQLite

/// What a failure of the database is to the domain: a sentence that can be shown. What it does not know stays as it
/// is, an internal error.
func domainError(_ error: any Error) -> any Error {
    switch error {
    case let error as SQLiteError: domainError(error) ?? error
    case WriteQueue.Refusal.full:
        DomainError.unavailable("Too much is being saved at once. Try again in a moment.")
    case WriteQueue.Refusal.closed:
        DomainError.unavailable("The program is about to stop. Try again in a moment.")
    default: error
    }
}

private func domainError(_ error: SQLiteError) -> DomainError? {
    switch error.code.primary {
    case .busy, .locked, .interrupted:
        .unavailable("The database is busy. Try again in a moment.")
    case .full:
        .unavailable("The disk is full, so nothing can be saved.")
    case .inputOutput:
        .unavailable("The disk cannot be read or written.")
    case .corrupt, .notADatabase:
        .unavailable("The database file is damaged or is no database.")
    case .readOnly:
        .unavailable("The database file cannot be written to.")
    case .cannotOpen:
        .unavailable("The database file cannot be opened.")
    case .noMemory:
        .unavailable("There is not enough memory. Try again in a moment.")
    case .constraint:
        violation(error)
    default: nil
    }
}

/// The rules look before they write, inside the same transaction; what still comes here is a rule that forgot to.
private func violation(_ error: SQLiteError) -> DomainError? {
    switch error.constraint {
    case .unique, .primaryKey:
        if let field = error.violated.flatMap({ uniqueFields[$0] }) {
            .invalid([FieldProblem(field, "This is taken already.")])
        } else {
            .conflict("This is there already.")
        }
    case .foreignKey:
        .conflict("Something else still belongs to this, or what it belongs to is gone.")
    default: nil
    }
}

private let uniqueFields: [String: Field] = [
    "event.slug": "slug", "series.title_key": "title", "room.event, room.name_key": "name",
    "track.event, track.name_key": "name", "session.event, session.key": "key", "person.email_key": "email",
    "administrator.email_key": "email", "attendee.person, attendee.event": "email",
    "speaker.session, speaker.person, speaker.role": "role",
]
