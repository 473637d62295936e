import Glibc

/// Turns text in some encoding into UTF-8, block by block, by the C library's `iconv`.
final class TextDecoder {
    private let handle: iconv_t?
    /// The beginning of a character whose rest is in the next block.
    private var rest: [UInt8] = []

    /// Nil when the C library has no such encoding.
    init?(_ encoding: TextEncoding) {
        let handle = iconv_open("UTF-8", encoding.rawValue)
        // because: iconv_open gives (iconv_t)-1 for an encoding that it does not have
        if handle == UnsafeMutableRawPointer(bitPattern: -1) { return nil }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// The text of a block; `isFaulty` when bytes came that mean nothing, and then the text ends before them.
    func decode(_ block: [UInt8], isLast: Bool) -> (text: [UInt8], isFaulty: Bool) {
        var input = rest + block
        rest = []
        // At most three bytes of UTF-8 come of one byte of any of the encodings.
        var taken = 0
        var problem: Int32 = 0
        let capacity = 3 * input.count + 16
        // because: the buffers are as long as the counts that iconv is given, and what it wrote is the capacity less what
        // it left
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            input.withUnsafeMutableBytes { bytes in
                var from = bytes.bindMemory(to: CChar.self).baseAddress
                var left = bytes.count
                // because: a byte of UTF-8 and a C character have one size
                var to = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var room = capacity
                if iconv(handle, &from, &left, &to, &room) == .max { problem = errno }
                taken = bytes.count - left
                count = capacity - room
            }
        }
        rest = Array(input[taken...])
        return (text, problem == EILSEQ || (isLast && !rest.isEmpty))
    }
}
