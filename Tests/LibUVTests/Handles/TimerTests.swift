import LibUV
import Testing

@Suite("Timer")
struct TimerTests {
    @Test("a timer fires once, not before its time")
    func once() async throws {
        try await withLoop { loop in
            let fired = Promise<UInt64>()
            let start = try await loop.run { () throws(UVError) in
                let timer = try Timer(on: loop)
                try timer.start(after: 20) {
                    fired.keep(loop.now)
                    timer.close()
                }
                return loop.now
            }
            #expect(try await fired.value >= start + 20)
        }
    }

    @Test("a repeating timer fires until it is stopped")
    func repeating() async throws {
        try await withLoop { loop in
            let done = Promise<Int>()
            try await loop.run { () throws(UVError) in
                let timer = try Timer(on: loop)
                var count = 0
                try timer.start(after: 1, repeating: 1) {
                    count += 1
                    guard count == 5 else { return }
                    timer.stop()
                    timer.close { done.keep(count) }
                }
            }
            #expect(try await done.value == 5)
        }
    }

    @Test("starting again replaces the former action")
    func restart() async throws {
        try await withLoop { loop in
            let fired = Promise<String>()
            try await loop.run { () throws(UVError) in
                let timer = try Timer(on: loop)
                try timer.start(after: 1) { fired.keep("first") }
                try timer.start(after: 2) {
                    fired.keep("second")
                    timer.close()
                }
            }
            #expect(try await fired.value == "second")
        }
    }
}
