import Domain
import HTML
import Testing

@testable import Pages

@Suite("Routes and links")
struct RouteTests {
    @Test("a link has a part in place of each name")
    func link() {
        #expect(AdminLinks.home() == "/admin")
        #expect(AdminLinks.room(Kit.slug, ID(rawValue: 3)) == "/admin/e/socitm-2011/rooms/3")
        #expect(AdminLinks.room.pattern == "/admin/e/:event/rooms/:room")
        #expect(
            AdminLinks.sessionSpeaker(Kit.slug, .known("s1"), ID(rawValue: 7))
                == "/admin/e/socitm-2011/sessions/s1/speakers/7")
    }

    @Test("text after a name stays")
    func suffix() {
        #expect(PublicLinks.agendaCalendar(Kit.slug) == "/e/socitm-2011/agenda.ics")
        #expect(PublicLinks.sessionCalendar(Kit.slug, .known("s1")) == "/e/socitm-2011/sessions/s1.ics")
    }

    @Test("a part cannot leave its segment")
    func encoding() {
        #expect(
            AdminLinks.importPreview(Kit.slug, "a/../b?c#d é")
                == "/admin/e/socitm-2011/import/a%2F..%2Fb%3Fc%23d%20%C3%A9")
    }

    @Test("a pattern has as many names as its link has parts")
    func arity() {
        #expect(AdminLinks.home.nameCount == 0)
        #expect(AdminLinks.settings.nameCount == 1)
        #expect(AdminLinks.slotDeletion.nameCount == 2)
        #expect(AdminLinks.sessionSpeakerDeletion.nameCount == 3)
        #expect(PublicLinks.trackCalendar.nameCount == 2)
    }

    @Test("a query leaves out what is empty and encodes the rest")
    func query() {
        #expect(
            QueryText.path("/a", [("q", "é & b"), ("page", ""), ("sort", "name")]) == "/a?q=%C3%A9%20%26%20b&sort=name")
        #expect(QueryText.path("/a?key=1", [("q", "x")]) == "/a?key=1&q=x")
        #expect(QueryText.path("/a", []) == "/a")
    }

    @Test("the links of a private event carry its key, those of another do not")
    func privateLinks() {
        let keyed = PublicEventLinks(event: Kit.slug, key: "s3cret")
        #expect(keyed.agendaCalendar == "/e/socitm-2011/agenda.ics?key=s3cret")
        #expect(keyed.agenda(query: [("track", "cloud")]) == "/e/socitm-2011/agenda?key=s3cret&track=cloud")
        #expect(PublicEventLinks(event: Kit.slug, key: nil).home == "/e/socitm-2011")
    }
}
