import Domain
import ICalendar
import TimeZones

/// Reads calendars of partners, whichever way they come.
enum PartnerReader {
    /// - Parameter zone: that of times which name none; nil lets the calendar's own word count, or refuses them.
    static func read(_ octets: [UInt8], zone: Zone?, at now: Instant) -> CalendarReading {
        var setting = CalendarReader.Setting { try? ZoneDatabase.system.zone($0) }
        setting.floatingZone = zone
        setting.window = Partners.past(now)...Partners.future(now)
        setting.limits.occurrences = Partners.mostEntries
        return CalendarReader.read(octets, setting)
    }

    static func entry(_ read: ReadEvent) -> (name: PartnerEntry.Name, details: PartnerEntryDetails) {
        let event = read.event
        let time: PartnerTime =
            switch event.when {
            case .time(let start, let end, let zone): .time(start: start, end: end, zone: zone)
            case .days(let first, let last): .days(first: first, last: last)
            }
        return (
            PartnerEntry.Name(uid: event.uid, occurrence: read.occurrence),
            PartnerEntryDetails(
                title: event.summary, place: event.location ?? "", address: event.url ?? "", time: time,
                isCancelled: event.status == .cancelled, sequence: event.sequence, changedAt: event.lastModified)
        )
    }
}
