import Testing

@testable import RoundtableCLI

struct ProcessFiguresTests {
    @Test("the system's figures of this process are there and make sense")
    func sense() {
        let figures = ProcessFigures()
        #expect(figures.residentBytes > 1 << 20)
        #expect(figures.threads >= 1)
        #expect((3...figures.mostOpenFiles).contains(figures.openFiles))
        #expect(figures.cpuSeconds > 0)
    }
}
