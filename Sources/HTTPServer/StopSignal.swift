internal import Glibc

/// The signals that ask a server to stop.
enum StopSignal {
    static let terminate = SIGTERM
    static let interrupt = SIGINT
}
