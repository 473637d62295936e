import Foundation
import Testing

@Suite("The sources of all pages")
struct SourceTests {
    @Test("no address is written into an attribute without being checked")
    func addresses() throws {
        let sources = URL(fileURLWithPath: #filePath).appending(path: "../../../Sources").standardized
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            let unchecked = text.matches(of: /(?:href|src|action|formaction|poster|cite)=\\?"\\\((?!url:)/)
            #expect(unchecked.isEmpty, "\(file)")
        }
    }
}
