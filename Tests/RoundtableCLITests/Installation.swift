import Foundation
import Glibc
import Testing

/// The built program over a folder of its own, which is gone when the test is over.
final class Installation {
    let folder: String
    var database: String { folder + "/roundtable.sqlite" }

    struct Outcome {
        var status: Int32
        var output: String
        var complaint: String
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "roundtable-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path()

    /// The program that was built beside the tests.
    static var program: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
            path: "roundtable")
    }

    func write(_ name: String, _ text: String) throws -> String {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// Runs a command on the installation's database.
    func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        try start(arguments + ["--database", database], input: input, environment: environment).outcome()
    }

    /// Runs the program with these arguments and no others.
    func bare(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).outcome()
    }

    func start(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> RunningProgram {
        try RunningProgram(arguments: arguments, input: input, environment: environment)
    }
}

/// A process of the program.
final class RunningProgram {
    private let process = Process()
    private let output = Pipe()
    private let complaint = Pipe()

    init(arguments: [String], input: String, environment: [String: String]) throws {
        process.executableURL = Installation.program
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: Installation.root)
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { _, new in new }
        process.standardOutput = output
        process.standardError = complaint
        let feed = Pipe()
        process.standardInput = feed
        try process.run()
        feed.fileHandleForWriting.write(Data(input.utf8))
        try feed.fileHandleForWriting.close()
    }

    /// What the program says until a line holds `text`.
    func lines(until text: String) -> [String] {
        var bytes = Data()
        while true {
            let more = output.fileHandleForReading.availableData
            bytes += more
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            if more.isEmpty || lines.contains(where: { $0.contains(text) }) { return lines }
        }
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end. Both streams are short, so they are read one after the other.
    func outcome() -> Installation.Outcome {
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = complaint.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Installation.Outcome(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            complaint: String(decoding: complained, as: UTF8.self))
    }
}
