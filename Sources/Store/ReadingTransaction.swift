import Domain
import SQLite
import TimeZones

/// A snapshot on a connection.
struct ReadingTransaction: ReadTransaction {
    let database: Connection
    let zones: ZoneDatabase
    /// Changes of people that a search has to wait for; nil where nothing is written.
    let index: PersonIndex?

    var series: any SeriesReading { SeriesRows(database: database) }
    var events: any EventReading { EventRows(database: database, zones: zones) }
    var rooms: any RoomReading { RoomRows(database: database) }
    var tracks: any TrackReading { TrackRows(database: database) }
    var sessions: any SessionReading { SessionRows(database: database) }
    var people: any PersonReading { PersonRows(database: database, zones: zones, index: index) }
    var speakers: any SpeakerReading { SpeakerRows(database: database) }
    var attendees: any AttendeeReading { AttendeeRows(database: database, index: index) }
    var administrators: any AdministratorReading { AdministratorRows(database: database) }
    var signIns: any SignInReading { SignInRows(database: database) }
}
