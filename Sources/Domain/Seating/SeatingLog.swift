extension SeatingRound: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(.round, id: id.rawValue, name: try title(of: session, in: event, tx), event: event)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] {
        [
            LogValue("round", String(number)), LogValue("starts_after", details.startsAfter.map(String.init) ?? ""),
            LogValue("lasts", details.minutes.map(String.init) ?? ""),
        ]
    }
}

extension SeatingTable: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(.table, id: id.rawValue, name: details.name, event: event)
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        [
            LogValue("session", try title(of: session, in: event, tx)), LogValue("table", details.name),
            LogValue("places", details.places.map(String.init) ?? ""), LogValue("topic", details.topic),
        ]
    }
}

extension Seat: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(
            .seat, id: id.rawValue, name: try tx.attendees.find(attendee, in: event)?.person.displayName ?? "",
            event: event)
    }

    func logValues(in tx: any ReadTransaction) throws -> [LogValue] {
        [
            LogValue("session", try title(of: session, in: event, tx)),
            LogValue("round", try tx.seating.findRound(round, in: event).map { String($0.number) } ?? ""),
            LogValue("table", try tx.seating.findTable(table, in: event)?.details.name ?? ""),
            LogValue("place", details.place.map(String.init) ?? ""), LogValue("host", details.isHost ? "yes" : ""),
        ]
    }
}

private func title(of session: ID<Session>, in event: ID<Event>, _ tx: any ReadTransaction) throws -> String {
    try tx.sessions.find(session, in: event)?.details.title ?? ""
}
