import HTML
import Pages
import Testing

@Suite("The public frame")
struct PublicFrameTests {
    @Test("an event's pages lead to each other, with the key of a private event")
    func keyed() {
        let links = PublicEventLinks(event: Kit.slug, key: "s3cret")
        let frame = PublicFrame(
            site: Kit().site,
            event: .init(title: "E", dates: "D", links: links, section: .agenda, sections: [.event, .agenda]))
        let html = frame.page(PageHeader("Agenda"), content: "").description
        #expect(
            html.contains(
                """
                <ul><li><a href="/e/socitm-2011?key=s3cret">About</a></li>\
                <li><a href="/e/socitm-2011/agenda?key=s3cret" aria-current="page">Agenda</a></li></ul></nav>
                """))
        #expect(html.contains("<title>Agenda – E – Society of IT Management</title>"))
    }

    @Test("an event's own page does not say its title twice in the window's title")
    func title() {
        #expect(Kit().publicEvent.description.contains("<title>SOCITM 2011 – Society of IT Management</title>"))
    }
}
