public import LibUV

/// Why a server could not start, with a sentence for the person who started it.
public enum ServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Somebody else listens there.
    case addressTaken(SocketAddress)
    /// The system keeps this port for others (below 1024 for ordinary users).
    case notPermitted(SocketAddress)
    /// The address is not one of this machine's.
    case notOurAddress(SocketAddress)
    /// Anything else the system said.
    case unavailable(SocketAddress, UVError)

    init(_ error: UVError, at address: SocketAddress) {
        self =
            switch error {
            case .addressInUse: .addressTaken(address)
            case .accessDenied: .notPermitted(address)
            case .addressNotAvailable: .notOurAddress(address)
            default: .unavailable(address, error)
            }
    }

    public var description: String {
        switch self {
        case .addressTaken(let address):
            "Cannot listen on \(address): another program uses this port. Stop it, or choose another port."
        case .notPermitted(let address):
            "Cannot listen on \(address): no permission. Ports below 1024 are for the system; choose a higher one."
        case .notOurAddress(let address):
            "Cannot listen on \(address): this machine has no such address."
        case .unavailable(let address, let error):
            "Cannot listen on \(address): \(error.message)."
        }
    }
}
