import Domain
import SQLite
import TimeZones

/// The transaction that verbs are given: what they insert, save and delete goes through here, and so into the log. A
/// change that no field shows (a version, a position in calendars) is stored without an entry.
///
/// It stands between the verbs and the repositories so that neither can forget: there is no way to the repositories'
/// writing but through it.
///
/// A class, because verbs hand it on as what reads and as what writes: of a value each change of the one into the other is
/// a copy in a box of its own, which took a twentieth of an import's dry run.
final class LoggingTransaction {
    let base: WritingTransaction
    let author: LogAuthor

    init(base: WritingTransaction, author: LogAuthor) {
        self.base = base
        self.author = author
    }

    var database: Connection { base.database }

    func added<Thing: Logged>(_ thing: Thing) throws -> Thing {
        let object = try thing.logObject(in: base)
        if base.intake.hasEntry(object.kind, object.id) {
            try record(.added, object, Thing.logChanges(from: nil, to: thing, in: base))
        }
        return thing
    }

    /// As ``added(_:)`` for what comes by the hundred thousand, most of it without an entry of its own.
    private func added<Thing: Logged>(_ thing: Thing, _ kind: LogKind, _ id: Int64) throws -> Thing {
        guard base.intake.hasEntry(kind, id) else { return thing }
        try record(.added, thing.logObject(in: base), Thing.logChanges(from: nil, to: thing, in: base))
        return thing
    }

    /// `old` is the thing as it was before it was saved.
    func changed<Thing: Logged>(
        _ thing: Thing, from old: Thing?, save: () throws -> Void
    ) throws {
        // Read before saving: what a field refers to may be renamed by it.
        let changes = try old.map { try Thing.logChanges(from: $0, to: thing, in: base) } ?? []
        try save()
        if changes.isEmpty { return }
        try record(Self.verb(thing, changes), thing.logObject(in: base), changes)
    }

    private static func verb<Thing: Logged>(_ thing: Thing, _ changes: [LogChange]) -> LogVerb {
        guard thing is Administrator, let role = changes.first(where: { $0.field == "role" }) else { return .changed }
        return role.after.isEmpty ? .roleTaken : .roleGiven
    }

    func removed<Thing: Logged>(_ old: Thing?, delete: () throws -> Void) throws {
        guard let old else { return try delete() }
        let object = try old.logObject(in: base)
        let changes = try Thing.logChanges(from: old, to: nil, in: base)
        try delete()
        if base.intake.hasEntry(object.kind, object.id) { try record(.removed, object, changes) }
    }
}

extension LoggingTransaction: LogWriting {
    func record(_ verb: LogVerb, _ object: LogObject, _ changes: [LogChange]) throws {
        let more = verb == .imported || verb == .undone ? base.intake.changesOfFile : []
        try base.write(verb, object, changes + more, by: author)
    }

    func purgeLog(before cutoff: Instant) throws -> Int { try base.purgeLog(before: cutoff) }
}

extension LoggingTransaction: WriteTransaction {
    var series: any SeriesReading { base.series }
    var events: any EventReading { base.events }
    var rooms: any RoomReading { base.rooms }
    var tracks: any TrackReading { base.tracks }
    var sessions: any SessionReading { base.sessions }
    var releases: any ReleaseReading { base.releases }
    var availability: any AvailabilityReading { base.availability }
    var personalAgendas: any PersonalAgendaReading { base.personalAgendas }
    var waivers: any ConflictWaiverReading { base.waivers }
    var people: any PersonReading { base.people }
    var speakers: any SpeakerReading { base.speakers }
    var attendees: any AttendeeReading { base.attendees }
    var seating: any SeatingReading { base.seating }
    var administrators: any AdministratorReading { base.administrators }
    var signIns: any SignInReading { base.signIns }
    var partners: any PartnerReading { base.partners }
    var log: any LogReading { base.log }
    var imports: any ImportReading { base.imports }

