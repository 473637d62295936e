import Glibc
import Logging

/// How many files and sockets the process may hold open at a time (RLIMIT_NOFILE). Shells and systemd give 1,024 unless
/// told otherwise, and let a process ask for more.
enum DescriptorLimit {
    /// For the database's files and readers, uploads, the loops and standard streams: what is open beside connections.
    private static let others: rlim_t = 256

    /// Raises the soft limit to what so many connections need, as far as the system lets it, and logs what came of it.
    /// It is never lowered. With too few descriptors the server still runs: connections wait or are closed at once.
    static func raise(for connections: Int, logger: Logger) {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return }
        let needed = rlim_t(clamping: connections) + others
        guard limit.rlim_cur < needed else { return }
        let before = limit.rlim_cur
        limit.rlim_cur = min(needed, limit.rlim_max)
        guard limit.rlim_cur > before, setrlimit(resource, &limit) == 0 else {
            return warn(needed, has: before, logger)
        }
        logger.info("raised the limit of open files", metadata: ["from": "\(before)", "to": "\(limit.rlim_cur)"])
        if limit.rlim_cur < needed { warn(needed, has: limit.rlim_cur, logger) }
    }

    private static func warn(_ needed: rlim_t, has limit: rlim_t, _ logger: Logger) {
        logger.warning(
            "too few open files for all connections", metadata: ["limit": "\(limit)", "needed": "\(needed)"])
    }
}
