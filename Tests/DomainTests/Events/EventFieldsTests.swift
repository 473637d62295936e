import Testing
import TimeZones

@testable import Domain

@Suite("Reading an event")
struct EventFieldsTests {
    private func read(_ fields: [Field: String]) throws -> EventDetails {
        var reader = FieldReader { fields[$0] }
        return try EventDetails.read(&reader, zones: .system)
    }

    @Test("takes a last day that is empty from the first")
    func oneDay() throws {
        let details = try read(["title": "Jam", "zone": "Europe/London", "first_day": "2010-03-06", "kind": "jam"])
        #expect(details.lastDay == details.firstDay)
        #expect(details.kind == .jam)
        #expect(details.visibility == .draft)
        #expect(details.registration == .closed)
    }

    @Test("says all that is wrong, field by field")
    func problems() {
        let expected: [FieldProblem] = [
            FieldProblem("title", "Give the event a title.", value: ""),
            FieldProblem(
                "zone", "Use a time zone by its IANA name, such as Europe/London.", value: "../../etc/passwd"),
            FieldProblem("first_day", "Give the first day as a date such as 2011-11-29.", value: "29/11/2011"),
            FieldProblem("capacity", "Use a whole number from \(1) to \(1_000_000).", value: "0"),
        ]
        #expect(throws: DomainError.invalid(expected)) {
            try read(["zone": "../../etc/passwd", "first_day": "29/11/2011", "capacity": "0"])
        }
    }

    @Test("refuses a last day before the first")
    func backwards() {
        #expect(
            throws: DomainError.invalid([
                FieldProblem("last_day", "The last day cannot be before the first.", value: "2011-11-28")
            ])
        ) {
            try read(["title": "T", "zone": "UTC", "first_day": "2011-11-29", "last_day": "2011-11-28"])
        }
    }
}
