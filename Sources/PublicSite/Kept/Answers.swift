import Domain
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// Answers from what is kept, and makes what is not.
///
/// A request for something kept costs a look-up while nothing at all was committed. Otherwise the site's revision is
/// read; only when that was raised is the event's own looked at, and only when that was raised is anything made again.
struct Answers: Sendable {
    let store: any Store
    let now: @Sendable () -> Instant
    let security: SecurityHeaders
    private let cache = AnswerCache()

    /// How many answers are kept.
    var keptCount: Int { cache.count }

    /// How many answers were made since the start.
    var madeCount: Int { cache.keeps }

    /// - Parameters:
    ///   - key: what the request gives for the key of a private event. Whether it makes a difference is settled by the event
    ///     as it is read for the answer: only what is secret is kept for its key, what is open once for all keys. Otherwise
    ///     anybody could have an open page made anew with each key that they think of.
    ///   - query: the parts of the query that the answer depends on; all others are passed over, so that they cannot fill the
    ///     cache.
    func answer(
        _ request: Request, key: String? = nil, query: [String] = [],
        make: (any ReadTransaction, Instant) throws -> Content
    ) throws -> Response {
        let open = Self.address(request.path, query)
        let secret = key.map { Self.address(request.path, ["key=" + QueryText.encode($0)] + query) } ?? open
        let now = now()
        // What is kept without a key was open to everybody when it was last right.
        var (address, kept) = (secret, cache[secret])
        if kept == nil, secret != open { (address, kept) = (open, cache[open]) }
        let mark = store.changeMark
        if let kept, let mark, kept.mark == mark, now < kept.turnsAt {
            let freshness = KeptFreshness(store: store, mark: mark, turnsAt: kept.turnsAt, now: self.now)
            return kept.response.answer(to: request, freshness: freshness)
        }
        do {
            return try store.read { tx in
                let site = try tx.events.siteRevision()
                cache.note(site.number, mark)
                if let kept, try isRight(kept, at: now, site, tx) {
                    cache.renew(kept, for: address, site.number, mark)
                    return kept.response.answer(to: request)
                }
                let content = try make(tx, now)
                let answer = keep(content, at: now, site, mark)
                let rightAddress = content.isSecret ? secret : open
                if content.isKept { cache.keep(answer, for: rightAddress) }
                // An event that was opened, or closed, since.
                if address != rightAddress { cache.forget(address) }
                return answer.response.answer(to: request)
            }
        } catch DomainError.unavailable(let message) {
            // A calendar that once gets a 503 may not ask again for a day: what was right a moment ago serves it better.
            guard let kept, cache.mayStand(kept, at: mark) else { throw DomainError.unavailable(message) }
            return kept.response.answer(to: request)
        } catch {
            cache.forget(address)
            throw error
        }
    }

    private static func address(_ path: String, _ query: [String]) -> String {
        query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }

    private func isRight(
        _ kept: KeptAnswer, at now: Instant, _ site: SiteRevision, _ tx: any ReadTransaction
    ) throws -> Bool {
        guard now < kept.turnsAt else { return false }
        if kept.siteRevision == site.number { return true }
        guard let event = kept.event else { return false }
        return try tx.events.find(event.id)?.revision == event.revision
    }

    private func keep(
        _ content: Content, at now: Instant, _ site: SiteRevision, _ mark: ChangeMark?
    ) -> KeptAnswer {
        let changedAt = content.changedAt
        // A second change may still come in this second, which a date of whole seconds could not tell from the first:
        // until the second is over there is no date, and afterwards the answer is made again with one.
        let isSettled = now > changedAt
        let turnsAt = content.turnsAt ?? Instant(secondsSince1970: .max)
        let response = StoredResponse(
            contentType: content.kind.rawValue, body: content.body, tag: content.tag,
            lastModified: isSettled ? HTTPDate(seconds: changedAt.secondsSince1970) : nil,
            cacheControl: cacheControl(content), compress: content.isPlain ? false : nil, extraHeaders: fields(content),
            security: security)
        let event: (ID<Event>, Int)? =
            if case .event(let event) = content.basis { (event.id, event.revision) } else { nil }
        return KeptAnswer(
            response: response, event: event, siteRevision: site.number, mark: mark,
            turnsAt: isSettled ? turnsAt : min(turnsAt, changedAt.adding(seconds: 1)),
            size: content.body.count * 3 / 2 + 2048)
    }

    /// Pages are asked for again each time, which costs a 304; calendars and data may be five minutes old.
    private func cacheControl(_ content: Content) -> String {
        switch content.kind {
        case .page: content.isSecret ? "private, no-cache" : "no-cache"
        case .calendar, .json, .schedule, .atom, .sitemap: "private, max-age=300"
        }
    }

    private func fields(_ content: Content) -> HTTPFields {
        var fields: HTTPFields = [:]
        if content.kind != .page || content.isSecret { fields[Self.robots] = "noindex" }
        if let name = content.fileName { fields[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        return fields
    }

    // because: the text is a token, which is all that the initialiser asks
    private static let robots = HTTPField.Name("X-Robots-Tag")!
}
