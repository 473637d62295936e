import Foundation
import Testing

@testable import HTTP

/// One stream of `Tests/Corpus`, whose README says how the files are written.
struct CorpusCase: Sendable, CustomTestStringConvertible {
    var topic: String
    var name: String
    /// The section of RFC 9110 or 9112.
    var section: String
    /// What the parser says: the requests that are read whole, and what ends the stream.
    var outcome: String
    var bytes: [UInt8]

    var testDescription: String { "\(topic): \(name) (RFC \(section))" }
}

/// Reads the corpus that the tests over sockets and the fuzzer use, too.
struct Corpus {
    struct Malformed: Error {
        let line: String
    }

    private static let folder = URL(filePath: #filePath).appending(path: "../../../Corpus").standardized.path()

    static func cases() throws -> [CorpusCase] {
        let files = try AssetFolder.files(in: folder).filter { $0.key.hasSuffix(".http") }
        return try files.sorted { $0.key < $1.key }.flatMap { name, bytes in
            var corpus = Corpus(topic: String(name.dropLast(5)))
            return try corpus.read(String(decoding: bytes, as: UTF8.self))
        }
    }

    private let topic: String
    private var texts: [String: [UInt8]] = [:]

    private init(topic: String) { self.topic = topic }

    private mutating func read(_ text: String) throws -> [CorpusCase] {
        var cases: [CorpusCase] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                let parts = line.dropFirst(3).components(separatedBy: " | ")
                guard parts.count >= 3 else { throw Malformed(line: String(line)) }
                cases.append(
                    CorpusCase(topic: topic, name: parts[0], section: parts[1], outcome: Self.full(parts[2]), bytes: [])
                )
            } else if line.hasPrefix("let ") {
                let parts = line.dropFirst(4).components(separatedBy: " = ")
                var rest = Substring(parts.dropFirst().joined(separator: " = "))
                texts[parts[0]] = try expand(&rest)
            } else if !cases.isEmpty {
                var rest = line[...]
                cases[cases.count - 1].bytes += try expand(&rest)
            }
        }
        return cases
    }

    /// `400` is short for `0 400`.
    private static func full(_ outcome: String) -> String {
        outcome.count == 3 && Int(outcome) != nil ? "0 \(outcome)" : outcome
    }

    /// Takes the escapes out of `text` up to `end`.
    private func expand(_ text: inout Substring, upTo end: Character? = nil) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let character = text.popFirst() {
            if character == end { return bytes }
            if character == "\\" { bytes += try escape(&text) } else { bytes += String(character).utf8 }
        }
        if end != nil { throw Malformed(line: "an open brace") }
        return bytes
    }

    private func escape(_ text: inout Substring) throws -> [UInt8] {
        switch text.popFirst() {
        case "r": return [13]
        case "n": return [10]
        case "t": return [9]
        case "0": return [0]
        case "\\": return [92]
        case "x":
            let digits = text.prefix(2)
            text = text.dropFirst(2)
            guard let byte = UInt8(digits, radix: 16) else { throw Malformed(line: "\\x\(digits)") }
            return [byte]
        case "(":
            let name = String(text.prefix { $0 != ")" })
            text = text.dropFirst(name.count + 1)
            guard let bytes = texts[name] else { throw Malformed(line: "\\(\(name))") }
            return bytes
        case "{":
            let count = text.prefix { $0 != ":" }
            text = text.dropFirst(count.count + 1)
            let bytes = try expand(&text, upTo: "}")
            guard let count = Int(count) else { throw Malformed(line: "\\{\(count)") }
            return Array(repeatElement(bytes, count: count).joined())
        case let other: throw Malformed(line: "\\\(other.map(String.init) ?? "")")
        }
    }
}
