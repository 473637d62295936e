import Domain
import HTTP
import HTTPTypes
import Store

/// An event's agenda as the public reads it: the same bytes as its address gives.
struct PublicAgenda {
    /// How it is written, and how its address ends.
    enum Form: String, CaseIterable {
        case ics, xml, json
    }

    let slug: String
    let form: Form

    /// Throws ``DomainError/notFound(_:)`` for an event that is not there, or that the public cannot see.
    func bytes(from store: SQLiteStore, _ configuration: Configuration) async throws -> [UInt8] {
        let path = try store.read { tx in
            guard let slug = Slug(slug), let event = try tx.events.find(slug) else {
                throw DomainError.notFound("There is no event “\(self.slug)”.")
            }
            switch event.details.visibility {
            case .draft: throw DomainError.notFound("The event “\(self.slug)” is a draft, so it has no feed yet.")
            case .private: return "/e/\(slug)/agenda.\(form.rawValue)?key=\(event.privateKey)"
            case .published, .archived: return "/e/\(slug)/agenda.\(form.rawValue)"
            }
        }
        let assembly = try Assembly(
            configuration,
            Assembly.Parts(
                store: store, hasher: WorkQueueHasher(), resources: try Resources(configuration: configuration),
                clock: SystemClock.now, logger: SystemLog.logger, uploads: Environment.temporaryFolder))
        let response = await assembly.application.respond(to: try Request(.get, path))
        guard response.status == .ok, let bytes = response.bytesInMemory else {
            throw UnavailableError("The feed of \(slug) could not be made: \(response.status).")
        }
        return bytes
    }
}

extension Response {
    /// The body when it is made; nil for one that is still to be streamed.
    var bytesInMemory: [UInt8]? {
        switch body {
        case .empty: []
        case .bytes(let bytes): bytes
        case .stored(let form): form.body
        case .stream: nil
        }
    }
}
