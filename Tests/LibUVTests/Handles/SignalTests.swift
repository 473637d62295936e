import Glibc
import LibUV
import Testing

@Suite("Signal")
struct SignalTests {
    @Test("a watched signal calls back on the loop instead of ending the process")
    func watched() async throws {
        try await withLoop { loop in
            let arrived = Promise<Bool>()
            try await loop.run { () throws(UVError) in
                let signal = try Signal(on: loop)
                try signal.start(SIGUSR1) {
                    arrived.keep(loop.isCurrent)
                    signal.close()
                }
            }
            kill(getpid(), SIGUSR1)
            #expect(try await arrived.value)
        }
    }

    @Test("SIGKILL cannot be watched")
    func refused() async throws {
        try await withLoop { loop in
            await #expect(throws: UVError.invalidArgument) {
                try await loop.run { () throws(UVError) in
                    let signal = try Signal(on: loop)
                    defer { signal.close() }
                    try signal.start(SIGKILL) {}
                }
            }
        }
    }
}