    var now: Instant { base.now }
    func newUID() -> String { base.newUID() }
    func newSecret() -> String { base.newSecret() }

    func importing(_ file: String, expecting changes: Int) -> any WriteTransaction {
        var author = author
        author.file = file
        base.intake.begin(expecting: changes)
        return LoggingTransaction(base: base, author: author)
    }
}

extension LoggingTransaction: SeriesWriting, EventWriting, RoomWriting, TrackWriting {
    func insert(_ series: Series) throws -> Series { try added(try base.insert(series)) }

    func save(_ series: Series) throws {
        try changed(series, from: try base.series.find(series.id)) { try base.save(series) }
    }

    func delete(_ id: ID<Series>) throws { try removed(try base.series.find(id)) { try base.delete(id) } }

    func insert(_ event: Event) throws -> Event { try added(try base.insert(event)) }

    func save(_ event: Event) throws {
        try changed(event, from: try base.events.find(event.id)) { try base.save(event) }
    }

    func raiseRevision(of id: ID<Event>) throws { try base.raiseRevision(of: id) }
    func delete(_ id: ID<Event>) throws { try removed(try base.events.find(id)) { try base.delete(id) } }

    func insert(_ room: Room) throws -> Room { try added(try base.insert(room)) }

    func save(_ room: Room) throws {
        try changed(room, from: try base.rooms.find(room.id, in: room.event)) { try base.save(room) }
    }

    func delete(_ id: ID<Room>) throws {
        let old = try database.first(
            "SELECT \(Room.columns.of("room")) FROM room WHERE id = ?", id, value: Room.init)
        try removed(old) { try base.delete(id) }
    }

    func insert(_ track: Track) throws -> Track { try added(try base.insert(track)) }

    func save(_ track: Track) throws {
        try changed(track, from: try base.tracks.find(track.id, in: track.event)) { try base.save(track) }
    }

    func delete(_ id: ID<Track>) throws {
        let old = try database.first(
            "SELECT \(Track.columns.of("track")) FROM track WHERE id = ?", id, value: Track.init)
        try removed(old) { try base.delete(id) }
    }
}

extension LoggingTransaction: SessionWriting, SpeakerWriting {
    func insert(_ session: Session) throws -> Session { try added(try base.insert(session)) }

    func save(_ session: Session) throws {
        try changed(session, from: try base.sessions.find(session.id, in: session.event)) { try base.save(session) }
    }

    func delete(_ id: ID<Session>) throws {
        let old = try base.sessions.event(of: id).flatMap { try base.sessions.find(id, in: $0) }
        try removed(old) { try base.delete(id) }
    }

    func insert(_ speaker: Speaker) throws -> Speaker { try added(try base.insert(speaker)) }

    func save(_ speaker: Speaker) throws {
        try changed(speaker, from: try base.speakers.find(speaker.id, in: speaker.session)) { try base.save(speaker) }
    }

    func delete(_ id: ID<Speaker>) throws {
        let old = try database.first("SELECT \(Speaker.columns.of("speaker")) FROM speaker WHERE id = ?", id) { row in
            var columns = row.columns()
            return try Speaker(&columns)
        }
        try removed(old) { try base.delete(id) }
    }
}

extension LoggingTransaction: PersonWriting, AttendeeWriting {
    func insert(_ person: Person) throws -> Person {
        let person = try base.insert(person)
        return try added(person, .person, person.id.rawValue)
    }

    func save(_ person: Person) throws {
        try changed(person, from: try base.people.find(person.id)) { try base.save(person) }
    }

    func delete(_ id: ID<Person>) throws { try removed(try base.people.find(id)) { try base.delete(id) } }

    func insert(_ attendee: Attendee) throws -> Attendee {
        let attendee = try base.insert(attendee)
        return try added(attendee, .attendee, attendee.id.rawValue)
    }

    func save(_ attendee: Attendee) throws {
        let old = try stored(attendee.id)
        try changed(attendee, from: old) { try base.save(attendee, over: old) }
    }

