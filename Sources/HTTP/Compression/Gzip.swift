import CZlib

/// gzip (RFC 1952) by zlib. The same bytes give the same bytes: no time and no name is written.
public enum Gzip {
    /// On the fly: level 3 costs as little as 1 and saves a tenth more; 6 costs more than twice as much.
    public static let fast = 3
    /// For bytes that are made once and sent often: a tenth more is saved at 9, for more than twice the time.
    public static let dense = 6

    /// The compressed bytes, nil when zlib has no memory (about 260 KiB) for it.
    public static func compress(_ bytes: [UInt8], level: Int = fast) -> [UInt8]? {
        var stream = z_stream()
        // 15 is zlib's largest window, 16 more asks for the gzip wrapper, 8 is its usual memory level.
        guard
            deflateInit2_(
                &stream, Int32(level), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        // because: zlib writes at most `bound` bytes, and `total_out` says how many it wrote.
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, written in
            written = deflateAll(bytes, with: &stream, into: output) ? Int(stream.total_out) : 0
        }
        return compressed.isEmpty ? nil : compressed
    }

    private static func deflateAll(
        _ bytes: [UInt8], with stream: inout z_stream, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        // because: zlib's own structure is made of pointers; it reads and writes inside this closure only.
        bytes.withUnsafeBufferPointer { input in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(clamping: output.count)
            return deflate(&stream, Z_FINISH) == Z_STREAM_END
        }
    }
}
