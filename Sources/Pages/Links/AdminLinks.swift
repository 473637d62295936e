public import Domain

/// The addresses of the web admin: the one place where they are written.
public enum AdminLinks {
    public static let signIn = FixedRoute("/admin/sign-in")
    public static let signOut = FixedRoute("/admin/sign-out")
    public static let home = FixedRoute("/admin")
    public static let help = FixedRoute("/admin/help")

    public static let events = FixedRoute("/admin/events")
    public static let newEvent = FixedRoute("/admin/events/new")
    public static let series = FixedRoute("/admin/series")
    public static let newSeries = FixedRoute("/admin/series/new")
    public static let oneSeries = Route<Slug>("/admin/series/:series")
    public static let editSeries = Route<Slug>("/admin/series/:series/edit")
    public static let seriesDeletion = Route<Slug>("/admin/series/:series/deletion")
    public static let people = FixedRoute("/admin/people")
    public static let newPerson = FixedRoute("/admin/people/new")
    public static let person = Route<ID<Person>>("/admin/people/:person")
    public static let editPerson = Route<ID<Person>>("/admin/people/:person/edit")
    public static let personDeletion = Route<ID<Person>>("/admin/people/:person/deletion")
    public static let administrators = FixedRoute("/admin/administrators")
    public static let newAdministrator = FixedRoute("/admin/administrators/new")
    public static let administrator = Route<ID<Administrator>>("/admin/administrators/:administrator")
    public static let editAdministrator = Route<ID<Administrator>>("/admin/administrators/:administrator/edit")
    public static let administratorDeletion = Route<ID<Administrator>>("/admin/administrators/:administrator/deletion")
    public static let newEventRole = Route<ID<Administrator>>("/admin/administrators/:administrator/roles/new")
    public static let eventRoles = Route<ID<Administrator>>("/admin/administrators/:administrator/roles")
    public static let eventRoleDeletion = Route<ID<Administrator>, Slug>(
        "/admin/administrators/:administrator/roles/:slug/deletion")
    public static let password = FixedRoute("/admin/password")
    public static let signIns = FixedRoute("/admin/sign-ins")
    public static let signInDeletion = Route<String>("/admin/sign-ins/:browser/deletion")
    public static let otherSignInsDeletion = FixedRoute("/admin/sign-ins/others/deletion")
    public static let log = FixedRoute("/admin/log")
    public static let logFile = FixedRoute("/admin/log.csv")
    public static let logEntry = Route<ID<LogEntry>>("/admin/log/:entry")

    public static let event = Route<Slug>("/admin/e/:event")
    public static let settings = Route<Slug>("/admin/e/:event/settings")
    public static let archiving = Route<Slug>("/admin/e/:event/archiving")
    public static let archivingDeletion = Route<Slug>("/admin/e/:event/archiving/deletion")
    public static let feeds = Route<Slug>("/admin/e/:event/feeds")
    public static let eventLog = Route<Slug>("/admin/e/:event/log")
    public static let eventLogFile = Route<Slug>("/admin/e/:event/log.csv")
    public static let eventLogEntry = Route<Slug, ID<LogEntry>>("/admin/e/:event/log/:entry")

    public static let agenda = Route<Slug>("/admin/e/:event/agenda")
    public static let slot = Route<Slug, SessionKey>("/admin/e/:event/agenda/:session/slot")
    public static let slotDeletion = Route<Slug, SessionKey>("/admin/e/:event/agenda/:session/slot/deletion")
    public static let slotMove = Route<Slug, SessionKey>("/admin/e/:event/agenda/:session/slot.json")
    public static let agendaState = Route<Slug>("/admin/e/:event/agenda/state.json")
    public static let conflicts = Route<Slug>("/admin/e/:event/agenda/conflicts")
    public static let conflictWaiver = Route<Slug, ConflictIdentity>(
        "/admin/e/:event/agenda/conflicts/:conflict/waiver")
    public static let conflictWaiverDeletion = Route<Slug, ConflictIdentity>(
        "/admin/e/:event/agenda/conflicts/:conflict/waiver/deletion")

