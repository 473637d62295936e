import HTTPTypes

/// How much of a multipart form is taken. The body as a whole is limited by its route.
public struct MultipartLimits: Sendable, Hashable {
    /// Parts of any kind: 400.
    public var parts: Int
    /// Parts that are files: 400.
    public var files: Int
    /// The header of one part, in bytes, at most 65,535: 400.
    public var header: Int
    /// All fields that are not files, in bytes: 413.
    public var fields: Int
    /// One file, in bytes: 413.
    public var file: Int64

    public init(
        parts: Int = 100, files: Int = 10, header: Int = 4096, fields: Int = 1 << 20, file: Int64 = 64 << 20
    ) {
        self.parts = parts
        self.files = files
        self.header = min(header, Int(UInt16.max))
        self.fields = fields
        self.file = file
    }
}

extension Form {
    /// Reads a `multipart/form-data` body: fields into the form, files into temporary files in `folder` as they come.
    /// An empty file input gives no file. On every error, and when a file's value is let go, its file is removed.
    /// Throws 415 for another type, 413 beyond `limits`, 400 when it is not well formed, 507 when the disk is full.
    public static func readMultipart(
        _ request: Request, limits: MultipartLimits = MultipartLimits(), into folder: String
    ) async throws -> (form: Form, files: [UploadedFile]) {
        guard let type = MediaType(request.headers[.contentType] ?? ""), type.essence == "multipart/form-data" else {
            throw HTTPError(.unsupportedMediaType, "The form was not sent as a form with files.")
        }
        guard let boundary = type.parameters["boundary"],
            var parser = MultipartParser(boundary: boundary, headerLimit: limits.header)
        else { throw HTTPError.badRequest("The form has no valid boundary.") }
        var reader = MultipartReader(limits: limits, folder: folder)
        while let piece = try await request.body.next() {
            try parser.feed(piece) { try reader.take($0) }
        }
        guard parser.isComplete else { throw HTTPError.badRequest("The form is not complete.") }
        return (reader.form, reader.files)
    }
}

/// Makes fields and files of the parts.
private struct MultipartReader {
    private enum Part {
        case field(PartHeader, [UInt8])
        case file(PartHeader, TemporaryFile, size: Int64)
    }

    let limits: MultipartLimits
    let folder: String
    private(set) var form = Form()
    private(set) var files: [UploadedFile] = []
    private var part: Part?
    private var parts = 0
    private var fieldBytes = 0

    init(limits: MultipartLimits, folder: String) {
        self.limits = limits
        self.folder = folder
    }

    mutating func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .partBegan(let header): try begin(header)
        case .data(let bytes): try append(bytes)
        case .partEnded: try end()
        }
    }

    private mutating func begin(_ header: PartHeader) throws {
        parts += 1
        guard parts <= limits.parts else { throw HTTPError.badRequest("The form has too many parts.") }
        guard header.filename != nil else {
            part = .field(header, [])
            return
        }
        guard files.count < limits.files else { throw HTTPError.badRequest("The form has too many files.") }
        part = .file(header, try TemporaryFile(in: folder), size: 0)
    }

    private mutating func append(_ bytes: [UInt8]) throws {
        switch part {
        case .field(let header, var value):
            fieldBytes += bytes.count
            guard fieldBytes <= limits.fields else { throw HTTPError.contentTooLarge }
            // Let go of first: with one owner the bytes grow in place.
            part = nil
            value += bytes
            part = .field(header, value)
        case .file(let header, let file, let size):
            let size = size + Int64(bytes.count)
            guard size <= limits.file else { throw HTTPError.contentTooLarge }
            try file.append(bytes)
            part = .file(header, file, size: size)
        case nil: break
        }
    }

    private mutating func end() throws {
        switch part {
        case .field(let header, let value):
            guard let text = String(validating: value, as: UTF8.self), !value.contains(0) else {
                throw HTTPError.badRequest("A field of the form is not valid text.")
            }
            form.append(header.name, text)
        case .file(let header, let file, let size):
            if size > 0 || header.filename?.isEmpty == false {
                files.append(UploadedFile(header: header, size: size, file: file))
            }
        case nil: break
        }
        part = nil
    }
}
