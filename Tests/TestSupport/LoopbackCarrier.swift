import Foundation
import Glibc
public import HTTPTypes

/// Sends each request over a connection of its own to a server on this machine, as text written out here, so that the
/// server's writing is read by something else than its own code.
public struct LoopbackCarrier: Carrier {
    private let port: UInt16

    public init(port: UInt16) {
        self.port = port
    }

    /// What went wrong on the way.
    public struct Failure: Error {
        public let what: String
    }

    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields, body: [UInt8]
    ) async throws -> Answer {
        var head = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for field in headers { head += "\(field.name.rawName): \(field.value)\r\n" }
        if !body.isEmpty || method == .post { head += "Content-Length: \(body.count)\r\n" }
        let request = Array((head + "\r\n").utf8) + body
        let port = port
        // A thread of its own: the exchange blocks, and the tests' threads are few.
        let bytes: [UInt8] = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Swift.Result { try Self.exchange(request, port) })
            }
        }
        return try Self.answer(bytes, isHead: method == .head)
    }

    private static func exchange(_ request: [UInt8], _ port: UInt16) throws -> [UInt8] {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure(what: "no socket") }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        // because: the system takes every family's address through this type, with its size
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(what: "no connection") }
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // The server may have answered and closed before it read everything.
            if count <= 0 { break }
            sent += count
        }
        var received: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &block, block.count, 0)
            if count <= 0 { return received }
            received += block[..<count]
        }
    }

    private static func answer(_ bytes: [UInt8], isHead: Bool) throws -> Answer {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            throw Failure(what: "no head in \(String(decoding: bytes, as: UTF8.self))")
        }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        guard lines[0].hasPrefix("HTTP/1.1 "), let status = Int(lines[0].dropFirst(9).prefix(3)) else {
            throw Failure(what: "no status line: \(lines[0])")
        }
        var headers = HTTPFields()
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else {
                throw Failure(what: "no field: \(line)")
            }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers.append(HTTPField(name: name, value: value))
        }
        if status == 100 { return try answer(Array(bytes[end.upperBound...]), isHead: isHead) }
        var body = Array(bytes[end.upperBound...])
        if headers[.transferEncoding] == "chunked" { body = try unchunked(body) }
        if !isHead, let length = headers[.contentLength], Int(length) != body.count {
            throw Failure(what: "\(body.count) bytes came of \(length)")
        }
        return Answer(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
    }

    private static func unchunked(_ bytes: [UInt8]) throws -> [UInt8] {
        var rest = bytes[...]
        var body: [UInt8] = []
        while let end = rest.firstRange(of: [13, 10]) {
            let size = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
            guard let count = Int(size, radix: 16), count <= rest[end.upperBound...].count else { break }
            if count == 0 { return body }
            body += rest[end.upperBound...].prefix(count)
            rest = rest[end.upperBound...].dropFirst(count + 2)
        }
        throw Failure(what: "the chunks have no end")
    }
}
