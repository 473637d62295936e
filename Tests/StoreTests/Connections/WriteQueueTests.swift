import SQLite
import Testing

@testable import Store

@Suite("Write queue")
struct WriteQueueTests {
    private final class Job: WriteJob {
        let number: Int

        init(_ number: Int) { self.number = number }

        func perform(on connection: Connection) {}
        func succeed() {}
        func fail(_ error: any Error) {}
    }

    private func numbers(_ batch: [any WriteJob]?) -> [Int]? {
        batch?.compactMap { ($0 as? Job)?.number }
    }

    @Test("what waits is taken in order, at most one batch at a time, and what waits at closing too")
    func order() throws {
        let queue = WriteQueue(capacity: 10, batchLimit: 3)
        for number in 1...5 { try queue.add(Job(number)) }
        queue.close()
        #expect(numbers(queue.takeBatch()) == [1, 2, 3])
        #expect(numbers(queue.takeBatch()) == [4, 5])
        #expect(queue.takeBatch() == nil)
    }

    @Test("a full queue and a closed one refuse")
    func refusal() throws {
        let queue = WriteQueue(capacity: 1, batchLimit: 1)
        try queue.add(Job(1))
        #expect(throws: WriteQueue.Refusal.full) { try queue.add(Job(2)) }
        queue.close()
        #expect(throws: WriteQueue.Refusal.closed) { try queue.add(Job(3)) }
    }
}
