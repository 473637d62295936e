/// The frame round each piece of a chunked body (RFC 9112, 7.1).
public enum ChunkEncoding {
    /// What goes before a piece of this many bytes; an empty piece must not be framed, it would end the body.
    public static func prefix(count: Int) -> [UInt8] { Array("\(String(count, radix: 16))\r\n".utf8) }

    /// What goes behind each piece.
    public static let suffix = Array("\r\n".utf8)

    /// What goes behind the last piece.
    public static let end = Array("0\r\n\r\n".utf8)
}
