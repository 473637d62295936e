import Domain
import Glibc
import HTTP
import HTTPTypes
import ICalendar
import Pages
import PublicSite
import Store
import TimeZones

/// Times the calendar of a large event: 5,000 sessions over 250 days, two speakers each, released once.
struct FeedBench {
    let store: SQLiteStore
    let event: Event

    static let sessions = 5000
    static let file = "/tmp/roundtable-bench-feeds-\(getpid()).sqlite"

    static func make() async throws -> FeedBench {
        let store = try SQLiteStore(path: file, sources: .system(host: "bench.example"))
        let event = try await store.write(by: .commandLine) { tx in
            let event = try fill(tx)
            _ = try Releases.make(ReleaseDetails(name: "1"), of: event.id, tx)
            return event
        }
        return FeedBench(store: store, event: event)
    }

    private static func fill(_ tx: any WriteTransaction) throws -> Event {
        let first = CivilDate(dayNumber: 15_000)
        let zone = try ZoneDatabase.system.zone("Europe/London")
        let event = try Events.create(
            EventDetails(
                title: "Bench", kind: .conference, zone: zone, firstDay: first, lastDay: first.adding(days: 260),
                venue: "NEC", address: "Birmingham", visibility: .published), slug: "bench", in: tx)
        let rooms = try (1...4).map { try Rooms.create(RoomDetails(name: "Room \($0)"), in: event.id, tx) }
        let people = try (0..<40).map { number in
            try People.create(
                PersonDetails(name: "Person \(number)", organisation: "Council \(number)", jobTitle: "Head of ICT"),
                in: tx)
        }
        let abstract = String(repeating: "What was learnt, and what it is good for. ", count: 8)
        for number in 0..<sessions {
            let (day, place) = (number / 20, number % 20)
            let start = Instant(
                secondsSince1970: first.adding(days: day).dayNumber * 86_400 + Int64(9 + place / 4) * 3600)
            let session = try Sessions.create(
                SessionDetails(title: "Session \(number)", kind: .talk, state: .confirmed, abstract: abstract),
                slot: Slot(room: rooms[place % 4].id, start: start, end: start.adding(seconds: 2700)), in: event.id, tx)
            for part in 0..<2 {
                _ = try Speakers.add(
                    people[(place % 4) * 10 + part + day % 5].id, as: .speaker, to: session.id, in: event.id, tx)
            }
        }
        return event
    }

    func run() async throws {
        try time("released sessions from the store") {
            _ = try store.read { tx in
                guard let release = try tx.releases.newest(in: event.id) else { return 0 }
                return try Releases.agenda(of: release, in: tx).items.count
            }
        }
        let events = entries()
        time("entries written") { _ = events.map(CalendarEntry.init) }
        let feed = CalendarFeed(name: "Bench", zone: event.details.zone, events: events)
        print("octets: \(feed.bytes().count)")
        time("octets from the entries") { _ = feed.bytes() }
        try await time("GET, no entry stored, with tag") {
            try await forgetEntries()
            try await get("gzip=no", by: application())
        }
        for choice in ["gzip=no", ""] {
            let what = choice.isEmpty ? "with tag and gzip" : "with tag"
            let site = site()
            let kept = application(of: site)
            try await get(choice, by: kept)
            await site.settle()
            try await time("GET, entries stored, nothing in memory, \(what)") {
                try await get(choice, by: application())
            }
            var runs: [Duration] = []
            for run in 0..<15 {
                try await change(run)
                runs.append(try await Self.processorTime(of: { try await get(choice, by: kept) }))
                await site.settle()
            }
            report("GET after a release that changes one session, \(what)", runs)
            try await time("GET, kept") { try await get(choice, by: kept) }
        }
    }

    /// Says another venue, of which each entry tells.
    private func forgetEntries() async throws {
        try await store.write(by: .commandLine) { [event] tx in
            guard let now = try tx.events.find(event.id) else { return }
            var details = now.details
            details.venue += "."
            _ = try Events.update(event.id, to: details, in: tx)
        }
    }

    /// Releases another title of one session.
    private func change(_ run: Int) async throws {
        try await store.write(by: .commandLine) { [event] tx in
            let all = try tx.sessions.all(in: event.id)
            let session = all[run * 100]
            var details = session.details
            details.title += " again"
            _ = try Sessions.update(session.id, in: event.id, to: details, tx)
            let name = Releases.suggestedName(after: try tx.releases.all(in: event.id))
            _ = try Releases.make(ReleaseDetails(name: name), of: event.id, tx)
        }
    }

    private func entries() -> [CalendarEvent] {
        let abstract = String(repeating: "What was learnt, and what it is good for. ", count: 8)
        return (0..<Self.sessions).map { number in
            let start = Instant(secondsSince1970: 15_000 * 86_400 + Int64(number) * 3600)
            let url = "https://bench.example/e/bench/sessions/s\(number)"
            return CalendarEvent(
                uid: "\(number)-d927-468b-95e1-2665a8aea6a2@bench.example", lastModified: start, created: start,
                summary: "Session \(number)",
                description:
                    "Bench\n\nPerson 1, Head of ICT, Council 1\nPerson 2, Head of ICT, Council 2\n\n\(abstract)\n\n\(url)",
                location: "Room 1, NEC, Birmingham", url: url,
                when: .time(start: start, end: start.adding(seconds: 2700), zone: event.details.zone))
        }
    }

    private func application() -> Application { application(of: site()) }

    private func site() -> VisitorSite {
        let assets = PageAssets(
            stylesheet: "/a.css", gridStylesheet: "/g.css", script: "/a.js", icon: "/i.svg",
            iconForOldBrowsers: "/i.ico")
        return VisitorSite(
            store: store, site: Site(organisation: "Bench", assets: assets, language: .english),
            baseURL: "https://bench.example", now: { Instant(secondsSince1970: 1_800_000_000) })
    }

    private func application(of site: VisitorSite) -> Application {
        var router = Router()
        site.addRoutes(to: &router)
        return Application(router: router)
    }

    private func get(_ choice: String = "", by application: Application) async throws {
        let response = await application.respond(to: try Request(.get, "/e/bench/agenda.ics?\(choice)"))
        guard response.status.code == 200 else { fatalError("\(response.status)") }
    }

    private func time(_ what: String, _ body: () throws -> Void) rethrows {
        report(what, try (0..<15).map { _ in try Self.processorTime(of: body) })
    }

    /// What the thread took of a processor, which others that want one do not lengthen.
    private static func processorTime(of body: () throws -> Void) rethrows -> Duration {
        let start = processorTime()
        try body()
        return processorTime() - start
    }

    /// The same of what waits for nothing, and so stays on its thread.
    private static func processorTime(of body: () async throws -> Void) async rethrows -> Duration {
        let start = processorTime()
        try await body()
        return processorTime() - start
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private func time(_ what: String, _ body: () async throws -> Void) async rethrows {
        var runs: [Duration] = []
        for _ in 0..<15 { runs.append(try await Self.processorTime(of: body)) }
        report(what, runs)
    }

    private func report(_ what: String, _ runs: [Duration]) {
        let sorted = runs.sorted()
        print("\(what): median \(sorted[sorted.count / 2]), fastest \(sorted[0])")
    }
}

do {
    let bench = try await FeedBench.make()
    try await bench.run()
    bench.store.close()
} catch {
    print("\(error)")
}
for ending in ["", "-wal", "-shm"] { unlink(FeedBench.file + ending) }
