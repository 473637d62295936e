import LibUV
import Synchronization
import Testing

/// Runs `body` with a fresh loop, then checks that it left no handle and no request, and ends the loop.
func withLoop(_ body: (EventLoop) async throws -> Void) async throws {
    let loop = try EventLoop.start(name: "test")
    do {
        try await body(loop)
        await settle(loop)
        #expect(loop.census.handles == 0)
        #expect(loop.census.requests == 0)
    } catch {
        await loop.shutDown()
        throw error
    }
    await loop.shutDown()
    #expect(loop.census.isEmpty)
}

/// Lets close callbacks come: they need a turn of the loop or two, never a time.
func settle(_ loop: EventLoop) async {
    for _ in 0..<100 where !loop.census.isEmpty {
        await loop.run {}
    }
}

/// A value that a callback on the loop hands to the waiting test.
final class Promise<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func keep(_ value: Value) {
        continuation.yield(value)
    }

    var value: Value {
        get async throws {
            for await value in stream { return value }
            throw CancellationError()
        }
    }
}

/// A count that any thread may raise.
final class Tally: Sendable {
    private let total = Atomic<Int>(0)
    var count: Int { total.load(ordering: .relaxed) }
    func add() { total.wrappingAdd(1, ordering: .relaxed) }
}
