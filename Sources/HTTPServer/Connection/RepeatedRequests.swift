internal import HTTP
internal import HTTPTypes

/// Answers that were given lately on one loop, to be found by the very bytes of their requests.
///
/// Clients of one kind send the same bytes: a calendar that asks for a feed again, a browser that asks for a page's style
/// sheet. For them nothing is read, looked up or weighed: the bytes are compared, and the answer is asked whether it still
/// holds. Of a 304 that was 2.5 µs of our own time before, and 0.8 µs with it.
///
/// For the loop's thread.
struct RepeatedRequests {
    /// A request and the answer that it got.
    final class Known {
        let request: Request
        let form: StoredResponse.Form
        /// What follows the head: nothing for HEAD.
        let body: [UInt8]
        let freshness: any Freshness
        /// The number of the request's route.
        let route: Int?
        let status: Int
        fileprivate let head: [UInt8]

        fileprivate init(
            _ request: Request, _ form: StoredResponse.Form, _ freshness: any Freshness, route: Int?
        ) {
            self.route = route
            status = form.status.code
            // Kept without its sender, for whom it was but one of many.
            self.request = Request(head: request.head, body: .empty, peer: .memory)
            self.form = form
            body = request.isHead ? [] : form.body
            self.freshness = freshness
            head = request.head.bytes
        }
    }

    /// A power of two. With bodies of 64 KiB at most it holds less than 8 MiB.
    private static let slotCount = 128
    private static let longestRequest = 2_048
    private static let longestBody = 64 * 1024

    private var slots = [Known?](repeating: nil, count: slotCount)

    /// Remembers what may be repeated: an answer that depends on the request's bytes alone, over a connection that goes
    /// on as HTTP/1.1 does unless told otherwise.
    mutating func note(_ request: Request, _ response: Response, route: Int?) {
        guard let freshness = response.freshness, case .stored(let form) = response.body, response.headers.isEmpty,
            request.head.version == .http11, form.body.count <= Self.longestBody
        else { return }
        let known = Known(request, form, freshness, route: route)
        let head = known.head
        guard head.count <= Self.longestRequest else { return }
        slots[Self.slot(of: head.span)] = known
    }

    /// The answer to these bytes, while it holds.
    func find(_ bytes: Span<UInt8>) -> Known? {
        guard bytes.count <= Self.longestRequest, let known = slots[Self.slot(of: bytes)] else { return nil }
        let head = known.head
        return Self.areEqual(head.span, bytes) && known.freshness.holds ? known : nil
    }

    /// Mixes eight bytes at a step; what is left over counts only by the length, and by the comparison that follows.
    private static func slot(of bytes: Span<UInt8>) -> Int {
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        var position = 0
        while position + 8 <= bytes.count {
            // because: eight bytes are a UInt64 whatever they hold; bounds are still checked.
            let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash &>> 29
            position += 8
        }
        return Int(truncatingIfNeeded: hash & UInt64(slotCount - 1))
    }

    private static func areEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        var position = 0
        while position + 8 <= one.count {
            // because: as above.
            let a = one.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            // because: as above.
            let b = other.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            if a != b { return false }
            position += 8
        }
        while position < one.count {
            if one[position] != other[position] { return false }
            position += 1
        }
        return true
    }
}
