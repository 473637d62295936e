import Domain
import Testing

@testable import RoundtableCLI

struct ProgramExitTests {
    @Test(
        "each kind of error has its exit code",
        arguments: [
            (DomainError.invalid([FieldProblem("name", "Give a name.")]), ProgramExit.usage), (.notFound("x"), .usage),
            (.conflict("x"), .usage), (.notAllowed("x"), .usage), (.unavailable("x"), .unavailable),
        ])
    func codes(error: DomainError, code: ProgramExit) {
        #expect(ProgramExit.of(error) == code)
    }

    @Test("the codes are those of the handbook")
    func numbers() {
        #expect(ProgramExit.of(RowsRefused()).rawValue == 1)
        #expect(ProgramExit.of(OpenConflicts()).rawValue == 1)
        #expect(ProgramExit.of(UsageError("")).rawValue == 2)
        #expect(ProgramExit.of(UnavailableError("")).rawValue == 3)
        #expect(ProgramExit.done.rawValue == 0)
    }
}
