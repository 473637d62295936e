/// Bytes as text that is safe in URLs, cookies and file names.
public enum TextEncoding {
    private static let hexDigits = Array("0123456789abcdef".utf8)
    private static let base64URLDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Lower-case hexadecimal, two digits a byte.
    public static func hex(_ bytes: some Collection<UInt8>) -> String {
        withContiguousBytes(bytes, hex)
    }

    private static func hex(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            var at = 0
            for byte in bytes {
                buffer[at] = hexDigits[Int(byte >> 4)]
                buffer[at + 1] = hexDigits[Int(byte & 15)]
                at += 2
            }
            return at
        }
    }

    /// Base64 with the URL-safe alphabet and no padding (RFC 4648 section 5).
    public static func base64URL(_ bytes: some Collection<UInt8>) -> String {
        withContiguousBytes(bytes, base64URL)
    }

    private static func base64URL(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { buffer in
            var at = 0
            var bits: UInt32 = 0
            var pending = 0
            for byte in bytes {
                bits = bits << 8 | UInt32(byte)
                pending += 8
                while pending >= 6 {
                    pending -= 6
                    buffer[at] = base64URLDigits[Int(bits >> UInt32(pending) & 63)]
                    at += 1
                }
            }
            if pending > 0 {
                buffer[at] = base64URLDigits[Int(bits << UInt32(6 - pending) & 63)]
                at += 1
            }
            return at
        }
    }
}
