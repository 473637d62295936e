/// A file that came with a form, in a temporary file that is removed when this value is let go. Whoever needs it for longer
/// keeps the value, or copies the file.
public final class UploadedFile: Sendable {
    /// The name of the form's field.
    public let field: String
    /// What the sender calls it: to be shown, never to be used as a path.
    public let filename: String
    /// What the sender says it is; not to be relied on.
    public let contentType: String?
    /// How many bytes it has.
    public let size: Int64
    private let file: TemporaryFile

    /// Where the bytes are, as long as this value lives.
    public var path: String { file.path }

    init(header: PartHeader, size: Int64, file: TemporaryFile) {
        field = header.name
        filename = header.filename ?? ""
        contentType = header.contentType
        self.size = size
        self.file = file
    }
}
