public import Networks

/// Fetches documents from servers that are trusted in nothing.
///
/// Only http and https, only from addresses that are public or that the operator opened, judged for each connection after
/// its name was looked up: a name that means another address the second time wins nothing. Hops are followed here, not by
/// libcurl, and each is judged anew. No cookies, no passwords from files, no proxies from the environment; certificates are
/// verified; what is packed is counted unpacked.
public struct Fetcher: Sendable {
    public var limits: FetchLimits
    /// Addresses that may be asked although they are not public.
    public var openNetworks: NetworkList
    /// What the program calls itself to servers.
    public var name: String

    public init(
        name: String, limits: FetchLimits = FetchLimits(), openNetworks: NetworkList = NetworkList()
    ) {
        self.name = name
        self.limits = limits
        self.openNetworks = openNetworks
    }

    /// Fetches a document and follows where it has gone. Blocks the calling thread for as long as the network takes, at most
    /// ``FetchLimits/total``.
    /// - Parameters:
    ///   - fields: sent to the address itself and to no other that a hop leads to.
    ///   - isCancelled: asked about once a second; a fetch that nobody wants any more ends.
    /// - Returns: the answer to the last hop, whatever its status.
    public func fetch(
        _ address: WebAddress, fields: [(name: String, value: String)] = [],
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(FetchFailure) -> FetchedDocument {
        let end = ContinuousClock.now.advanced(by: limits.total)
        var (address, fields, hops) = (address, fields, 0)
        while true {
            let left = ContinuousClock.now.duration(to: end)
            if left <= .milliseconds(0) { throw .tooSlow }
            let transfer = try Transfer(self, within: left, isCancelled: isCancelled)
            let answer = try transfer.run(address, fields)
            guard let next = answer.next else { return answer.document }
            hops += 1
            if hops > limits.redirects { throw .tooManyRedirects(limits.redirects) }
            let from = address
            do throws(FetchFailure) {
                address = try WebAddress(next)
            } catch {
                throw .badRedirect
            }
            if from.isSecure, !address.isSecure { throw .insecureRedirect }
            // What one server said of its document means nothing to another.
            if address.host != from.host { fields = [] }
        }
    }

    func mayAsk(_ address: NetworkAddress) -> Bool { address.isPublic || openNetworks.contains(address) }
}
