import LibUV
import Synchronization
import Testing

@Suite("Turns of an event loop")
struct EventLoopTurnTests {
    @Test("what is for the end of a turn runs after everything that was ready, once, in its order")
    func order() async throws {
        try await withLoop { loop in
            let seen = Mutex<[String]>([])
            @Sendable func note(_ word: String) { seen.withLock { $0.append(word) } }
            await loop.run {
                for number in 1...3 {
                    loop.execute {
                        note("job \(number)")
                        loop.atEndOfTurn { note("end \(number)") }
                    }
                }
            }
            await loop.run {}
            await loop.run {}
            #expect(seen.withLock { $0 } == ["job 1", "job 2", "job 3", "end 1", "end 2", "end 3"])
        }
    }

    @Test("a job that the end of a turn makes runs soon")
    func job() async throws {
        try await withLoop { loop in
            let made = Promise<Bool>()
            await loop.run { loop.atEndOfTurn { loop.execute { made.keep(loop.isCurrent) } } }
            let isOnLoop = try await made.value
            #expect(isOnLoop)
        }
    }

    @Test("on a loop that has ended it runs at once")
    func ended() async throws {
        let loop = try EventLoop.start(name: "test")
        await loop.shutDown()
        let ran = Tally()
        loop.execute { loop.atEndOfTurn(ran.add) }
        #expect(ran.count == 1)
    }
}
