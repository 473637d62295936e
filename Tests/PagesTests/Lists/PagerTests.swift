import Domain
import HTML
import Pages
import Testing

@Suite("The pager")
struct PagerTests {
    func html(_ number: Int, of total: Int) -> String {
        Pager(PageRequest(number: number, size: 50), total: total, .english) { "/a?page=\($0)" }.html.description
    }

    @Test("one page tells the total and leads nowhere")
    func onePage() {
        #expect(html(1, of: 12) == "<div class=\"pager\"><p class=\"meta\">1 to 12 of 12</p></div>")
        #expect(html(1, of: 0) == "")
    }

    @Test("a page in the middle leads to its neighbours, the first and the last")
    func middle() {
        let html = html(4, of: 9812)
        #expect(html.contains("151 to 200 of 9,812"))
        #expect(
            html.matches(of: /href="([^"]*)"/).map { String($0.output.1) }
                == [3, 1, 3, 4, 5, 197, 5].map { "/a?page=\($0)" })
        #expect(html.contains("aria-label=\"Page 4\" aria-current=\"page\""))
        #expect(html.matches(of: /pager-gap/).count == 2)
    }

    @Test("a page beyond the last tells the total and leads back")
    func beyond() {
        #expect(html(99, of: 60).contains("60 to 60 of 60"))
        #expect(html(99, of: 60).contains("rel=\"prev\" href=\"/a?page=2\""))
    }
}
