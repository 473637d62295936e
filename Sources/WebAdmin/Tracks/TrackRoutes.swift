import Domain
import HTTP
import Pages

/// The tracks of an event.
enum TrackRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.tracks, .look, handler: list)
        routes.get(AdminLinks.newTrack, .organise, handler: showNew)
        routes.post(AdminLinks.tracks, .organise, handler: create)
        routes.get(AdminLinks.editTrack, .organise, handler: showEdit)
        routes.post(AdminLinks.track, .organise, handler: update)
        routes.get(AdminLinks.trackDeletion, .organise, handler: askDeletion)
        routes.post(AdminLinks.trackDeletion, .organise, handler: delete)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(
                TracksPage(
                    event: event, tracks: try tx.tracks.all(in: event.id),
                    sessions: try tx.tracks.sessionCounts(in: event.id)))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let colour = TrackFormPage.unusedColour(among: try tx.tracks.all(in: event.id))
            return visit.show(
                TrackFormPage(event: event, track: nil, state: FormState(["colour": colour.rawValue])))
        }
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, track) = try await visit.write { tx in
                let event = try visit.event(tx)
                var reader = form.reader
                return (event, try Tracks.create(try TrackDetails.read(&reader), in: event.id, tx))
            }
            return visit.done("\(track.details.name) was added.", to: AdminLinks.tracks(event.slug))
        } refused: { state, tx in
            TrackFormPage(event: try visit.event(tx), track: nil, state: state)
        }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let track = try visit.track(in: event, tx)
            return visit.show(TrackFormPage(event: event, track: track, state: TrackFormPage.state(of: track)))
        }
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, track) = try await visit.write { tx in
                let event = try visit.event(tx)
                let old = try visit.track(in: event, tx)
                var reader = form.reader
                let details = try TrackDetails.read(&reader, over: old.details)
                return (event, try Tracks.update(old.id, in: event.id, to: details, expecting: form.version, tx))
            }
            return visit.done("\(track.details.name) was saved.", to: AdminLinks.tracks(event.slug))
        } refused: { state, tx in
            let event = try visit.event(tx)
            let track = try visit.track(in: event, tx)
            return TrackFormPage(
                event: event, track: track, state: state.over(TrackFormPage.values(track), version: track.version))
        }
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let track = try visit.track(in: event, tx)
            let sessions = try tx.tracks.sessionCounts(in: event.id)[track.id, default: 0]
            return visit.show(TrackDeletionPage(event: event, track: track, sessions: sessions))
        }
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, track) = try await visit.write { tx in
            let event = try visit.event(tx)
            let track = try visit.track(in: event, tx)
            try Tracks.delete(track.id, in: event.id, tx)
            return (event, track)
        }
        return visit.done("\(track.details.name) was deleted.", to: AdminLinks.tracks(event.slug))
    }
}
