import Domain
public import HTML

/// A day's sessions in the order of time, those that begin together under one time.
public struct AgendaList: Component {
    public var items: [AgendaEntry]
    private let t: Language

    public init(_ items: [AgendaEntry], _ t: Language) {
        self.items = items.sorted { ($0.start, $0.room ?? -1) < ($1.start, $1.room ?? -1) }
        self.t = t
    }

    public var html: HTML {
        """
        <ol class="agenda-list">\(groups, { group in
            """
            <li class="agenda-time"><h3>\(t.time(hour: group.start / 60, minute: group.start % 60))</h3>\
            <ul>\(group.items, slot)</ul></li>
            """
        })</ol>
        """
    }

    private var groups: [(start: Int, items: [AgendaEntry])] {
        var groups: [(start: Int, items: [AgendaEntry])] = []
        for item in items {
            if groups.last?.start == item.start {
                groups[groups.count - 1].items.append(item)
            } else {
                groups.append((item.start, [item]))
            }
        }
        return groups
    }

    private func slot(_ item: AgendaEntry) -> HTML {
        let card = AgendaCard(item: item, heading: .four, t: t)
        return "<li class=\"\(card.classes)\" id=\"\(item.anchor)\"\(card.attributes)>\(card.html)</li>"
    }
}

/// Sessions that wait for a place, as cards; each says its length where others say their time.
public struct AgendaWaitingList: Component {
    public var items: [AgendaEntry]
    private let t: Language

    public init(_ items: [AgendaEntry], _ t: Language) {
        self.items = items
        self.t = t
    }

    public var html: HTML { "<ol class=\"waiting-list\">\(items, slot)</ol>" }

    private func slot(_ item: AgendaEntry) -> HTML {
        let card = AgendaCard(item: item, heading: .three, t: t)
        return "<li class=\"\(card.classes)\" id=\"\(item.anchor)\"\(card.attributes)>\(card.html)</li>"
    }
}
