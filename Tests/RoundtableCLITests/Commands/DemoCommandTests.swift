import Foundation
import Glibc
import Testing
import TestSupport

struct DemoCommandTests {
    @Test("the first demo makes everything and prints the password, the second keeps it; SIGTERM ends both with 0")
    func twice() async throws {
        let installation = try Installation()
        let arguments = ["demo", "--database", installation.database, "--listen", "127.0.0.1:0", "--workers", "1"]
        let first = try installation.start(arguments)
        let said = first.lines(until: "Password:")
        let password = try #require(said.last?.dropFirst("Password: ".count))
        let port = try #require(UInt16(said[0].split(separator: ":").last?.dropLast() ?? ""))
        let browser = Browser(LoopbackCarrier(port: port))
        let agenda = try await browser.get("/e/socitm-2011/agenda")
        #expect(agenda.status == 200)
        let signedIn = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": "admin@example.org", "password": String(password)])
        #expect(signedIn.status == 303)

        let other = try installation.bare(
            "serve", "--database", installation.database, "--listen", "127.0.0.1:\(port)")
        #expect(other.status == 3)
        #expect(
            other.complaint
                == "roundtable: Cannot listen on 127.0.0.1:\(port): another program uses this port. Stop it, or choose "
                + "another port.\n")

        first.signal(SIGTERM)
        #expect(first.outcome().status == 0)

        let second = try installation.start(arguments)
        #expect(second.lines(until: "Password:").last?.hasPrefix("Password: unchanged") == true)
        second.signal(SIGINT)
        #expect(second.outcome().status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: installation.folder)
        #expect(files.filter { $0.contains(".new") } == [])
    }
}
