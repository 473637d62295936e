import Domain

extension LoggingTransaction: PersonalAgendaWriting {
    func insert(_ link: PersonalLink) throws {
        try base.insert(link)
        try record(linkChange(from: "", to: "made"), of: link.attendee)
    }

    func revokeLink(of attendee: ID<Attendee>) throws {
        guard try base.personalAgendas.link(of: attendee) != nil else { return }
        try base.revokeLink(of: attendee)
        try record(linkChange(from: "made", to: "revoked"), of: attendee)
    }

    /// That there is a link, never which.
    private func linkChange(from before: String, to after: String) -> LogChange {
        LogChange("personal_link", from: before, to: after)
    }

    private func record(_ change: LogChange, of attendee: ID<Attendee>) throws {
        guard let attendee = try stored(attendee) else { return }
        try record(.changed, attendee.logObject(in: base), [change])
    }

    func choose(_ session: ID<Session>, _ isChosen: Bool, by attendee: ID<Attendee>) throws {
        try base.choose(session, isChosen, by: attendee)
    }
}
