import HTTPTypes

/// The fields of a form as they were sent.
public struct Form: Sendable {
    /// The names and values in the order they came; a name may come more than once.
    public private(set) var fields: [(name: String, value: String)]

    public init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    /// The first value of this name; text as it was typed, never trimmed.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of this name, in the order they came.
    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Whether a field of this name came, as a ticked box does.
    public func contains(_ name: String) -> Bool { fields.contains { $0.name == name } }

    mutating func append(_ name: String, _ value: String) { fields.append((name, value)) }

    /// How many fields are read before the form is refused with 400.
    public static let fieldLimit = 1000

    /// Reads an `application/x-www-form-urlencoded` body of at most `limit` bytes.
    /// Throws 413 when it is longer, 415 for another type, 400 when it is not valid text.
    public static func read(_ request: Request, limit: Int = Int(BodyLimit.standard.bytes)) async throws -> Form {
        guard MediaType(request.headers[.contentType] ?? "")?.essence == "application/x-www-form-urlencoded" else {
            throw HTTPError(.unsupportedMediaType, "The form was not sent as a form.")
        }
        let bytes = try await request.body.collect(upTo: limit)
        return Form(try URLEncodedPairs.read(bytes.span, limit: fieldLimit))
    }
}
