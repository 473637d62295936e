import Domain
import HTML
import Pages

extension PublicFrame {
    /// The frame of an event's pages.
    init(_ visit: EventVisit, _ section: Section?, site: Site) {
        let sections = Section.allCases.filter { $0 != .speakers || !visit.speakers.isEmpty }
        self.init(
            site: site,
            event: EventPlace(
                title: visit.event.details.title, dates: visit.dates(site.t), links: visit.links, section: section,
                sections: sections))
    }
}
