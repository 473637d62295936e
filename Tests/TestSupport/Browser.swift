public import HTTP
public import HTTPTypes
import Synchronization

/// Sends one request and returns its answer: in memory, or over a socket.
public protocol Carrier: Sendable {
    func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields, body: [UInt8]
    ) async throws -> Answer
}

/// Hands requests to an application without a socket.
public struct InMemoryCarrier: Carrier {
    private let application: Application
    private let peer: PeerAddress

    /// - Parameter peer: who the application is told has asked.
    public init(_ application: Application, peer: PeerAddress = .memory) {
        self.application = application
        self.peer = peer
    }

    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields, body: [UInt8]
    ) async throws -> Answer {
        let request = try Request(method, target, headers: headers, body: body, peer: peer)
        let response = await application.respond(to: request)
        var (status, headers) = (response.status, response.headers)
        // A stored form carries its own status and its prepared fields.
        if case .stored(let form) = response.body {
            status = form.status
            headers = form.fields
            headers.append(contentsOf: response.headers)
        }
        return Answer(status: status.code, headers: headers, body: try await text(of: response))
    }

    private func text(of response: Response) async throws -> String {
        switch response.body {
        case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .empty: return ""
        case .stored(let form): return String(decoding: form.body, as: UTF8.self)
        case .stream(_, let write):
            let pieces = Pieces()
            try await write(pieces)
            return pieces.text
        }
    }
}

private final class Pieces: BodyWriter {
    private let bytes = Mutex<[UInt8]>([])

    func write(_ more: [UInt8]) async throws { bytes.withLock { $0 += more } }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}

/// A browser as far as the tests need one: it keeps cookies, and sends forms with their token.
public final class Browser: Sendable {
    private let carrier: any Carrier
    private let jar = Mutex<[String: String]>([:])

    public init(_ carrier: any Carrier) {
        self.carrier = carrier
    }

    /// The cookies that are held now.
    public var cookies: [String: String] { jar.withLock { $0 } }

    public func forgetCookies() { jar.withLock { $0 = [:] } }

    public func setCookie(_ name: String, _ value: String) { jar.withLock { $0[name] = value } }

    public func get(_ target: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, target, headers: headers)
    }

    /// Sends fields as they are; nothing is added.
    public func post(
        _ target: String, _ fields: [String: String], headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = fields.sorted { $0.key < $1.key }.map { "\(escaped($0.key))=\(escaped($0.value))" }
        return try await send(.post, target, headers: headers, body: Array(body.joined(separator: "&").utf8))
    }

    /// Opens the page of a form and sends the fields with the token and the version that it holds.
    public func submit(
        _ target: String, from page: String, _ fields: [String: String] = [:]
    ) async throws -> Answer {
        let form = try await get(page)
        var fields = fields
        if fields["csrf_token"] == nil { fields["csrf_token"] = form.token }
        for carried in ["version", "run", "sending", "draft"] where fields[carried] == nil {
            if let value = form.value(of: carried, sentTo: target) { fields[carried] = value }
        }
        return try await post(target, fields)
    }

    /// Sends a file as a form with files does.
    public func upload(
        _ target: String, _ fields: [String: String], file: String, named name: String, in field: String = "file"
    ) async throws -> Answer {
        let boundary = "----boundary-of-the-test"
        var body = ""
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n\(file)\r\n--\(boundary)--\r\n"
        return try await send(
            .post, target, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: Array(body.utf8))
    }

    /// Signs in as one of the administrators of the named world.
    @discardableResult
    public func signIn(as who: NamedWorld.Who) async throws -> Answer {
        try await submit("/admin/sign-in", from: "/admin/sign-in", ["email": who.email, "password": who.password])
    }

    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> Answer {
        var headers = headers
        let held = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        if !held.isEmpty { headers[.cookie] = held.joined(separator: "; ") }
        let path = String(target.prefix { $0 != "#" })
        let answer = try await carrier.send(method, path, headers: headers, body: body)
        keep(answer.headers[values: .setCookie])
        return answer
    }

    private func keep(_ cookies: [String]) {
        for cookie in cookies {
            let pair = cookie.split(separator: ";")[0].split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let isRemoval = cookie.contains("Max-Age=0")
            jar.withLock { $0[String(pair[0])] = isRemoval ? nil : String(pair[1]) }
        }
    }

    private func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { escaped, byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            escaped += isPlain ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
}
