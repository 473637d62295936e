import Domain
import Testing

@testable import PublicSite

@Suite("The changes of an agenda")
struct ChangesPageTests {
    private let path = "/e/socitm-2011/agenda/changes"

    /// The parts of the page, each from the heading of a release on.
    private func releases(_ page: Answer) -> [Substring] {
        page.text.split(separator: "<section class=\"release\">").dropFirst().map { $0 }
    }

    @Test("stand newest first, each with its name, date and comment, and what it changed against the one before")
    func list() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release("Final <programme>", "More room for clouds.", in: installation) { tx in
            try conference.changeMuch(tx)
            _ = try Sessions.cancel(conference.session("coffee").id, in: conference.event.id, tx)
            let maggie = try #require(conference.people["maggie"])
            _ = try Speakers.add(
                maggie.id, as: .host, to: conference.session("birmingham").id, in: conference.event.id, tx)
        }
        let page = try await installation.get(path)
        let releases = releases(page)
        #expect(releases.count == 2)
        let newest = try #require(releases.first)
        #expect(newest.contains("Final &lt;programme&gt;</a></h2>"))
        #expect(newest.contains("Saturday 1 October 2011, 9am"))
        #expect(newest.contains("<p>More room for clouds.</p>"))
        #expect(newest.contains("New: 1, Cancelled: 1, Moved: 1, Retitled: 1, Speakers changed: 1"))
        #expect(newest.contains("Now: Wednesday 30 November 2011, 10:45am to 11:30am, Main hall"))
        #expect(newest.contains("Before: Tuesday 29 November 2011, 10:45am to 11:30am, Library"))
        #expect(newest.contains("Was to be: Tuesday 29 November 2011, 10:15am to 10:45am, All rooms"))
        #expect(newest.contains("Was called “What government can learn”"))
        #expect(newest.contains("Now with Maggie Philbin (Host)"))
        #expect(newest.contains("<a href=\"/e/socitm-2011/sessions/cloud\">The reality of cloud computing</a>"))
        #expect(releases.last?.contains("The first release, with 5 sessions.") == true)
    }

    @Test("are five releases a page; a page that is not there is not found")
    func pages() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        for number in 2...6 {
            try await conference.release(String(number), in: installation) { tx in
                var details = try conference.session("cloud").details
                details.title = "Clouds \(number)"
                _ = try Sessions.update(conference.session("cloud").id, in: conference.event.id, to: details, tx)
            }
        }
        let first = try await installation.get(path)
        #expect(releases(first).count == 5 && first.has("1 to 5 of 6") && first.has("?page=2"))
        let second = try await installation.get(path + "?page=2")
        #expect(releases(second).count == 1 && second.has("The first release, with 5 sessions."))
        #expect(second.has("<h1>Changes of the agenda, page 2</h1>"))
        for page in ["0", "3", "-1", "x", "99999999999999999999"] {
            #expect(try await installation.get(path + "?page=" + page).status == 404, "\(page)")
        }
        let kept = installation.site.answers.keptCount
        #expect(try await installation.get(path + "?page=0002") == second)
        #expect(installation.site.answers.keptCount == kept)
    }

    @Test("a release has a page of its own, with all that it changed")
    func release() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release(in: installation) { tx in
            for number in 0..<60 {
                let (start, end) = (number * 5 + 720, number * 5 + 725)
                let clock = { (minute: Int) in "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)" }
                _ = try Sessions.create(
                    SessionDetails(title: "Extra \(number)", state: .confirmed), key: SessionKey("extra-\(number)"),
                    slot: conference.slot("2011-11-30", clock(start), clock(end), in: conference.library),
                    in: conference.event.id, tx)
            }
        }
        let all = try await installation.get(path)
        #expect(all.text.split(separator: "<p class=\"changes-title\">").count - 1 == 50)
        #expect(all.has("<a href=\"\(path)/2\">10 more changes</a>"))
        let one = try await installation.get(path + "/2")
        #expect(one.has("<h1>Release 2</h1>"))
        #expect(one.text.split(separator: "<p class=\"changes-title\">").count - 1 == 60)
        for number in ["0", "3", "02", "x"] { #expect(try await installation.get("\(path)/\(number)").status == 404) }
    }

    @Test("a session that is gone has no link")
    func gone() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release(in: installation) { tx in
            try Sessions.delete(conference.session("cloud").id, in: conference.event.id, tx)
        }
        let page = try await installation.get(path)
        #expect(page.has("</strong> The reality of cloud computing</p>"))
        #expect(!page.has("/sessions/cloud\""))
    }
}
