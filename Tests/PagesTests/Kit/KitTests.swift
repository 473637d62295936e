import Foundation
import HTML
import Pages
import Testing

@Suite("The kit of components")
struct KitTests {
    @Test("every page of the kit is well formed", arguments: Kit().pages.map(\.name))
    func wellFormed(name: String) throws {
        let page = try #require(Kit().pages.first { $0.name == name })
        #expect(MarkupCheck(page.html).problems == [])
    }

    @Test("no page of the kit lets text become markup or an address become a script")
    func hostile() {
        for page in Kit().pages {
            let markup = page.html.description
            #expect(!markup.contains("<script>alert"))
            #expect(!markup.contains("javascript:"))
            #expect(!markup.contains("vbscript:"))
            #expect(!markup.contains("\"//evil"))
        }
    }

    @Test("no page of the kit has an inline style or handler, which the policy would block")
    func policy() {
        for page in Kit().pages {
            let markup = page.html.description
            #expect(markup.firstMatch(of: /<[^>]+\s(style|on[a-z]+)=/) == nil, "\(page.name)")
            #expect(markup.firstMatch(of: /<(style|script)>/) == nil, "\(page.name)")
        }
    }

    /// For the eye and for the checks of a browser.
    @Test("the kit is written to a folder when one is named", .enabled(if: Kit.folder != nil))
    func written() throws {
        let folder = try #require(Kit.folder)
        for page in Kit().pages + Kit(language: .pseudo).pages.map({ ("pseudo-" + $0.name, $0.html) }) {
            try Data(page.html.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(page.name).html"))
        }
    }
}

extension Kit {
    static let folder = ProcessInfo.processInfo.environment["ROUNDTABLE_KIT"]
}
