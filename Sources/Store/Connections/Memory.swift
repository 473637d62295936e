import Domain
import Synchronization

/// What was made of the database while a mark stood; see ``ReadTransaction/remembered(_:_:)``. Safe from any thread.
final class Memory: Sendable {
    private struct Slot {
        var mark: ChangeMark
        var value: any Sendable
        var used: UInt64
    }

    private struct State {
        var slots: [MemoryKey: Slot] = [:]
        var clock: UInt64 = 0
    }

    /// What needs no mark, since it is asked row by row.
    let released = ReleasedMemory()
    private let state = Mutex(State())
    private let mostSlots: Int

    /// Of an event are remembered its draft, its release, its conflicts and what is not released. Those of eight events of
    /// 1,000 sessions take some 24 MiB.
    init(mostSlots: Int = 32) {
        self.mostSlots = mostSlots
    }

    /// The value that was kept under the key while `mark` stood.
    func value<Value: Sendable>(_ key: MemoryKey, at mark: ChangeMark) -> Value? {
        state.withLock { state in
            guard let slot = state.slots[key], slot.mark == mark else { return nil }
            state.clock += 1
            state.slots[key]?.used = state.clock
            return slot.value as? Value
        }
    }

    /// Keeps a value that was made in a snapshot taken after `mark`.
    func keep(_ value: some Sendable, _ key: MemoryKey, at mark: ChangeMark) {
        state.withLock { state in
            state.clock += 1
            state.slots[key] = Slot(mark: mark, value: value, used: state.clock)
            if state.slots.count > mostSlots, let oldest = state.slots.min(by: { $0.value.used < $1.value.used })?.key {
                state.slots[oldest] = nil
            }
        }
    }
}
