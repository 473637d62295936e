import LibUV
import Testing

private actor Counter {
    let loop: EventLoop
    var count = 0

    init(loop: EventLoop) { self.loop = loop }

    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    func increment() -> Bool {
        count += 1
        return loop.isCurrent
    }

    nonisolated func assumed() -> Int { assumeIsolated { $0.count } }
}

private func whereAmI() async -> EventLoop? { EventLoop.current }

@Suite("Event loop as executor")
struct EventLoopExecutorTests {
    @Test("a task that prefers the loop runs there, also after it was suspended and awaited others")
    func taskPreference() async throws {
        try await withLoop { loop in
            let places = await Task(executorPreference: loop) {
                var places = [loop.isCurrent]
                await Task.yield()
                places.append(loop.isCurrent)
                places.append(await whereAmI() === loop)
                try? await Task.sleep(for: .milliseconds(1))
                places.append(loop.isCurrent)
                return places
            }.value
            #expect(places == [true, true, true, true])
        }
    }

    @Test("an actor can live on a loop, and can assume it there")
    func actor() async throws {
        try await withLoop { loop in
            let counter = Counter(loop: loop)
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<1_000 { group.addTask { await counter.increment() } }
                for await onLoop in group { #expect(onLoop) }
            }
            #expect(await loop.run { counter.assumed() } == 1_000)
        }
    }

    @Test("a continuation resumed on the loop goes on there")
    func continuation() async throws {
        try await withLoop { loop in
            let onLoop = await Task(executorPreference: loop) {
                for _ in 0..<100 {
                    await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
                    guard loop.isCurrent else { return false }
                }
                return true
            }.value
            #expect(onLoop)
        }
    }
}
