import Domain
import HTML
import Pages
import TimeZones

/// Free places as links, one line a time: the rooms that are free then.
struct FreePlacesBlock {
    let event: Event
    let rooms: [Room]
    /// By start.
    let slots: [Slot]
    /// Seconds that are looked for.
    let length: Int64
    /// Where a place leads, given its fields.
    let link: ([(name: String, value: String)]) -> String

    func html(_ t: Language) -> HTML {
        let minutes = t.duration(minutes: Int(length / 60))
        let list: HTML =
            slots.isEmpty ? "<p>\(t("No room is free for \(minutes) on this day while everybody is."))</p>" : table(t)
        return """
            <section aria-labelledby="free-places"><h2 id="free-places">\(t("Free for \(minutes)"))</h2>\(list)</section>
            """
    }

    private func table(_ t: Language) -> HTML {
        let words = SlotWords(zone: event.details.zone, t: t)
        let starts = Set(slots.map(\.start)).sorted()
        return Table(
            t("Free places"), columns: [.init(t("Time")), .init(t("Rooms"))],
            rows: starts.map { start in
                let free = slots.filter { $0.start == start }
                let links = free.map { slot -> HTML in
                    let fields = SlotForm.values(slot, rooms: rooms, zone: event.details.zone)
                    let room = rooms.first { $0.id == slot.room }
                    return ActionLink(
                        words.place(room), link(fields.map { (name: $0.rawValue, value: $1) }), .plain,
                        hiddenText: words.times(slot)
                    ).html
                }
                return Table.Row([
                    "\(words.times(free[0]))", "<span class=\"row-actions\">\(links, { "\($0) " })</span>",
                ])
            }
        ).html
    }
}
