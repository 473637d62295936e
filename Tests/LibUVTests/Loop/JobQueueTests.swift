import Testing

@testable import LibUV

@Suite("Job queue")
struct JobQueueTests {

    @Test("the loop is woken once for many jobs")
    func wakesOnce() {
        let queue = JobQueue()
        var wakes = 0
        for _ in 0..<10 { _ = queue.deliver(.closure {}, wake: { wakes += 1 }) }
        #expect(wakes == 1)
        queue.takeDelivered()
        _ = queue.deliver(.closure {}, wake: { wakes += 1 })
        #expect(wakes == 2)
    }

    @Test("draining runs what is there, and what is beyond the budget waits")
    func budget() {
        let queue = JobQueue()
        var ran = 0
        for _ in 0..<10 { queue.append(.closure {}) }
        queue.drain { _ in ran += 1 }
        #expect(ran == 10)
        #expect(!queue.areWaiting)
        queue.append(.closure {})
        queue.drain { _ in queue.append(.closure {}) }
        #expect(queue.areWaiting)
    }

    @Test("after the end the bringer runs the job, and only one thread at a time")
    func afterEnd() {
        let queue = JobQueue()
        var ran = 0
        queue.end()
        queue.append(.closure {})
        queue.runLeftovers { _ in ran += 1 }
        #expect(ran == 1)
        guard case .runHere = queue.deliver(.closure {}, wake: {}) else {
            Issue.record("the first bringer runs the job")
            return
        }
        guard case .nothing = queue.deliver(.closure {}, wake: {}) else {
            Issue.record("the second leaves it to the first")
            return
        }
        queue.runLeftovers { _ in ran += 1 }
        #expect(ran == 3)
    }
}
