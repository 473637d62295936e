import Foundation
import HTTPTypes
import Testing

@testable import HTTP

@Suite struct AssetsTests {
    private static let css = Array("body { margin: 0 }".utf8)
    private static let assets = Assets(files: ["app.css": css, "icons/logo.svg": Array("<svg/>".utf8), "robots": [1]])

    private func get(_ path: String, _ headers: HTTPFields = [:]) throws -> Response? {
        try Self.assets.respond(to: Request(.get, path, headers: headers))
    }

    @Test("a name has the fingerprint of its bytes before its ending")
    func paths() {
        #expect(Self.assets.path("app.css") == "/static/app.997facec.css")
        #expect(Self.assets.path("icons/logo.svg").hasPrefix("/static/icons/logo."))
        #expect(Self.assets.path("icons/logo.svg").hasSuffix(".svg"))
        #expect(Self.assets.path("robots").hasPrefix("/static/robots."))
        #expect(Self.assets.path("missing.css") == "/static/missing.css")
        #expect(Self.assets.names == ["app.css", "icons/logo.svg", "robots"])
    }

    @Test("with its fingerprint a file is kept for ever, by its plain name it is asked for anew")
    func caching() async throws {
        let lasting = try #require(try get(Self.assets.path("app.css")))
        #expect(lasting.allHeaders[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(lasting.allHeaders[.contentType] == "text/css; charset=utf-8")
        #expect(try await lasting.collectBody() == Self.css)
        let plain = try #require(try get("/static/app.css"))
        #expect(plain.allHeaders[.cacheControl] == "no-cache")
        let tag = try #require(plain.allHeaders[.eTag])
        #expect(try get("/static/app.css", [.ifNoneMatch: tag])?.status == .notModified)
    }

    @Test("other addresses are let through, unknown files are not found")
    func others() throws {
        #expect(try get("/e/x") == nil)
        #expect(throws: HTTPError.notFound) { try get("/static/nothing.css") }
        #expect(throws: HTTPError.notFound) { try get("/static/app.00000000.css") }
        for path in ["/static/../app.css", "/static/..%2fapp.css", "/static//app.css", "/static/", "/static/icons"] {
            #expect(throws: HTTPError.notFound) { try get(path) }
        }
        #expect(throws: HTTPError.methodNotAllowed(allow: [.get, .head])) {
            try Self.assets.respond(to: Request(.post, "/static/app.css"))
        }
    }

    @Test("a file can stand at an address of its own")
    func ownAddress() throws {
        #expect(try Self.assets.answer("robots", to: Request(.get, "/robots.txt"))?.status == .ok)
        #expect(try Self.assets.answer("none", to: Request(.get, "/none")) == nil)
    }

    @Test("a folder is read with all below it, hidden files aside")
    func loading() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/assets-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
        for name in ["x.js", "a/y.css", "a/b/z.png", ".hidden", "a/.hidden"] {
            try Data(name.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        #expect(try Assets.load(folder: folder).names == ["a/b/z.png", "a/y.css", "x.js"])
        #expect(throws: AssetFolder.Failure.self) { try Assets.load(folder: folder + "/none") }
    }
}
