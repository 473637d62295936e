import Glibc
import HTTPTypes
import Sodium

/// A file that lives as long as this value: it is removed when the last owner lets go, on every path.
final class TemporaryFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Makes a new, empty file in `folder` that only this user can read. Its name has nothing of the sender's in it.
    /// Throws 507 or 500 when it cannot be made.
    init(in folder: String) throws(HTTPError) {
        path = "\(folder)/upload-\(SecureRandom.token(bytes: 16))"
        descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { throw Self.failure(errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(path)
    }

    /// Appends the bytes. They go to the page cache, which takes microseconds for a piece of 64 KiB, so this is done on the
    /// calling thread. Throws 507 when the disk is full.
    func append(_ bytes: [UInt8]) throws(HTTPError) {
        var written = 0
        while written < bytes.count {
            // because: the pointer is used for the length of one call, within the array's bounds.
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure(errno)
            }
            written += count
        }
    }

    private static func failure(_ code: Int32) -> HTTPError {
        if code == ENOSPC || code == EDQUOT || code == EFBIG {
            return HTTPError(HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "The disk is full.")
        }
        return HTTPError(.internalServerError, "The file could not be kept.")
    }
}
