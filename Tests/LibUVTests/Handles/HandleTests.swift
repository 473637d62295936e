import LibUV
import Testing

@Suite("Handle")
struct HandleTests {
    @Test("a handle is alive, then closing, then closed, and only then forgotten by the census")
    func states() async throws {
        try await withLoop { loop in
            let closed = Promise<[Handle.State]>()
            try await loop.run { () throws(UVError) in
                let timer = try Timer(on: loop)
                var states = [timer.state]
                timer.close {
                    states.append(timer.state)
                    closed.keep(states)
                }
                states.append(timer.state)
            }
            #expect(try await closed.value == [.alive, .closing, .closed])
            #expect(loop.census.handles == 0)
        }
    }

    @Test("closing twice calls back twice and frees once; a closed handle refuses to start")
    func twice() async throws {
        try await withLoop { loop in
            let closed = Promise<Int>()
            let timer = try await loop.run { () throws(UVError) in
                let timer = try Timer(on: loop)
                timer.close { closed.keep(1) }
                timer.close { closed.keep(2) }
                return timer
            }
            #expect(try await closed.value == 1)
            #expect(try await closed.value == 2)
            await #expect(throws: UVError.cancelled) {
                try await loop.run { () throws(UVError) in try timer.start(after: 1) {} }
            }
            let atOnce = await loop.run {
                var called = false
                timer.close { called = true }
                return called
            }
            #expect(atOnce)
        }
    }

    @Test("a handle that nobody closes stays in the census")
    func forgotten() async throws {
        let loop = try EventLoop.start(name: "forgetful")
        try await loop.run { () throws(UVError) in _ = try Timer(on: loop) }
        await loop.run {}
        #expect(loop.census.handles == 1)
        #expect(HandleCensus.live.handles >= 1)
        await loop.shutDown()
    }
}