    func delete(_ id: ID<Attendee>) throws { try removed(try stored(id)) { try base.delete(id) } }

    private func stored(_ id: ID<Attendee>) throws -> Attendee? {
        if let known = base.intake.attendee(id) { return known }
        return try database.first("SELECT \(Attendee.columns.of("attendee")) FROM attendee WHERE id = ?", id) { row in
            var columns = row.columns()
            return try Attendee(&columns)
        }
    }
}

extension LoggingTransaction: AdministratorWriting, SignInWriting {
    func insert(_ administrator: Administrator) throws -> Administrator { try added(try base.insert(administrator)) }

    func save(_ administrator: Administrator) throws {
        let old = try base.administrators.find(administrator.id)
        try changed(administrator, from: old) { try base.save(administrator) }
    }

    func delete(_ id: ID<Administrator>) throws {
        try removed(try base.administrators.find(id)) { try base.delete(id) }
    }

    func setRole(_ role: Role?, of id: ID<Administrator>, in event: ID<Event>) throws {
        guard let administrator = try base.administrators.find(id) else { return }
        try base.setRole(role, of: id, in: event)
        var object = administrator.logObject(in: base)
        object.event = event
        let change = LogChange(
            "role", from: administrator.eventRoles[event]?.rawValue ?? "", to: role?.rawValue ?? "")
        try record(role == nil ? .roleTaken : .roleGiven, object, [change])
    }

    func insert(_ signIn: SignIn) throws { try base.insert(signIn) }
    func noteSeen(_ token: SignInToken.Hash) throws { try base.noteSeen(token) }
    func endSignIn(_ token: SignInToken.Hash) throws { try base.endSignIn(token) }

    func endSignIns(of administrator: ID<Administrator>, but current: SignInToken.Hash?) throws {
        try base.endSignIns(of: administrator, but: current)
    }

    func endSignIns(lastSeenBefore idle: Instant, orBegunBefore begun: Instant) throws {
        try base.endSignIns(lastSeenBefore: idle, orBegunBefore: begun)
    }

    func noteSignInFailure(account: String, address: String) throws {
        try base.noteSignInFailure(account: account, address: address)
    }

    func forgetSignInFailures(account: String) throws { try base.forgetSignInFailures(account: account) }
    func forgetSignInFailures(before: Instant) throws { try base.forgetSignInFailures(before: before) }

    func noteKnownAddress(_ address: String, of administrator: ID<Administrator>) throws {
        try base.noteKnownAddress(address, of: administrator)
    }

    func forgetKnownAddresses(before: Instant) throws { try base.forgetKnownAddresses(before: before) }
}

extension LoggingTransaction: ReleaseWriting, AvailabilityWriting, PersonalAgendaWriting {
    func insert(_ release: Release) throws -> Release { try added(try base.insert(release)) }
    func show(_ item: AgendaItem, since number: Int) throws { try base.show(item, since: number) }

    func stopShowing(_ id: ID<ReleasedSession>, from number: Int) throws {
        try base.stopShowing(id, from: number)
    }

    func moveReleased(_ id: ID<ReleasedSession>, to slot: Slot) throws { try base.moveReleased(id, to: slot) }

    func markReleasedSessionsChanged(ofEvent id: ID<Event>) throws {
        try base.markReleasedSessionsChanged(ofEvent: id)
    }

    func save(_ availability: Availability) throws {
        let spans = try base.availability.all(in: availability.event)[availability.person, default: []]
        let old = Availability(event: availability.event, person: availability.person, spans: spans)
        try changed(availability, from: old) { try base.save(availability) }
    }

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

extension LoggingTransaction: ConflictWaiverWriting {
    func insert(_ waiver: ConflictWaiver) throws -> ConflictWaiver { try added(try base.insert(waiver)) }

    func delete(_ id: ID<ConflictWaiver>) throws {
        try removed(try ConflictWaiverRows(database: database).find(id)) { try base.delete(id) }
    }
}
