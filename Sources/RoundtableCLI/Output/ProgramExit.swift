import BulkImport
import Domain
import HTTPServer

/// How the program ends. The one table from errors to exit codes.
enum ProgramExit: Int32, CaseIterable {
    case done = 0
    /// Finished, but rows of a file were refused, an import could not be taken back, rules of a seating problem clash, or
    /// an agenda has errors that nobody has waived; each was reported.
    case rowsRefused = 1
    /// What was asked for cannot be meant.
    case usage = 2
    /// The database, a file, a folder or a port is not to be had.
    case unavailable = 3

    static func of(_ error: any Error) -> ProgramExit {
        switch error {
        case is RowsRefused, is RulesClash, is OpenConflicts: .rowsRefused
        case is UsageError: .usage
        case let error as DomainError:
            switch error {
            case .invalid, .notFound, .conflict, .notAllowed: .usage
            case .unavailable: .unavailable
            }
        default: .unavailable
        }
    }

    /// What is said about an error, in one sentence; nil when all has been said.
    static func sentence(for error: any Error) -> String? {
        switch error {
        case is RowsRefused, is RulesClash, is OpenConflicts: nil
        case let error as UsageError: error.sentence
        case let error as UnavailableError: error.sentence
        case let error as ServerError: error.description
        case let error as InputError: error.message.english
        case let error as DomainError: error.messages.map(\.english).joined(separator: " ")
        default: "Something unexpected went wrong: \(error)."
        }
    }
}

/// Rows were refused and have been reported.
struct RowsRefused: Error {}
