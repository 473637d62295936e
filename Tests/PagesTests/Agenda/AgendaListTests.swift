import Domain
import HTML
import Pages
import Testing

@Suite("The agenda's list")
struct AgendaListTests {
    @Test("sessions that begin together stand under one time, in the order of time, then room")
    func groups() {
        let entries = [
            AgendaEntry(anchor: "c", title: "C", times: "10:30am to 11am", start: 630, end: 660),
            AgendaEntry(anchor: "b", title: "B", times: "10am to 11am", start: 600, end: 660, room: 1, roomName: "Y"),
            AgendaEntry(
                anchor: "a", title: "A", path: "/a", times: "10am to 11am", start: 600, end: 660, room: 0,
                roomName: "X",
                people: ["P", "Q"], track: .init("T", .lake), emphasis: .plenary, isCancelled: true),
        ]
        #expect(
            AgendaList(entries, .english).html.description == """
                <ol class="agenda-list"><li class="agenda-time"><h3>10am</h3><ul>\
                <li class="slot slot-plenary track-lake slot-cancelled" id="a"><h4><a href="/a">A</a></h4>\
                <div class="slot-when">10am to 11am, X</div><div class="slot-who">P, Q</div>\
                <div class="slot-marks"><span class="track">T</span> <strong class="tag tag-bad">Cancelled</strong> </div></li>\
                <li class="slot slot-normal" id="b"><h4>B</h4><div class="slot-when">10am to 11am, Y</div></li></ul></li>\
                <li class="agenda-time"><h3>10:30am</h3><ul>\
                <li class="slot slot-normal" id="c"><h4>C</h4><div class="slot-when">10:30am to 11am</div></li></ul></li></ol>
                """)
    }
}
