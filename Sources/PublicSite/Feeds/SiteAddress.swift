import Pages

/// Where the site is, for the links that leave it: feeds, data and what is to be pasted into a calendar.
struct SiteAddress: Sendable {
    /// `https://roundtable.example.org`, without a slash at its end.
    let base: String

    init(_ base: String) {
        var base = base[...]
        while base.last == "/" { base.removeLast() }
        self.base = String(base)
    }

    func absolute(_ path: String) -> String { base + path }

    /// The address that calendar programs take by themselves. There is no `webcals` that all of them know.
    func webcal(_ path: String) -> String {
        guard let colon = base.firstIndex(of: ":") else { return absolute(path) }
        return "webcal" + base[colon...] + path
    }

    /// The page on which Google Calendar asks whether to subscribe.
    func google(_ path: String) -> String {
        "https://calendar.google.com/calendar/r?cid=" + QueryText.encode(webcal(path))
    }

    /// The page on which Outlook.com asks whether to subscribe.
    func outlook(_ path: String) -> String {
        "https://outlook.live.com/calendar/0/addfromweb?url=" + QueryText.encode(absolute(path))
    }

    /// The same for accounts of organisations.
    func outlookAtWork(_ path: String) -> String {
        "https://outlook.office.com/calendar/0/addfromweb?url=" + QueryText.encode(absolute(path))
    }
}
