import QRCodes
import Testing

@Suite struct QRCodeTests {
    @Test("has the three finders, a size of the standard, and the same squares each time")
    func shape() throws {
        let code = try #require(QRCode("webcal://example.org/e/socitm-2011/agenda.ics"))
        #expect((code.width - 17) % 4 == 0 && code.isDark.count == code.width * code.width)
        #expect(QRCode("webcal://example.org/e/socitm-2011/agenda.ics") == code)
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (row, column) in [(0, 0), (0, code.width - 7), (code.width - 7, 0)] {
            let squares = (0..<7).map { y in
                String((0..<7).map { x in code.isDark[(row + y) * code.width + column + x] ? "#" : "." })
            }
            #expect(squares == finder)
        }
    }

    @Test("is drawn by its path, module for module, within the quiet zone")
    func path() throws {
        let code = try #require(QRCode("https://example.org/ä"))
        var drawn = [Bool](repeating: false, count: code.width * code.width)
        var (x, y) = (0, 0)
        for step in code.path.split(whereSeparator: \.isWhitespace).joined(separator: " ").matches(
            of: /M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)/)
        {
            if let column = step.1, let row = step.2 {
                (x, y) = (try #require(Int(column)) - 4, try #require(Int(row)) - 4)
            } else if let gap = step.3 {
                x += try #require(Int(gap))
            } else if let run = step.4 {
                for _ in 0..<(try #require(Int(run))) {
                    drawn[y * code.width + x] = true
                    x += 1
                }
            }
        }
        #expect(drawn == code.isDark)
    }

    @Test("takes no empty text, and none that is too long")
    func limits() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: 2_331)) != nil)
        #expect(QRCode(String(repeating: "x", count: 2_332)) == nil)
    }
}
