import Testing

@testable import PublicSite

@Suite("The address of the site")
struct SiteAddressTests {
    let address = SiteAddress("https://example.org/")

    @Test("makes absolute links of paths")
    func absolute() {
        #expect(address.absolute("/e/socitm-2011") == "https://example.org/e/socitm-2011")
    }

    @Test("gives calendars an address that opens a calendar program")
    func webcal() {
        #expect(address.webcal("/calendar.ics") == "webcal://example.org/calendar.ics")
        #expect(SiteAddress("http://127.0.0.1:8080").webcal("/calendar.ics") == "webcal://127.0.0.1:8080/calendar.ics")
    }

    @Test("hands the whole address to Google, keys included")
    func google() {
        #expect(
            address.google("/e/x/agenda.ics?key=a_b")
                == "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fexample.org%2Fe%2Fx%2Fagenda.ics%3Fkey%3Da_b"
        )
    }

    @Test("hands the whole address to Outlook on the web, for either kind of account")
    func outlook() {
        let query = "/calendar/0/addfromweb?url=https%3A%2F%2Fexample.org%2Fe%2Fx%2Fagenda.ics%3Fkey%3Da_b"
        #expect(address.outlook("/e/x/agenda.ics?key=a_b") == "https://outlook.live.com" + query)
        #expect(address.outlookAtWork("/e/x/agenda.ics?key=a_b") == "https://outlook.office.com" + query)
    }
}
