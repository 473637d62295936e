import HTTPTypes
import Sodium

/// The static files of the site, all read at start: no address ever becomes a path of the file system.
///
/// Each file answers under two addresses: with a fingerprint in its name, cached for ever, and under its plain name, asked
/// for anew each time (for `url(…)` in style sheets and imports between scripts).
public struct Assets: Sendable {
    /// Where the files are served: `/static/`.
    private let prefix: String
    private var fingerprinted: [String: String] = [:]
    private var plain: [String: StoredResponse] = [:]
    private var responses: [String: StoredResponse] = [:]

    /// Reads every file below `folder`; files and folders whose names begin with a dot are passed over.
    /// Throws `AssetFolder.Failure` when the folder or a file cannot be read.
    public static func load(
        folder: String, prefix: String = "/static/", security: SecurityHeaders = SecurityHeaders()
    ) throws -> Assets {
        var assets = Assets(prefix: prefix)
        for name in try AssetFolder.names(in: folder) {
            assets.add(name, try AssetFolder.read("\(folder)/\(name)"), security)
        }
        return assets
    }

    /// Assets that are already in memory, by name.
    public init(files: [String: [UInt8]], prefix: String = "/static/", security: SecurityHeaders = SecurityHeaders()) {
        self.init(prefix: prefix)
        for (name, bytes) in files { add(name, bytes, security) }
    }

    private init(prefix: String) { self.prefix = prefix }

    private mutating func add(_ name: String, _ bytes: [UInt8], _ security: SecurityHeaders) {
        let address = prefix + Self.fingerprinted(name, bytes)
        let type = AssetTypes.contentType(of: name)
        let tag = EntityTag(hashing: bytes)
        let stored = StoredResponse(
            contentType: type, body: bytes, tag: tag, cacheControl: "no-cache", security: security)
        fingerprinted[name] = address
        plain[name] = stored
        responses[prefix + name] = stored
        responses[address] = StoredResponse(
            contentType: type, body: bytes, tag: tag, cacheControl: "public, max-age=31536000, immutable",
            security: security)
    }

    /// `css/app.css` becomes `css/app.3f9c1a2b.css`: 32 bits of the SHA-256 of its bytes before the last dot.
    private static func fingerprinted(_ name: String, _ bytes: [UInt8]) -> String {
        let mark = SHA256.hex(of: bytes).prefix(8)
        let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
        guard let dot = name[start...].lastIndex(of: "."), dot > start else { return "\(name).\(mark)" }
        return "\(name[..<dot]).\(mark)\(name[dot...])"
    }

    /// The names of all files, sorted.
    public var names: [String] { fingerprinted.keys.sorted() }

    /// The address to write into a page for this file: `app.css` gives `/static/app.3f9c1a2b.css`. A name that is not there
    /// gives its plain address, which is answered with 404; a test over all pages finds it.
    public func path(_ name: String) -> String { fingerprinted[name] ?? prefix + name }

    /// The answer to a request below the prefix, nil when it asks for something else. An unknown name is 404.
    public func respond(to request: Request) throws(HTTPError) -> Response? {
        guard request.pathBegins(with: prefix) else { return nil }
        guard let stored = responses[request.path] else { throw .notFound }
        return try Self.answer(stored, to: request)
    }

    /// The answer with the file of this name whatever the request's address is (`/favicon.ico`), nil when it is not there.
    public func answer(_ name: String, to request: Request) throws(HTTPError) -> Response? {
        guard let stored = plain[name] else { return nil }
        return try Self.answer(stored, to: request)
    }

    private static func answer(_ stored: StoredResponse, to request: Request) throws(HTTPError) -> Response {
        guard request.method == .get || request.isHead else { throw .methodNotAllowed(allow: [.get, .head]) }
        return stored.answer(to: request, freshness: AlwaysFresh())
    }
}

extension Assets: Middleware {
    /// Answers what is below the prefix and lets everything else through.
    public func answer(_ request: Request) throws -> Response? {
        try respond(to: request)
    }
}
