import Domain
import HTTP
import TimeZones

/// What a subscriber asks of a feed by the query of its address: `cancelled=hide`, `shape=days`, `gzip=no`. Any other
/// value asks for nothing.
struct FeedChoice: Hashable {
    /// Cancelled sessions are left out.
    var hidesCancelled = false
    /// Each event is one entry of whole days in place of its sessions.
    var isInDays = false

    /// The octets are never packed, for a reader that asks for gzip and cannot read it.
    var isPlain = false

    static let all = FeedChoice()

    init(hidesCancelled: Bool = false, isInDays: Bool = false) {
        self.hidesCancelled = hidesCancelled
        self.isInDays = isInDays
    }

    init(_ query: Query) {
        guard !query.isEmpty else { return }
        hidesCancelled = query["cancelled"] == "hide"
        isInDays = query["shape"] == "days"
        isPlain = query["gzip"] == "no"
    }

    /// The choice as a query.
    var pairs: [(name: String, value: String)] {
        [
            ("cancelled", hidesCancelled ? "hide" : ""), ("shape", isInDays ? "days" : ""),
            ("gzip", isPlain ? "no" : ""),
        ]
    }

    /// The part of an address that answers depend on.
    var query: [String] { pairs.filter { !$0.value.isEmpty }.map { $0.name + "=" + $0.value } }

    /// Whether a session is in the feed of the release that an event shows.
    ///
    /// A cancelled session goes on in all releases that are made within eight weeks of its end, so that every calendar
    /// has heard of it; the first release after that leaves it out. Both times are stored, and the clock is not asked:
    /// the same release is the same feed for ever.
    func takes(_ item: AgendaItem, in release: Release?) -> Bool {
        guard item.session.details.state == .cancelled else { return true }
        guard let slot = item.session.slot, let release else { return false }
        return takesCancelled(until: slot.end, in: release)
    }

    /// The same of a cancelled session that was to end then.
    func takesCancelled(until end: Instant, in release: Release) -> Bool {
        !hidesCancelled && release.at <= end.adding(seconds: Self.secondsKept)
    }

    private static let secondsKept: Int64 = 8 * 7 * 86_400
}
