import Domain
import Foundation
import Glibc
import Store
import Testing

@Suite("Durability")
struct DurabilityTests {
    /// Runs in a process of its own: writes from eight tasks, prints the number of each write that was answered, and
    /// is killed without warning by another thread while the tasks go on.
    static func writeUntilKilled(_ path: String) async throws {
        let store = try SQLiteStore(path: path, sources: .system(host: "test"))
        let answered = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            for _ in 0..<200 { answered.wait() }
            kill(getpid(), SIGKILL)
        }
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<1_000_000 {
                        let name = "write-\(task)-\(number)"
                        do {
                            _ = try await store.write { tx in
                                try tx.insert(
                                    Person(
                                        details: PersonDetails(name: name), createdAt: tx.now, changedAt: tx.now))
                            }
                        } catch {
                            return
                        }
                        // Not print: its buffer would die with the process.
                        let line = Array("\(name)\n".utf8)
                        _ = Glibc.write(STDOUT_FILENO, line, line.count)
                        answered.signal()
                    }
                }
            }
        }
    }

    @Test("after kill -9 every answered write is there and the file is sound", arguments: 1...3)
    func killed(round: Int) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("roundtable.sqlite")
        let result = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
            [path = path as String] in
            try await DurabilityTests.writeUntilKilled(path)
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        // The last line may have been cut off by the kill.
        let answered = Set(output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
            .filter { $0.hasPrefix("write-") }
        #expect(answered.count >= 200)
        let store = try SQLiteStore(path: path, sources: .system(host: "test"))
        let written = try store.read { tx in
            Set(try tx.people.list(PersonFilter(), .everything).rows.map(\.person.details.name))
        }
        #expect(answered.subtracting(written) == [])
        #expect(try store.check() == [])
    }
}
