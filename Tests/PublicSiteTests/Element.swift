import Foundation
import FoundationXML
import Testing

/// An element of XML as another reader sees it.
final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    func first(_ name: String) -> Element? { all(name).first }
    /// The text of the first child of this name; empty when there is none.
    func text(_ name: String) -> String { first(name)?.text ?? "" }

    /// The root of a document, which has to be well-formed.
    static func read(_ bytes: [UInt8]) throws -> Element {
        let reader = Reader()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return try #require(reader.root)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: Element?
        private var path: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element(name: name, attributes: attributes)
            path.last?.children.append(element)
            if root == nil { root = element }
            path.append(element)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            path.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { path.last?.text += text }
    }
}
