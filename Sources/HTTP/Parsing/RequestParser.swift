/// Reads requests from the bytes of one connection, strictly (RFC 9112): nothing is repaired, and how the bytes are cut
/// into reads changes nothing in the outcome.
///
///     var position = 0
///     loop: while true {
///         switch try parser.next(in: bytes.span, at: &position) {
///         case .needMore: break loop                       // all of `bytes` is used up; come again with the next read
///         case .head(let head): begin(head)                // then, before the next call: try parser.limitBody(to: limit)
///         case .body(let range): append(bytes[range])      // the bytes are not kept by the parser
///         case .end: finish()                              // the next call begins the next request at `position`
///         }
///     }
///
/// To stop between two requests (back-pressure, pipelining), keep `bytes[position...]` and call again later.
/// After an error the connection is to be closed: every further call throws the same error.
public struct RequestParser: Sendable {
    /// What was found next.
    public enum Event: Sendable {
        /// The bytes given are used up.
        case needMore
        /// A head is complete. `.body` events follow if `head.framing` is not `.none`, then always `.end`.
        case head(RequestHead)
        /// These positions of the bytes given belong to the body; never empty.
        case body(Range<Int>)
        /// The request is complete.
        case end
    }

    private enum State: Sendable {
        case head
        case length(remaining: Int64)
        case chunked(ChunkDecoder)
        case end
        case failed(HTTPError)
    }

    private let limits: RequestLimits
    private var state = State.head
    private var scanner = HeadScanner()
    /// The part of a head that came with earlier reads.
    private var pending: [UInt8] = []
    private var bodyLimit = Int64.max

    public init(limits: RequestLimits = RequestLimits()) {
        self.limits = limits
    }

    /// Nothing of a next request has come yet: the connection is idle, and may be closed without harm.
    public var isBetweenRequests: Bool {
        if case .head = state { pending.isEmpty } else { false }
    }

    /// Takes the next step in `input` from `position` on and moves `position` behind what was used.
    public mutating func next(in input: Span<UInt8>, at position: inout Int) throws(HTTPError) -> Event {
        do throws(HTTPError) {
            switch state {
            case .head: return try readHead(in: input, at: &position)
            case .length(let remaining): return readLength(remaining, in: input, at: &position)
            case .chunked(var decoder):
                // The decoder holds an array: it is moved out, so that growing it does not copy it.
                state = .end
                let piece = try decoder.next(in: input, at: &position, limits: limits, bodyLimit: bodyLimit)
                guard piece == .end else {
                    state = .chunked(decoder)
                    return event(piece)
                }
                return finishRequest()
            case .end: return finishRequest()
            case .failed(let error): throw error
            }
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// Sets how long the body of the request whose head was returned last may be, in bytes.
    /// Throws 413 at once when its declared length is more; a chunked body fails when it gets there.
    public mutating func limitBody(to limit: Int64) throws(HTTPError) {
        bodyLimit = limit
        if case .length(let remaining) = state, remaining > limit {
            state = .failed(.contentTooLarge)
            throw .contentTooLarge
        }
    }

    private mutating func readHead(in input: Span<UInt8>, at position: inout Int) throws(HTTPError) -> Event {
        let fresh = input.extracting(position..<input.count)
        if pending.isEmpty {
            guard let end = try scanner.scan(fresh, limits: limits) else {
                keep(fresh)
                position = input.count
                return .needMore
            }
            position += end
            return .head(try finishHead(fresh, end: end))
        }
        let before = pending.count
        keep(fresh)
        // Moved out while it is read, so that nothing else of the parser is held; never two owners, so never copied.
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        guard let end = try scanner.scan(bytes.span, limits: limits) else {
            swap(&bytes, &pending)
            position = input.count
            return .needMore
        }
        position += end - before
        return .head(try finishHead(bytes.span, end: end))
    }

    private mutating func keep(_ bytes: Span<UInt8>) {
        // The scanner looks at no more than the head's limit, and throws when it gets there.
        let room = max(0, min(bytes.count, limits.head - pending.count))
        // because: the buffer is only read, inside the closure, to be copied in one go.
        bytes.extracting(0..<room).withUnsafeBufferPointer { pending.append(contentsOf: $0) }
    }

    private mutating func finishHead(_ bytes: Span<UInt8>, end: Int) throws(HTTPError) -> RequestHead {
        let head = try scanner.head(from: bytes, end: end)
        scanner.reset()
        state =
            switch head.framing {
            case .none: .end
            case .length(let length): .length(remaining: length)
            case .chunked: .chunked(ChunkDecoder())
            }
        return head
    }

    private mutating func readLength(_ remaining: Int64, in input: Span<UInt8>, at position: inout Int) -> Event {
        let available = Int(min(remaining, Int64(input.count - position)))
        guard available > 0 else { return .needMore }
        position += available
        let left = remaining - Int64(available)
        state = left == 0 ? .end : .length(remaining: left)
        return .body(position - available..<position)
    }

    private mutating func finishRequest() -> Event {
        state = .head
        bodyLimit = .max
        return .end
    }

    private func event(_ piece: ChunkDecoder.Piece) -> Event {
        switch piece {
        case .data(let range): .body(range)
        case .needMore: .needMore
        case .end: .end
        }
    }
}
