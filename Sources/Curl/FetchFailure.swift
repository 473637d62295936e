public import Networks

/// Why a document was not fetched.
public enum FetchFailure: Error, Hashable, Sendable {
    /// Neither http nor https, or no address at all.
    case noWebAddress
    /// A name or a password stands in the address.
    case namesUser
    /// The host has no address, or the question was not answered.
    case unknownHost(String)
    /// Every address of the host that was tried is one that may not be asked; this was the first.
    case forbiddenAddress(NetworkAddress)
    /// No server answered at the host's addresses.
    case noConnection(String)
    /// The server's certificate is not to be trusted, or there is no common ground for TLS.
    case untrusted(String)
    /// More hops than are followed.
    case tooManyRedirects(Int)
    /// A hop to what is no web address.
    case badRedirect
    /// A hop from https to http.
    case insecureRedirect
    /// More octets than are taken, unpacked or not.
    case tooLarge(Int)
    /// Not whole within the time.
    case tooSlow
    /// Whoever asked does not want it any more.
    case cancelled
    /// Anything else, in libcurl's words.
    case broken(String)
}
