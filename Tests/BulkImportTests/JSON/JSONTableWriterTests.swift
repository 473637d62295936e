import BulkImport
import Domain
import Testing

@Suite("Lists in JSON go out and come back")
struct JSONTableWriterTests {
    private func export(_ office: Office, _ kind: ImportKind) throws -> String {
        var bytes: [UInt8] = []
        let slug = kind == .people ? nil : Slug("party")
        try office.store.read { tx in try Exporter(kind, event: slug, format: .json).run(in: tx) { bytes += $0 } }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("the words are those of the CSV headers; numbers, yes or no and tags are values of their own")
    func forms() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.rooms, "name,capacity,notes\nHall,80,\"say \"\"yes\"\"\n\\\"\n")
        #expect(
            try export(office, .rooms) == """
                [
                {"name":"Hall","capacity":80,"notes":"say \\"yes\\"\\n\\\\","sessions_at_once":null,"hours":""},
                {"name":"Kitchen","capacity":null,"notes":"","sessions_at_once":null,"hours":""}
                ]

                """)
        #expect(try export(office, .sessions).contains("\"duration\":null,\"expected\":null,\"pinned\":false,"))
        #expect(try export(office, .people) == "[\n]\n")
        _ = try await office.bring(.people, "name,tags\n=Bo,a; b\n")
        #expect(try export(office, .people).contains("\"name\":\"=Bo\""))
        #expect(try export(office, .people).contains("\"tags\":[\"a\",\"b\"]"))
    }

    @Test("an export that is brought in again changes nothing, and its bytes stay", arguments: ImportKind.lists)
    func again(kind: ImportKind) async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.rooms, "name,capacity,hours\nHall,80,2011-10-29 09:00 to 17:00\n=1+1,,\n'=x,,\n")
        _ = try await office.bring(
            .speakers, "session,name,organisation,role\ntoast,Ada,Engines,chair\ntoast,,Works,host")
        _ = try await office.bring(
            .attendees, "email,name,tags,status\nbo@example.org,-Bo,\"x;y\",accepted\n,Cy,,applied")
        _ = try await office.bring(
            .seats, "session,table,place,host,email,name\ntoast,4,7,yes,bo@example.org,\ntoast,Window,,,,Cy\n")
        let text = try export(office, kind)
        let before = try office.traces()
        let importer = Importer(kind, event: kind.needsEvent ? Slug("party") : nil)
        let report = try await importer.apply(.bytes(Array(text.utf8), name: "list.json"), to: office.store)
        #expect(report.counts == [0, 0, report.rows, 0])
        #expect(report.rows > 0)
        #expect(report.form == FileForm(format: .json, separator: nil))
        #expect(try office.traces() == before)
        #expect(try export(office, kind) == text)
    }

    @Test(
        "refused objects are told with line, column and name; the file of refused rows has every column that turned up")
    func refused() async throws {
        let office = try await Office.withEvent()
        let table = RefusalTable()
        var options = ImportOptions(skipsBadRows: true)
        options.refusedRow = { table.add($0) }
        let report = try await office.bring(
            .rooms,
            "[{\"name\":\"Garden\",\"capacity\":\"many\"},\n{\"name\":\"Attic\",\"Floor\":3},\n{\"name\":{},\"Floor\":1}]",
            options)
        #expect(report.counts == [1, 0, 0, 2])
        #expect(report.unknownColumns == ["Floor"])
        #expect(
            report.told == [
                "1:30 capacity [many] Use a whole number from 1 to 1000000.",
                "3:9 name [] Use text, a number, true, false, null, or a list of these.",
            ])
        #expect(
            String(decoding: table.bytes, as: UTF8.self)
                == "name,capacity,Floor,reason\r\nGarden,many,,Use a whole number from 1 to 1000000.\r\n"
                + ",,1,\"Use text, a number, true, false, null, or a list of these.\"\r\n")
    }

    @Test("a name that was told and never turns up is refused")
    func toldName() async throws {
        let office = try await Office.withEvent()
        let options = ImportOptions(columns: [try ColumnName("Seats there=capacity", for: .rooms)])
        let report = try await office.bring(.rooms, "[{\"name\":\"Garden\"}]", options)
        #expect(report.told == ["1:1 - [] The file has no column “Seats there”."])
        #expect(!report.isKept)
    }
}
