import Testing

@testable import Domain

@Suite("Reading a person")
struct PersonTests {
    private func read(_ fields: [Field: String], over old: PersonDetails? = nil) throws -> PersonDetails {
        var reader = FieldReader { fields[$0] }
        return try PersonDetails.read(&reader, over: old)
    }

    @Test("needs a name or an organisation")
    func nobody() {
        #expect(
            throws: DomainError.invalid([FieldProblem("name", "Give a name, or at least an organisation.", value: "")])
        ) { try read(["name": " ", "organisation": ""]) }
    }

    @Test("takes a placeholder of an organisation")
    func placeholder() throws {
        #expect(try read(["organisation": "Cabinet Office"]) == PersonDetails(name: "", organisation: "Cabinet Office"))
    }

    @Test("splits tags at semicolons and commas, each once")
    func tags() throws {
        #expect(try read(["name": "A", "tags": "cloud; open data,cloud;;"]).tags == ["cloud", "open data"])
    }

    @Test("keeps what the file has no column for")
    func over() throws {
        let old = PersonDetails(name: "A", organisation: "B", jobTitle: "Head of ICT", tags: ["x"])
        #expect(
            try read(["organisation": "C"], over: old)
                == PersonDetails(name: "A", organisation: "C", jobTitle: "Head of ICT", tags: ["x"]))
    }
}
