import HTTP
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@Suite("Following by the command line")
struct FollowCommandTests {
    /// The proxy is one that libcurl would ask by itself, and nobody is there.
    private let open = [
        "ROUNDTABLE_FOLLOW_NETWORKS": "127.0.0.1", "http_proxy": "http://127.0.0.1:9",
        "all_proxy": "http://127.0.0.1:9",
    ]

    private func calendar(_ title: String) -> Response {
        WebLookoutTests.answer(WebLookoutTests.calendar(title), [.eTag: "\"\(title)\""])
    }

    private func run(
        _ installation: Installation, _ arguments: [String], closed: Bool = false
    ) throws -> Installation.Outcome {
        try installation.start(
            arguments + ["--database", installation.database], environment: closed ? [:] : open
        ).outcome()
    }

    @Test("looks first, then follows, looks again, lists and stops")
    func life() async throws {
        let title = Mutex("Clouds")
        try await PartnerServer.run { request in
            let now = title.withLock { $0 }
            if request.headers[.ifNoneMatch] == "\"\(now)\"" { return Response(status: .notModified) }
            return now == "gone" ? Response(status: .gone) : calendar(now)
        } _: { server in
            let installation = try Installation()
            let url = server.address("/bcs.ics?key=secret")
            let looked = try run(installation, ["follow", url, "--dry-run"])
            #expect(
                looked.output == """
                    new\t2011-12-11 19:00 UTC\tClouds
                    \(url): BCS: 1 new, 0 changed, 0 unchanged, 0 ended; nothing was kept

                    """)
            #expect(try run(installation, ["follow", "--list"]).output == "")
            let followed = try run(installation, ["follow", url, "--title", "BCS Coventry", "--every", "120"])
            #expect(followed.output == "\(url): BCS Coventry: 1 new, 0 changed, 0 unchanged, 0 ended\n")
            #expect(followed.status == 0)
            #expect(try run(installation, ["follow", url, "--title", "BCS Coventry"]).status == 2)
            #expect(try run(installation, ["follow", "--look", "1"]).output == "\(url): nothing has changed\n")
            title.withLock { $0 = "Rain" }
            #expect(
                try run(installation, ["follow", "--look", "1"]).output
                    == "\(url): BCS Coventry: 0 new, 1 changed, 0 unchanged, 0 ended\n")
            let list = try run(installation, ["follow", "--list"]).output
            #expect(list.hasPrefix("1  BCS Coventry  \(url)  looked ") && list.contains("  next "))
            let json = try run(installation, ["follow", "--list", "--json"]).output
            #expect(json.contains("\"url\":\"\(url)\",\"zone\":null,\"every\":120,") && json.contains("\"failures\":0"))
            let log = try installation.run("log", "export").output
            #expect(log.contains("127.0.0.1:\(server.port)/…") && !log.contains("secret"))
            title.withLock { $0 = "gone" }
            let gone = try run(installation, ["follow", "--look", "1"])
            #expect(gone.status == 3 && gone.complaint.contains("gone for good"))
            #expect(try run(installation, ["follow", "--list"]).output.contains("no longer looked at"))
            #expect(
                try run(installation, ["follow", "--stop", "1"]).output == "BCS Coventry is followed no longer.\n")
            #expect(try run(installation, ["follow", "--list"]).output == "1  BCS Coventry  a file, not followed\n")
        }
    }

    @Test("says what cannot be followed, and keeps nothing of it")
    func refusals() async throws {
        try await PartnerServer.run { request in
            request.path == "/page" ? WebLookoutTests.answer("<html></html>") : Response(status: .notFound)
        } _: { server in
            let installation = try Installation()
            let page = try run(installation, ["follow", server.address("/page")])
            #expect(page.status == 1 && page.complaint.contains("This is no calendar"))
            let missing = try run(installation, ["follow", server.address("/x")])
            #expect(missing.status == 3 && missing.complaint == "roundtable: The server answered 404.\n")
            let closed = try run(installation, ["follow", server.address("/page")], closed: true)
            #expect(closed.status == 2 && closed.complaint.contains("127.0.0.1 is an address that may not be asked"))
            for arguments in [
                ["follow"], ["follow", "https://a.org/", "--list"], ["follow", "https://me:pw@a.org/"],
                ["follow", "ftp://a.org/"], ["follow", "https://a.org/", "--every", "5"], ["follow", "--look", "x"],
                ["follow", "https://a.org/", "--follow-networks", "home"],
            ] {
                #expect(try run(installation, arguments).status == 2, "\(arguments)")
            }
        }
    }
}
