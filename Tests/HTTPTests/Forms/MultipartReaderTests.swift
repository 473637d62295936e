import Foundation
import HTTPTypes
import Testing

@testable import HTTP

@Suite struct MultipartReaderTests {
    /// A folder that is there for one test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.path + "/multipart-\(UUID().uuidString)"
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
    }

    private static func part(_ name: String, _ filename: String?, _ data: String) -> String {
        let file = filename.map { "; filename=\"\($0)\"" } ?? ""
        return "--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n\(data)\r\n"
    }

    private func request(_ body: String, type: String = "multipart/form-data; boundary=XX") throws -> Request {
        let bytes = Array(body.utf8)
        var request = try Request(.post, "/", headers: [.contentType: type])
        let pieces = stride(from: 0, to: bytes.count, by: 7).map { Array(bytes[$0..<min($0 + 7, bytes.count)]) }
        request.body = RequestBody(length: nil, source: Pieces(pieces))
        return request
    }

    @Test("fields are in the form, files in the folder as long as someone holds them")
    func reading() async throws {
        let folder = try Folder()
        let body =
            Self.part("title", nil, "é") + Self.part("csv", "people.csv", "a,b\r\n1,2") + Self.part("none", "", "")
            + "--XX--\r\n"
        try await {
            let (form, files) = try await Form.readMultipart(request(body), into: folder.path)
            #expect(form.fields.map(\.name) == ["title"])
            #expect(form["title"] == "é")
            #expect(files.map(\.field) == ["csv"])
            #expect(files.map(\.filename) == ["people.csv"])
            #expect(files.map(\.size) == [8])
            #expect(FileManager.default.contents(atPath: files[0].path) == Data("a,b\r\n1,2".utf8))
            let attributes = try FileManager.default.attributesOfItem(atPath: files[0].path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(folder.files.count == 1)
        }()
        #expect(folder.files == [])
    }

    private func failure(_ body: String, limits: MultipartLimits = .init(), type: String? = nil) async throws -> Int {
        let folder = try Folder()
        do {
            let request = try request(body, type: type ?? "multipart/form-data; boundary=XX")
            _ = try await Form.readMultipart(request, limits: limits, into: folder.path)
            return 0
        } catch let error as HTTPError {
            #expect(folder.files == [])
            return error.status.code
        }
    }

    @Test("on every error the files are removed")
    func failures() async throws {
        let file = Self.part("f", "x", "12345")
        #expect(try await failure(file + "--XX--") == 0)
        #expect(try await failure(file) == 400)
        #expect(try await failure(file + "--XX\r\nbroken\r\n\r\n") == 400)
        #expect(try await failure(file + Self.part("a", nil, "\0") + "--XX--") == 400)
        #expect(try await failure(file + file + "--XX--", limits: .init(parts: 1)) == 400)
        #expect(try await failure(file + file + "--XX--", limits: .init(files: 1)) == 400)
        #expect(try await failure(file + "--XX--", limits: .init(file: 4)) == 413)
        #expect(try await failure(file + Self.part("a", nil, "12345") + "--XX--", limits: .init(fields: 4)) == 413)
    }

    @Test("another type and a missing boundary are refused")
    func types() async throws {
        #expect(try await failure("", type: "application/x-www-form-urlencoded") == 415)
        #expect(try await failure("", type: "multipart/form-data") == 400)
    }

    @Test("a folder that is not there gives an error of the server")
    func missingFolder() async throws {
        await #expect(throws: HTTPError(.internalServerError, "The file could not be kept.")) {
            try await Form.readMultipart(
                try request(Self.part("f", "x", "1") + "--XX--"), into: "/nonexistent-folder")
        }
    }
}
