/// What a server answered at last.
public struct FetchedDocument: Hashable, Sendable {
    public var status: Int
    /// By name in small letters; of a field that came several times the last counts.
    public var fields: [String: String]
    public var octets: [UInt8]
    /// Where it was found, after all hops.
    public var address: WebAddress
}
