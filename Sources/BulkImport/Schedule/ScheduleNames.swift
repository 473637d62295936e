import Domain

/// By which key the sessions of a schedule are known, the same one whenever the file comes again.
///
/// The first of these that is there and can be a key: `code` (pretalx), our own key within `slug`, `id`, `guid`. A slug
/// of another program holds the title and changes with it, so it is none. A code or an id that comes again with another
/// `guid` is a session that is held again: it repeats the first, and the beginning of its guid is put behind the key.
struct ScheduleNames {
    struct Name {
        var key: String
        var source: SourceText?
        /// The key of the session that is repeated.
        var repeats: String?
    }

    private let prefix: String?
    private var guids: [String: String] = [:]

    init(_ file: ScheduleFile) {
        prefix = file.isOurs ? file.acronym.map { $0.trimmed + "-" } : nil
    }

    mutating func name(of session: ScheduleSession) -> Name {
        let ours = session.slug.flatMap { slug in
            prefix.flatMap { slug.trimmed.hasPrefix($0) ? (String(slug.trimmed.dropFirst($0.count)), slug) : nil }
        }
        let others = [session.code, session.id, session.guid].compactMap(\.self).map { ($0.trimmed, $0) }
        let candidates = (session.key.map { [($0.trimmed, $0)] } ?? []) + (ours.map { [$0] } ?? []) + others
        guard let (key, source) = candidates.first(where: { SessionKey($0.0) != nil }) else {
            return Name(key: "", source: session.id ?? session.guid)
        }
        let guid = session.guid?.trimmed ?? ""
        guard let first = guids[key] else {
            guids[key] = guid
            return Name(key: key, source: source)
        }
        guard first != guid, !guid.isEmpty else { return Name(key: key, source: source) }
        return Name(key: "\(key)-\(guid.prefix(8))", source: source, repeats: key)
    }
}
