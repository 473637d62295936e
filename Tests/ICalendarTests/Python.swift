import Foundation
import Testing

/// A script in Python that reads what is given to it and answers in JSON.
enum Python {
    /// Nil where the tests were started without one.
    static let program = ProcessInfo.processInfo.environment["ROUNDTABLE_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }

    static func run<Answer: Decodable>(
        _ script: String, _ arguments: [String] = [], input: [UInt8], as type: Answer.Type = Answer.self
    ) throws -> Answer {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).ics")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(program))
        process.arguments = [tests.appendingPathComponent("Calendars/\(script)").path] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Answer.self, from: data)
    }
}
