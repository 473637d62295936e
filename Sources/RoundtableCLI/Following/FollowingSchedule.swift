import Domain
import Logging
import Synchronization

/// Looks at followed calendars when their time has come, for as long as the server runs. Several servers over one database
/// share the work: what one has taken on, the others do not get.
final class FollowingSchedule: Sendable {
    private let store: any Domain.Store
    private let lookout: WebLookout
    private let standardMinutes: Int
    private let logger: Logger
    private let pause: Duration
    private let task = Mutex<Task<Void, Never>?>(nil)

    /// How many calendars are taken on at a time; each may take a minute, and what is taken on is lost to others for ten.
    private static let atOnce = 4

    /// - Parameter pause: between two looks at the clock.
    init(
        store: any Domain.Store, lookout: WebLookout, standardMinutes: Int, logger: Logger,
        pause: Duration = .seconds(20)
    ) {
        self.store = store
        self.lookout = lookout
        self.standardMinutes = standardMinutes
        self.logger = logger
        self.pause = pause
    }

    func start() {
        let task = Task.detached { await self.run() }
        self.task.withLock { $0 = task }
    }

    /// Returns when nothing is being looked at any more.
    func stop() async {
        lookout.stop()
        let task = task.withLock { $0 }
        task?.cancel()
        await task?.value
    }

    private func run() async {
        while !Task.isCancelled {
            do {
                try await lookAtDue()
            } catch {
                logger.error("following", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Takes on what is due, once, and gives how many calendars that were.
    @discardableResult
    func lookAtDue() async throws -> Int {
        var count = 0
        while !Task.isCancelled {
            // Most of the time nothing is due, and then nothing is written.
            let isDue = try store.read { tx in
                try tx.partners.nextLook().map { $0 <= lookout.now() } ?? false
            }
            if !isDue { break }
            let due = try await store.write(by: LogAuthor(origin: .schedule)) { tx in
                try Followings.takeDue(limit: Self.atOnce, tx)
            }
            if due.isEmpty { break }
            count += due.count
            try await withThrowingTaskGroup(of: Void.self) { group in
                for following in due { group.addTask { try await self.look(at: following) } }
                try await group.waitForAll()
            }
        }
        return count
    }

    private func look(at following: Following) async throws {
        let validators = following.state.validators(at: lookout.now())
        let look = await lookout.look(at: following.details, knowing: validators)
        // A fetch that was cut short says nothing about the calendar; it is due again soon.
        if Task.isCancelled { return }
        let rhythm = LookRhythm(standardMinutes: standardMinutes, chance: Double.random(in: 0..<1))
        let author = LogAuthor(origin: .schedule, file: following.details.address.host)
        let outcome = try await store.write(by: author) { tx in
            try Followings.take(look, of: following, rhythm, tx)
        }
        if case .failed(let failure) = outcome {
            logger.warning(
                "calendar of a partner",
                metadata: [
                    "calendar": "\(following.calendar)", "host": "\(following.details.address.host)",
                    "error": "\(failure.message.english)",
                ])
        }
    }
}
