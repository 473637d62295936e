import BulkImport
import Domain
import HTTP
import HTTPTypes
import Pages

/// The log: of the installation for its owners, of one event for its organisers.
enum LogRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.log, .administer, handler: list)
        routes.get(AdminLinks.logFile, .administer, handler: export)
        routes.get(AdminLinks.logEntry, .administer, handler: show)
        routes.get(AdminLinks.eventLog, .organise, handler: list)
        routes.get(AdminLinks.eventLogFile, .organise, handler: export)
        routes.get(AdminLinks.eventLogEntry, .organise, handler: show)
    }

    /// Entries on a page.
    static let pageSize = 50
    /// Entries in a file, which is made on the loop: about a twentieth of a second. The command line writes all.
    static let fileSize = 10_000

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let query = try LogQuery(visit, tx)
            // One more than is shown tells whether there are older ones.
            let entries = try tx.log.list(query.filter, before: query.before, limit: pageSize + 1)
            let events = try LogEvents(entries, tx)
            let choices = LogChoices(
                authors: try tx.log.authors(in: visit.eventInHand),
                events: visit.eventInHand == nil ? try LogEvents.all(tx) : [])
            return visit.show(LogPage(query: query, entries: entries, events: events, choices: choices))
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let entry = try visit.logEntry(tx)
            return visit.show(LogEntryPage(entry: entry, events: try LogEvents([entry], tx), visit))
        }
    }

    /// The entries that the list shows, as a file. That somebody took it away is an entry itself.
    static func export(_ visit: Visit) async throws -> Response {
        let filter = try visit.read { try LogQuery(visit, $0).filter }
        try await visit.write { try $0.record(.exported, LogObject(.log, event: filter.event)) }
        var bytes: [UInt8] = []
        try visit.read { tx in
            var table = LogTable { bytes += $0 }
            try table.write(filter, most: fileSize, in: tx)
        }
        return Response(
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"log.csv\"",
            ], body: .bytes(bytes))
    }
}