    public static let delay = Route<Slug>("/admin/e/:event/agenda/delay")
    public static let freePlaces = Route<Slug>("/admin/e/:event/agenda/free-places")
    public static let proposal = Route<Slug>("/admin/e/:event/agenda/proposal")
    public static let proposalApplication = Route<Slug>("/admin/e/:event/agenda/proposal/application")
    public static let releases = Route<Slug>("/admin/e/:event/agenda/releases")
    public static let newRelease = Route<Slug>("/admin/e/:event/agenda/releases/new")
    public static let release = Route<Slug, Int>("/admin/e/:event/agenda/releases/:release")
    public static let releaseAudience = Route<Slug, Int>("/admin/e/:event/agenda/releases/:release/audience")
    public static let releaseAudienceFile = Route<Slug, Int>("/admin/e/:event/agenda/releases/:release/audience.csv")
    public static let draftReset = Route<Slug, Int>("/admin/e/:event/agenda/releases/:release/reset")
    public static let agendaComparison = Route<Slug>("/admin/e/:event/agenda/comparison")

    public static let sessions = Route<Slug>("/admin/e/:event/sessions")
    public static let newSession = Route<Slug>("/admin/e/:event/sessions/new")
    public static let session = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session")
    public static let editSession = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session/edit")
    public static let sessionCancellation = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session/cancellation")
    public static let sessionCancellationDeletion = Route<Slug, SessionKey>(
        "/admin/e/:event/sessions/:session/cancellation/deletion")
    public static let sessionDeletion = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session/deletion")
    public static let sessionRepeats = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session/repeats")
    public static let sessionSpeakers = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session/speakers")
    public static let newSessionSpeaker = Route<Slug, SessionKey>("/admin/e/:event/sessions/:session/speakers/new")
    public static let sessionSpeaker = Route<Slug, SessionKey, ID<Speaker>>(
        "/admin/e/:event/sessions/:session/speakers/:speaker")
    public static let editSessionSpeaker = Route<Slug, SessionKey, ID<Speaker>>(
        "/admin/e/:event/sessions/:session/speakers/:speaker/edit")
    public static let sessionSpeakerDeletion = Route<Slug, SessionKey, ID<Speaker>>(
        "/admin/e/:event/sessions/:session/speakers/:speaker/deletion")

    public static let rooms = Route<Slug>("/admin/e/:event/rooms")
    public static let newRoom = Route<Slug>("/admin/e/:event/rooms/new")
    public static let room = Route<Slug, ID<Room>>("/admin/e/:event/rooms/:room")
    public static let editRoom = Route<Slug, ID<Room>>("/admin/e/:event/rooms/:room/edit")
    public static let roomDeletion = Route<Slug, ID<Room>>("/admin/e/:event/rooms/:room/deletion")

    public static let tracks = Route<Slug>("/admin/e/:event/tracks")
    public static let newTrack = Route<Slug>("/admin/e/:event/tracks/new")
    public static let track = Route<Slug, ID<Track>>("/admin/e/:event/tracks/:track")
    public static let editTrack = Route<Slug, ID<Track>>("/admin/e/:event/tracks/:track/edit")
    public static let trackDeletion = Route<Slug, ID<Track>>("/admin/e/:event/tracks/:track/deletion")

    public static let speakers = Route<Slug>("/admin/e/:event/speakers")
    public static let speaker = Route<Slug, ID<Person>>("/admin/e/:event/speakers/:person")
    public static let speakerAvailability = Route<Slug, ID<Person>>("/admin/e/:event/speakers/:person/availability")

    public static let attendees = Route<Slug>("/admin/e/:event/attendees")
    public static let newAttendee = Route<Slug>("/admin/e/:event/attendees/new")
    public static let attendee = Route<Slug, ID<Attendee>>("/admin/e/:event/attendees/:attendee")
    public static let editAttendee = Route<Slug, ID<Attendee>>("/admin/e/:event/attendees/:attendee/edit")
    public static let attendeeStatus = Route<Slug, ID<Attendee>>("/admin/e/:event/attendees/:attendee/status")
    public static let attendeeLink = Route<Slug, ID<Attendee>>("/admin/e/:event/attendees/:attendee/link")
    public static let attendeeLinkDeletion = Route<Slug, ID<Attendee>>(
        "/admin/e/:event/attendees/:attendee/link/deletion")
    public static let attendeeDeletion = Route<Slug, ID<Attendee>>("/admin/e/:event/attendees/:attendee/deletion")

    public static let importing = Route<Slug>("/admin/e/:event/import")
    public static let importPreview = Route<Slug, String>("/admin/e/:event/import/:token")
    public static let importApplication = Route<Slug, String>("/admin/e/:event/import/:token/application")
}
