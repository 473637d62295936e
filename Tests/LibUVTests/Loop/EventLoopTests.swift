import LibUV
import Synchronization
import Testing

@Suite("Event loop")
struct EventLoopTests {
    @Test("nothing runs on a loop's thread until it is asked to, and the current loop is known there only")
    func current() async throws {
        try await withLoop { loop in
            #expect(EventLoop.current == nil)
            #expect(!loop.isCurrent)
            let seen = await loop.run { EventLoop.current === loop }
            #expect(seen)
        }
    }

    @Test("10,000 closures from many threads all run, on the loop's thread")
    func crossThread() async throws {
        try await withLoop { loop in
            let tally = Tally()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        for _ in 0..<1_000 {
                            loop.execute {
                                loop.preconditionOnLoop()
                                tally.add()
                            }
                        }
                    }
                }
            }
            await loop.run {}
            #expect(tally.count == 10_000)
        }
    }

    @Test("closures of one thread run in their order")
    func order() async throws {
        try await withLoop { loop in
            let seen = Mutex<[Int]>([])
            for number in 0..<1_000 { loop.execute { seen.withLock { $0.append(number) } } }
            await loop.run {}
            #expect(seen.withLock { $0 } == Array(0..<1_000))
        }
    }

    @Test("a closure that queues itself again and again does not starve the timers")
    func fairness() async throws {
        try await withLoop { loop in
            let fired = Tally()
            @Sendable func again() {
                if fired.count == 0 { loop.execute(again) }
            }
            try await loop.run { () throws(UVError) in
                let timer = try Timer(on: loop)
                try timer.start(after: 1) {
                    fired.add()
                    timer.close()
                }
                again()
            }
            while await loop.run({ fired.count == 0 }) {}
        }
    }

    @Test("a stopped loop closes what is left open and its census is empty")
    func stopCloses() async throws {
        let loop = try EventLoop.start(name: "leaky")
        try await loop.run { () throws(UVError) in
            try Timer(on: loop).start(after: 1_000_000) {}
            try Signal(on: loop).start(12) {}
        }
        #expect(loop.census.handles == 2)
        await loop.shutDown()
        #expect(loop.census.isEmpty)
    }

    @Test("a job brought after the end still runs, one at a time, and handles are refused")
    func afterEnd() async throws {
        let loop = try EventLoop.start(name: "ended")
        await loop.shutDown()
        let value = await loop.run { loop.isCurrent }
        #expect(value)
        await #expect(throws: UVError.cancelled) {
            _ = try await loop.run { () throws(UVError) in try Timer(on: loop) }
        }
        await #expect(throws: UVError.cancelled) { try await loop.work { 1 } }
    }

    @Test("join blocks until the thread has ended")
    func join() throws {
        let loop = try EventLoop.start(name: "joined")
        let ran = Tally()
        loop.execute { ran.add() }
        loop.stop()
        loop.join()
        #expect(ran.count == 1)
    }
}
