/// The languages that an installation knows: English, the pseudo-language of the tests, and one for each catalogue.
public struct Languages: Sendable {
    private let byTag: [String: Language]

    /// - Parameter files: the contents of `Resources/messages` by name; `cy.json` is Welsh. Other names are passed over.
    public init(files: [String: [UInt8]] = [:]) throws(CatalogueError) {
        var byTag = [Language.english.tag: Language.english, Language.pseudo.tag: Language.pseudo]
        for (name, bytes) in files where name.hasSuffix(".json") {
            let tag = String(name.dropLast(".json".count))
            byTag[tag] = Language(tag: tag, catalogue: try Catalogue(json: bytes))
        }
        self.byTag = byTag
    }

    /// The language of this tag, nil when there is no catalogue for it.
    public subscript(_ tag: String) -> Language? { byTag[tag] }

    /// All tags, sorted.
    public var tags: [String] { byTag.keys.sorted() }
}
