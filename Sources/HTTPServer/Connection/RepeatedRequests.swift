internal import HTTP
internal import HTTPTypes

/// Answers that were given lately on one loop, to be found by the very bytes of their requests.
///
/// Clients of one kind send the same bytes: a calendar that asks for a feed again, a browser that asks for a page's style
/// sheet. For them nothing is read, looked up or weighed: the bytes are compared, and the answer is asked whether it still
/// holds. Of a 304 that was 2.5 µs of our own time before, and 0.8 µs with it.
///
/// For the loop's thread.
final class RepeatedRequests {
    /// A request and the answer that it got.
    final class Known {
        let request: Request
        /// What goes out in a piece of its own behind the ``message(at:dateLine:)``: a body too large to be copied.
        let rest: [UInt8]
        /// Of the body, as it goes out: nothing for HEAD.
        let bodySize: Int
        /// The number of the request's route.
        let route: Int?
        let status: Int
        fileprivate let head: [UInt8]
        fileprivate let freshness: any Freshness
        private let form: StoredResponse.Form
        private var message: [UInt8] = []
        private var messageSecond = -1

        fileprivate init(
            _ request: Request, _ form: StoredResponse.Form, _ freshness: any Freshness, route: Int?
        ) {
            self.route = route
            status = form.status.code
            // Kept without its sender, for whom it was but one of many.
            self.request = Request(head: request.head, body: .empty, peer: .memory)
            self.form = form
            bodySize = request.isHead ? 0 : form.body.count
            rest = bodySize > RepeatedRequests.longestCopiedBody ? form.body : []
            self.freshness = freshness
            head = request.head.bytes
        }

        /// The answer's head with the date of this second, and the body behind it unless that is the ``rest``.
        ///
        /// Put together once a second: copying three parts for each answer was a twentieth of a short answer's time.
        /// - Parameter dateLine: the `Date` field of a second.
        func message(at second: Int, dateLine: (Int) -> [UInt8]) -> [UInt8] {
            if second != messageSecond {
                message.removeAll(keepingCapacity: true)
                ResponseHead.write(form, dateLine: dateLine(second), to: &message)
                if bodySize > 0, rest.isEmpty { message += form.body }
                messageSecond = second
            }
            return message
        }

        /// These are the bytes that were answered, and the answer holds.
        fileprivate func answers(_ bytes: Span<UInt8>) -> Bool {
            let head = head
            return RepeatedRequests.areEqual(head.span, bytes) && freshness.holds
        }
    }

    /// A power of two. With bodies of 64 KiB at most it holds less than 8 MiB.
    private static let slotCount = 128
    private static let longestRequest = 2_048
    private static let longestBody = 64 * 1024
    /// A small body goes out in one piece with its head, which saves the kernel a list of two parts.
    private static let longestCopiedBody = 2048

    private var slots = [Known?](repeating: nil, count: slotCount)

    /// Remembers what may be repeated: an answer that depends on the request's bytes alone, over a connection that goes
    /// on as HTTP/1.1 does unless told otherwise.
    func note(_ request: Request, _ response: Response, route: Int?) {
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
        guard bytes.count <= Self.longestRequest, let known = slots[Self.slot(of: bytes)], known.answers(bytes)
        else { return nil }
        return known
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
