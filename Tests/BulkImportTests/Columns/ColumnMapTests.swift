import Domain
import Testing

@testable import BulkImport

struct ColumnMapTests {
    private func map(_ header: String, _ kind: ImportKind, _ named: [ColumnName] = []) throws -> ColumnMap {
        var rest: [UInt8]? = Array(header.utf8)
        var reader = CSVReader {
            defer { rest = nil }
            return rest
        }
        var row = CSVRow()
        #expect(try reader.next(&row))
        return try ColumnMap(row, of: kind, named: named)
    }

    private func refusal(_ header: String, _ kind: ImportKind, _ named: [ColumnName] = []) -> CSVError? {
        do {
            _ = try map(header, kind, named)
            return nil
        } catch {
            return error as? CSVError
        }
    }

    @Test("columns come in any order; letter case, spaces, hyphens and underscores do not count")
    func names() throws {
        #expect(
            try map("Job Title,E-mail, NAME ,organization", .attendees).cells
                == ["job_title": 0, "email": 1, "name": 2, "organisation": 3])
    }

    @Test("headings that name no field are reported as they are written, and which columns have none")
    func unknown() throws {
        let map = try map("name,Shoe size,,capacity,#, ", .rooms)
        #expect(map.unknown == ["Shoe size", "#"])
        #expect(map.unnamed == [2, 5])
    }

    @Test("every field's own name is understood for every kind", arguments: ImportKind.lists)
    func ownNames(kind: ImportKind) throws {
        let header = kind.fields.map(\.rawValue).joined(separator: ",")
        let map = try map(header, kind)
        #expect(map.cells.count == kind.fields.count)
        #expect(map.unknown.isEmpty)
        for field in kind.synonyms.values { #expect(kind.columns.contains(field)) }
    }

    @Test("a column can be told to hold a field")
    func told() throws {
        let name = try ColumnName("Work mail=E-mail", for: .people)
        #expect(name == ColumnName(column: "Work mail", field: "email"))
        #expect(try map("Name,work mail", .people, [name]).cells == ["name": 0, "email": 1])
        #expect(refusal("name", .people, [name])?.reason.english == "The file has no column “Work mail”.")
    }

    @Test("a mapping to no field is refused", arguments: ["email", "=email", "Work=shoe_size"])
    func badMapping(text: String) {
        #expect(throws: DomainError.self) { try ColumnName(text, for: .people) }
    }

    @Test("a file without the column that its rows are known by is refused once")
    func missingKey() {
        #expect(
            refusal("title,start", .sessions)?.reason.english
                == "The file has no column “key”, by which its rows are known.")
        #expect(
            refusal("category,status", .attendees)?.reason.english
                == "The file has none of the columns email, name, organisation, by which its rows are known.")
    }

    @Test("two columns for one field are refused at the second")
    func twice() {
        let refusal = refusal("email,name,E-Mail", .people)
        #expect(refusal?.column == 12)
        #expect(refusal?.reason.english == "The columns “email” and “E-Mail” are both read as email.")
    }

    @Test("a heading that is there twice is refused at the second, unless it is told to be left aside")
    func sameNames() throws {
        let refusal = refusal("name,Floor,floor *", .rooms)
        #expect(refusal?.column == 12)
        #expect(
            refusal?.reason.english == "The columns “Floor” and “floor *” have the same name. Rename one of them.")
        let map = try map("name,Floor,floor,capacity", .rooms, [ColumnName(column: "FLOOR", field: nil)])
        #expect(map.cells == ["name": 0, "capacity": 3])
        #expect(map.unknown == [])
    }

    @Test("a column may be left aside though its name is known")
    func aside() throws {
        let name = try ColumnName("Notes=", for: .rooms)
        #expect(name == ColumnName(column: "Notes", field: nil))
        #expect(try map("name,notes", .rooms, [name]).cells == ["name": 0])
    }

    @Test("a name is put together from its parts, in any order of the columns", arguments: ImportKind.lists)
    func nameParts(kind: ImportKind) throws {
        let isPerson = [.speakers, .people, .attendees, .seats].contains(kind)
        #expect(kind.nameParts == (isPerson ? ["first_name", "last_name"] : []))
        guard isPerson else { return }
        let session = kind == .speakers ? "session," : kind == .seats ? "session,table," : ""
        let first = session.split(separator: ",").count
        let cells = [first + 1, first]
        #expect(try map("\(session)Surname,Given name", kind).nameParts == cells)
        #expect(try map("\(session)Family name,E-mail", kind).nameParts == [cells[1]])
    }

    @Test("a whole name beside its parts is refused, in either order", arguments: ["Name,Surname", "First name,Name"])
    func wholeAndParts(header: String) {
        let names = header.split(separator: ",")
        let both = "The columns “\(names[0])” and “\(names[1])”"
        #expect(
            refusal(header, .people)?.reason.english
                == "\(both) are a whole name and a part of one. Leave one of them aside.")
    }
}
