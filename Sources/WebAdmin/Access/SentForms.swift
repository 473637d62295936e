import HTTP
import HTTPTypes
import Synchronization

/// Forms that were sent lately, so that a double press, or a second try after a lost answer, makes a thing once: it gets the
/// answer that the first one got. Safe from any thread.
///
/// A form says which sending it is by a random number that its page was made with. Only answers that lead on are kept:
/// a form that was refused is filled in again on a page of its own, with a number of its own.
final class SentForms: Sendable {
    /// The field with the number.
    static let field = "sending"

    private enum State {
        /// Being answered; who else sent it waits.
        case underWay([CheckedContinuation<Response?, Never>])
        case answered(Response)
    }

    private struct Kept {
        var states: [Sending: State] = [:]
        /// The answered ones, oldest first.
        var order: [Sending] = []
    }

    /// A form of one sign-in, to one path.
    struct Sending: Hashable {
        let owner: String
        let path: String
        let number: String
    }

    /// An answer takes some 3 KB with its cookie.
    private static let most = 500

    private let kept = Mutex(Kept())

    /// The answer of `handle`, which is asked once for each sending that leads on.
    func answer(_ sending: Sending, _ handle: () async throws -> Response) async throws -> Response {
        while !begin(sending) {
            if let answer = await first(sending) { return answer }
        }
        do {
            let response = try await handle()
            end(sending, response.status == .seeOther ? response : nil)
            return response
        } catch {
            end(sending, nil)
            throw error
        }
    }

    /// Whether this is the first one.
    private func begin(_ sending: Sending) -> Bool {
        kept.withLock { kept in
            if kept.states[sending] != nil { return false }
            kept.states[sending] = .underWay([])
            return true
        }
    }

    /// What the first one got; nil when it led nowhere.
    private func first(_ sending: Sending) async -> Response? {
        await withCheckedContinuation { continuation in
            let known: Response?? = kept.withLock { kept in
                switch kept.states[sending] {
                case .underWay(let waiting):
                    kept.states[sending] = .underWay(waiting + [continuation])
                    return nil
                case .answered(let response): return .some(response)
                case nil: return .some(nil)
                }
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    private func end(_ sending: Sending, _ response: Response?) {
        let waiting = kept.withLock { kept in
            let state = kept.states.removeValue(forKey: sending)
            if let response {
                kept.states[sending] = .answered(response)
                kept.order.append(sending)
                if kept.order.count > Self.most { kept.states[kept.order.removeFirst()] = nil }
            }
            return if case .underWay(let waiting) = state { waiting } else { [CheckedContinuation<Response?, Never>]() }
        }
        for continuation in waiting { continuation.resume(returning: response) }
    }
}
