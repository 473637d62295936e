import Domain
import Testing

@testable import Store

@Suite("Page window")
struct PageWindowTests {
    @Test("a page in the first half is counted from the beginning, one in the second from the end")
    func ends() {
        let first = PageWindow(PageRequest(number: 2, size: 10), total: 95)
        #expect((first.offset, first.limit, first.isFromEnd) == (10, 10, false))
        let last = PageWindow(PageRequest(number: 10, size: 10), total: 95)
        #expect((last.offset, last.limit, last.isFromEnd) == (0, 5, true))
        let late = PageWindow(PageRequest(number: 9, size: 10), total: 95)
        #expect((late.offset, late.limit, late.isFromEnd) == (5, 10, true))
    }

    @Test(
        "no request gives a window outside the list",
        arguments: [
            PageRequest(number: 1, size: 50), .everything, PageRequest(number: 1_000_000, size: .max),
            PageRequest(number: 7, size: 0), PageRequest(number: 3, size: -4),
        ], [0, 1, 49, 50, 51, 1_000])
    func bounds(request: PageRequest, total: Int) {
        let window = PageWindow(request, total: total)
        #expect(window.offset >= 0)
        #expect(window.limit >= 0)
        #expect(window.offset + window.limit <= total)
    }

    @Test("what of a page is in each part of its list makes up the page")
    func parts() {
        for number in 1...5 {
            let window = PageWindow(PageRequest(number: number, size: 4), total: 17)
            var rows: [Int] = []
            var first = 0
            for count in [3, 0, 6, 1, 7] {
                let part = window.part(from: first, count: count)
                #expect(part.isFromEnd == window.isFromEnd)
                if part.limit > 0 { rows += (first + part.offset)..<(first + part.offset + part.limit) }
                first += count
            }
            #expect(rows == Array(window.offset..<(window.offset + window.limit)))
        }
    }

    @Test("behind rows that are passed it is as many rows nearer, from the end that it is read from")
    func behind() {
        let late = PageWindow(PageRequest(number: 9, size: 10), total: 95).behind(3)
        #expect((late.offset, late.limit, late.isFromEnd) == (2, 10, true))
    }

    @Test("the order is turned round, and the rows back, when the end is nearer")
    func order() {
        let first = PageWindow(PageRequest(number: 1, size: 2), total: 9)
        #expect(first.order(["name_key", "id"], .ascending) == "name_key, id")
        #expect(first.arranged([1, 2]) == [1, 2])
        let last = PageWindow(PageRequest(number: 5, size: 2), total: 9)
        #expect(last.order(["name_key", "id"], .ascending) == "name_key DESC, id DESC")
        #expect(last.order(["name_key", "id"], .descending) == "name_key, id")
        #expect(last.arranged([2, 1]) == [1, 2])
    }
}
