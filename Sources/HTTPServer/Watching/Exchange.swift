public import HTTP

/// One request and what became of it, told once its answer is in the kernel's hands or on the way there.
public struct Exchange: Sendable {
    /// Who asked: the client, or the one that a trusted proxy names.
    public let peer: PeerAddress
    /// Nil for bytes that were no request.
    public let request: Request?
    /// The pattern of the route that it went to; nil where there was none.
    public let route: String?
    public let status: Int
    /// Of the body as it was sent; nil when it was made as it was sent.
    public let bytes: Int?
    /// From the end of the head until the answer.
    public let nanoseconds: UInt64
}
