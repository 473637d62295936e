import CSodium

/// The library wants one `sodium_init` before anything else: it picks the fastest implementation for this
/// processor and opens the system's random source.
enum Initialisation {
    private static let succeeded: Bool = sodium_init() >= 0

    /// Makes sure that the library is initialised; safe from any thread, a load after the first call.
    static func ensure() {
        guard succeeded else {
            // because: without a random source no token may be made, and sodium_init fails only when the
            // system has none; this happens at start, never because of something a client sent.
            fatalError("libsodium could not be initialised: the system has no source of random bytes")
        }
    }
}
