import Domain
import Store
import TestSupport
import Testing
import TimeZones

@Suite struct PartnerRoutesTests {
    @Test("calendars of partners are listed, and taken away with all their entries")
    func life() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        #expect(try await browser.get("/admin/partners").visible.contains("No calendars of partners yet"))
        let day = CivilDate(dayNumber: 30_000)
        for names in [["a", "b"], ["a"]] {
            try await admin.world.store.write(by: .commandLine) { tx in
                let entries = names.map { name in
                    (
                        name: PartnerEntry.Name(uid: name, occurrence: ""),
                        details: PartnerEntryDetails(
                            title: name, time: .days(first: day, last: day), changedAt: Instant(secondsSince1970: 0))
                    )
                }
                let plan = try Partners.plan(
                    entries, titled: "BCS <x>", beside: nil, since: Instant(secondsSince1970: 0), in: tx)
                try Partners.apply(plan, tx)
            }
        }
        let list = try await browser.get("/admin/partners")
        #expect(list.body.contains("BCS &lt;x&gt;") && list.visible.contains("All events"))
        let ended = try await browser.submit("/admin/partners/1/ended/deletion", from: "/admin/partners")
        #expect(ended.location == "/admin/partners")
        #expect(try await browser.get("/admin/partners").visible.contains("1 entry was removed."))
        _ = try await browser.submit("/admin/partners/1/deletion", from: "/admin/partners/1/deletion")
        let gone = try await browser.get("/admin/partners")
        #expect(gone.visible.contains("BCS <x> was removed.") && gone.visible.contains("No calendars of partners yet"))
        #expect(try await browser.get("/admin/partners/1/deletion").status == 404)
    }
}
