import Domain
import Testing

@testable import BulkImport

struct SynonymsTests {
    @Test("what people call the columns of a list of guests is understood")
    func guests() {
        let names: [(String, Field)] = [
            ("Surname", "last_name"), ("Last name", "last_name"), ("Family Name", "last_name"),
            ("First name", "first_name"), ("Given name", "first_name"), ("Forename", "first_name"),
            ("E-mail", "email"), ("E-mail address", "email"), ("Email", "email"), ("Company", "organisation"),
            ("Organization", "organisation"), ("Role", "job_title"), ("Position", "job_title"),
            ("Job Title", "job_title"), ("Dietary requirements", "dietary"), ("Vorname", "first_name"),
            ("Prénom", "first_name"),
        ]
        let fields = FieldNames(of: .attendees)
        for (name, field) in names { #expect(fields.field(named: name) == field, "\(name)") }
    }

    @Test("and those of an agenda")
    func agenda() {
        let names: [(String, Field)] = [
            ("Start time", "start"), ("End Time", "end"), ("Date", "day"), ("Location", "room"), ("Code", "key"),
            ("Description", "abstract"), ("Session title", "title"),
        ]
        let fields = FieldNames(of: .sessions)
        for (name, field) in names { #expect(fields.field(named: name) == field, "\(name)") }
    }

    @Test("no name stands for two fields, nor for a field of its own other than that", arguments: ImportKind.lists)
    func unambiguous(kind: ImportKind) {
        var known: [String: Field] = [:]
        for field in kind.columns { known[HeadingFold.folded(field.rawValue)] = field }
        for (name, field) in kind.synonyms {
            let folded = HeadingFold.folded(name)
            #expect(known[folded] ?? field == field, "\(name)")
            known[folded] = field
        }
    }
}
