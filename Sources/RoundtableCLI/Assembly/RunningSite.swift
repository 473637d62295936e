import Domain
import Folders
import HTTPServer
import LibUV
import Store

/// The site of a configuration, from the database file to the sockets.
struct RunningSite {
    let store: SQLiteStore
    let server: Server
    private let uploads: LockedFolder
    private let lookout: WebLookout
    /// Nil when calendars of partners are not looked at here.
    private let schedule: FollowingSchedule?
    private let stopTimeout: Duration

    /// Opens the database and begins to serve. What is wrong is told by an error of one sentence, and nothing is left
    /// behind.
    static func start(_ configuration: Configuration) async throws -> RunningSite {
        ProcessMemory.keepForPages()
        DescriptorLimit.raise(for: configuration.limits.connections, logger: SystemLog.logger)
        let resources = try Resources(configuration: configuration)
        let store = try Database(
            path: configuration.database, host: configuration.baseURL.host, logger: SystemLog.logger
        ).open(.create)
        do {
            let uploads = try LockedFolder.forUploads()
            let meter = Meter()
            var parts = Assembly.Parts(
                store: store, hasher: WorkQueueHasher(), resources: resources, clock: SystemClock.now,
                logger: SystemLog.logger, uploads: uploads.path)
            let lookout = WebLookout(openNetworks: configuration.following.openNetworks, now: SystemClock.now)
            parts.lookout = lookout
            let metrics = MetricsRoute(access: configuration.metrics, meter: meter, store: store)
            parts.addRoutes = { metrics.add(to: &$0) }
            let server = try await Server.start(
                application: try Assembly(configuration, parts).application, address: configuration.listen,
                loops: configuration.workers, limits: configuration.limits, logger: SystemLog.logger,
                trustedProxies: configuration.trustedProxies, meter: meter,
                requestLog: configuration.logsAccess ? AccessLog.requestLog : nil)
            let schedule = configuration.following.standardMinutes.map { minutes in
                FollowingSchedule(store: store, lookout: lookout, standardMinutes: minutes, logger: SystemLog.logger)
            }
            schedule?.start()
            return RunningSite(
                store: store, server: server, uploads: uploads, lookout: lookout, schedule: schedule,
                stopTimeout: configuration.stopTimeout)
        } catch {
            store.close()
            throw error
        }
    }

    /// Serves until a signal, then finishes what is in flight and closes the database. `ready` is called once a signal
    /// would do so.
    func runUntilSignal(ready: () -> Void) async throws {
        try await server.runUntilSignal(stoppingWithin: stopTimeout, ready: ready)
        lookout.stop()
        await schedule?.stop()
        store.close()
    }
}
