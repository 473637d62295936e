import Domain
import Pages

/// The sessions of the kit's day.
struct KitSession {
    static let rooms = ["Hall 1", "Library", "Pavilion"]

    var key: String
    var title: String
    var start: Int
    var end: Int
    var room: Int?
    var kind: SessionKind
    var people: [String] = []
    var track: AgendaEntry.TrackMark?
    var isCancelled = false
    var tags: [Tag] = []

    var times: String { "\(Self.clock(start)) to \(Self.clock(end))" }

    func item(admin: Bool) -> AgendaEntry {
        let path =
            admin ? AdminLinks.session(Kit.slug, .known(key)) : PublicLinks.session(Kit.slug, .known(key))
        let move = ActionLink("Move", AdminLinks.slot(Kit.slug, .known(key)), .plain, hiddenText: title)
        return AgendaEntry(
            anchor: "session-\(key)", title: title, path: path, times: times, start: start, end: end, room: room,
            roomName: room.map { Self.rooms[$0 % 3] } ?? "All rooms", people: people, track: track, tags: tags,
            actions: admin ? [move] : [], emphasis: kind.emphasis, isCancelled: isCancelled)
    }

    private static func clock(_ minute: Int) -> String {
        let hour = (minute / 60 + 11) % 12 + 1
        return minute % 60 == 0
            ? "\(hour)\(minute < 720 ? "am" : "pm")" : "\(hour):\(minute % 60)\(minute < 720 ? "am" : "pm")"
    }

    private static func at(_ hour: Int, _ minute: Int = 0) -> Int { hour * 60 + minute }

    static let all: [KitSession] = [
        .init(key: "open", title: "Opening", start: at(9, 30), end: at(9, 45), kind: .plenary, people: ["Glyn Evans"]),
        .init(
            key: "reeves", title: "Connect, collaborate and communicate for IT leadership", start: at(9, 45),
            end: at(10, 30), room: 0, kind: .keynote, people: ["Martin Reeves, Coventry City Council"],
            track: .init("Leadership", .pine)),
        .init(key: "coffee", title: "Coffee", start: at(10, 30), end: at(10, 50), kind: .break),
        .init(
            key: "spafford", title: "Knowledge sharing in challenging times: collaboration for public services reform",
            start: at(10, 50), end: at(11, 30), room: 0, kind: .talk, people: ["Sue Spafford, wisdom2u"],
            track: .init("Shared services", .violet)),
        .init(
            key: "cloud", title: "The reality of cloud computing", start: at(11, 30), end: at(12, 15), room: 0,
            kind: .talk, people: ["Chris Ulliott, CESG"], track: .init("Cloud", .lake)),
        .init(key: "lunch", title: "Lunch", start: at(12, 15), end: at(13, 15), kind: .meal),
        .init(
            key: "third", title: "What government can learn from the third sector", start: at(13, 15), end: at(14),
            room: 0, kind: .panel, people: ["Mark Walker, SCIP", "Martin Croft, Salvation Army"]),
        .init(
            key: "die", title: "Collaborate or die", start: at(14), end: at(14, 45), kind: .plenary,
            people: ["Geoff Connell, Newham and Havering"], track: .init("Leadership", .pine)),
        .init(
            key: "break-cloud", title: "Break-out: cloud", start: at(15), end: at(15, 50), room: 0, kind: .breakout,
            track: .init("Cloud", .lake)),
        .init(
            key: "break-shared", title: "Break-out: shared services", start: at(15), end: at(15, 50), room: 1,
            kind: .breakout, track: .init("Shared services", .violet)),
        .init(
            key: "break-info", title: "Break-out: information governance", start: at(15), end: at(15, 50), room: 2,
            kind: .breakout, track: .init("Information governance", .amber), tags: [Tag("No chair", .warn)]),
        .init(
            key: "clash", title: "Privacy clinic", start: at(15, 20), end: at(16), room: 2, kind: .workshop,
            track: .init("Information governance", .amber), isCancelled: true),
        .init(
            key: "bracken", title: "Closing", start: at(16), end: at(16, 30), kind: .plenary,
            people: ["Mike Bracken, Government Digital Service"]),
    ]

    static let hostile: [KitSession] = [
        .init(
            key: "a", title: Kit.evil, start: at(23, 55), end: at(26, 10), room: 0, kind: .talk,
            people: [Kit.evil, Kit.long]),
        .init(
            key: "b", title: Kit.long, start: at(0), end: at(0), room: 1, kind: .break, track: .init(Kit.evil, .slate)),
        .init(key: "c", title: "&", start: at(0, 1), end: at(0, 2), room: 7, kind: .panel, tags: [Tag(Kit.evil)]),
        .init(key: "d", title: "All rooms at once", start: at(23), end: at(24), kind: .plenary),
    ]
}
