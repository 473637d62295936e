import Domain
import Synchronization

/// Answers that are kept, by their address. Bounded in number and in bytes: those that nobody has asked for longest go
/// first. Safe from any thread.
final class AnswerCache: Sendable {
    private struct Slot {
        var answer: KeptAnswer
        var used: UInt64
    }

    private struct State {
        var slots: [String: Slot] = [:]
        var bytes = 0
        var clock: UInt64 = 0
        var keeps = 0
        var latest: (siteRevision: Int, mark: ChangeMark?) = (-1, nil)
    }

    private let state = Mutex(State())
    private let mostBytes: Int
    private let mostAnswers: Int

    /// 24 MiB hold some 150 agendas of 500 sessions each.
    init(mostBytes: Int = 24 << 20, mostAnswers: Int = 1000) {
        self.mostBytes = mostBytes
        self.mostAnswers = mostAnswers
    }

    subscript(key: String) -> KeptAnswer? {
        state.withLock { state in
            state.clock += 1
            let clock = state.clock
            state.slots[key]?.used = clock
            return state.slots[key]?.answer
        }
    }

    func keep(_ answer: KeptAnswer, for key: String) {
        state.withLock { state in
            Self.remove(key, from: &state)
            state.keeps += 1
            guard answer.size <= mostBytes / 2 else { return }
            state.clock += 1
            state.slots[key] = Slot(answer: answer, used: state.clock)
            state.bytes += answer.size
            while state.bytes > mostBytes || state.slots.count > mostAnswers {
                guard let oldest = state.slots.min(by: { $0.value.used < $1.value.used })?.key else { return }
                Self.remove(oldest, from: &state)
            }
        }
    }

    /// The answer is right for this revision of the site and this state of the store, too; if another one was put in its place
    /// meanwhile, that was not judged.
    func renew(_ answer: KeptAnswer, for key: String, _ siteRevision: Int, _ mark: ChangeMark?) {
        state.withLock { state in
            guard state.slots[key]?.answer.response === answer.response else { return }
            state.slots[key]?.answer.siteRevision = siteRevision
            state.slots[key]?.answer.mark = mark
        }
    }

    /// The store was read, and had this revision of the site.
    func note(_ siteRevision: Int, _ mark: ChangeMark?) {
        state.withLock { $0.latest = (siteRevision, mark) }
    }

    /// Whether nothing that is known speaks against an answer, of a store that cannot be read at `mark`: what was committed after it
    /// was last read could have closed an event.
    func mayStand(_ answer: KeptAnswer, at mark: ChangeMark?) -> Bool {
        state.withLock { state in
            answer.siteRevision == state.latest.siteRevision && (mark == nil || mark == state.latest.mark)
        }
    }

    func forget(_ key: String) {
        state.withLock { Self.remove(key, from: &$0) }
    }

    var count: Int { state.withLock { $0.slots.count } }

    /// How often something was to be kept since the start.
    var keeps: Int { state.withLock { $0.keeps } }

    private static func remove(_ key: String, from state: inout State) {
        if let slot = state.slots.removeValue(forKey: key) { state.bytes -= slot.answer.size }
    }
}
