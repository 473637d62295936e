public import Domain
import Glibc

/// Where the bytes of a file come from. Opened where it is read, so that it can be handed to a transaction.
public struct ImportInput: Sendable {
    private enum Origin: Sendable {
        case file(String)
        case bytes([[UInt8]])
        case standardInput
    }

    /// What reports call the input.
    public let name: String
    private let origin: Origin

    /// A file on disk, called by its path unless another name is given.
    public static func file(_ path: String, name: String? = nil) -> ImportInput {
        ImportInput(name: name ?? path, origin: .file(path))
    }

    public static func bytes(_ bytes: [UInt8], name: String = "") -> ImportInput {
        ImportInput(name: name, origin: .bytes([bytes]))
    }

    /// Bytes that come piece by piece, as by a pipe.
    static func bytes(inBlocks blocks: [[UInt8]], name: String) -> ImportInput {
        ImportInput(name: name, origin: .bytes(blocks))
    }

    public static let standardInput = ImportInput(name: "standard input", origin: .standardInput)

    /// How many bytes there are; nil when nobody knows.
    var size: Int? {
        switch origin {
        case .bytes(let blocks): return blocks.reduce(0) { $0 + $1.count }
        case .file(let path):
            var status = stat()
            return stat(path, &status) == 0 && status.st_size > 0 ? Int(status.st_size) : nil
        case .standardInput: return nil
        }
    }

    /// Begins to read. Throws ``InputError`` when the file cannot be opened; so do the blocks when reading fails.
    func blocks() throws -> CSVReader.Blocks {
        switch origin {
        case .bytes(let blocks):
            var rest = blocks[...]
            return { rest.popFirst() }
        case .file(let path):
            let file = try OpenFile(path: path)
            return { try file.read() }
        case .standardInput:
            let file = OpenFile(standardInput: name)
            return { try file.read() }
        }
    }
}

/// A file that cannot be read; the sentence is safe to show to who named it.
public struct InputError: Error, Hashable, Sendable {
    public let message: Message

    init(_ path: String, code: Int32) {
        message =
            switch code {
            case ENOENT, ENOTDIR: "There is no file \(path)."
            case EACCES, EPERM: "The file \(path) may not be read."
            case EISDIR: "\(path) is a folder."
            // because: strerror gives a static text for every number
            default: "The file \(path) cannot be read: \(String(cString: strerror(code)))."
            }
    }
}

private final class OpenFile {
    private let path: String
    private let descriptor: Int32
    private let isOwned: Bool
    private static let blockSize = 64 * 1024

    init(path: String) throws(InputError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        isOwned = true
        if descriptor < 0 { throw InputError(path, code: errno) }
    }

    init(standardInput name: String) {
        path = name
        descriptor = STDIN_FILENO
        isOwned = false
    }

    deinit { if isOwned, descriptor >= 0 { close(descriptor) } }

    func read() throws(InputError) -> [UInt8]? {
        var failure: Int32 = 0
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            // because: the buffer is as long as the read that is asked for, and count says how much of it was filled
            var got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
            if got < 0 { failure = errno }
            count = max(got, 0)
        }
        if failure != 0 { throw InputError(path, code: failure) }
        return block.isEmpty ? nil : block
    }
}
