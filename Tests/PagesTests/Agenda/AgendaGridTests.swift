import Foundation
import HTML
import Testing

@testable import Pages

@Suite("The agenda's grid on the page")
struct AgendaGridTests {
    @Test("the stylesheet has a class for each place that the layout can give")
    func stylesheet() throws {
        let file = URL(fileURLWithPath: #filePath).appending(path: "../../../../Resources/static/grid.css").standardized
        let css = try String(contentsOf: file, encoding: .utf8)
        let rules = css.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            $0.hasPrefix(".")
        }
        let expected =
            (0..<AgendaLayout.mostRows).map { ".s\($0) { grid-row-start: \($0 + 2); }" }
            + (1...AgendaLayout.mostRows).map { ".d\($0) { grid-row-end: span \($0); }" }
            + (1...AgendaLayout.mostColumns).map { ".k\($0) { grid-column-start: \($0 + 1); }" }
            + (1...AgendaLayout.mostColumns).map { ".w\($0) { grid-column-end: span \($0); }" }
        #expect(rules == expected)
    }

    @Test("sessions stand in the order of time, then room, and say their own time and place")
    func order() {
        let entries = [
            AgendaEntry(anchor: "b", title: "B", times: "10am to 11am", start: 600, end: 660, room: 1, roomName: "Y"),
            AgendaEntry(anchor: "a", title: "A", times: "10am to 11am", start: 600, end: 660, room: 0, roomName: "X"),
        ]
        let html = AgendaGrid("Day", rooms: ["X", "Y"], items: entries, .english).html.description
        #expect(
            html == """
                <div class="grid-pane" role="region" tabindex="0" aria-label="Day"><ol class="grid">\
                <li class="grid-room k1 w1" aria-hidden="true">X</li><li class="grid-room k2 w1" aria-hidden="true">Y</li>\
                <li class="grid-hour s0" aria-hidden="true"><span>10am</span></li>\
                <li class="slot slot-normal s0 d12 k1 w1" id="a"><h3>A</h3><div class="slot-when">10am to 11am, X</div></li>\
                <li class="slot slot-normal s0 d12 k2 w1" id="b"><h3>B</h3><div class="slot-when">10am to 11am, Y</div></li>\
                </ol></div>
                """)
    }

    @Test("a day that does not fit the grid is shown as a list")
    func list() {
        let entries = [
            AgendaEntry(anchor: "a", title: "A", times: "", start: 0, end: 10, room: 0),
            AgendaEntry(anchor: "b", title: "B", times: "", start: 1435, end: 1600, room: 0),
        ]
        let html = AgendaGrid("Day", rooms: ["X"], items: entries, .english).html
        #expect(html == AgendaList(entries, .english).html)
    }
}
