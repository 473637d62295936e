import Curl
public import Domain
import ICalendar
public import Networks
import Synchronization
public import TimeZones

/// Looks at partners' calendars on the web: fetched by ``Fetcher``, read by ``CalendarReader``, trusted in nothing.
public final class WebLookout: CalendarLookout {
    private let fetcher: Fetcher
    let now: @Sendable () -> Instant
    private let threads = BlockingThreads(4, longestLine: 16)
    private let isStopping = Atomic(false)

    /// - Parameter openNetworks: what may be asked although it is not public.
    public convenience init(openNetworks: NetworkList, now: @escaping @Sendable () -> Instant) {
        self.init(openNetworks: openNetworks, limits: FetchLimits(), now: now)
    }

    init(openNetworks: NetworkList, limits: FetchLimits, now: @escaping @Sendable () -> Instant) {
        fetcher = Fetcher(name: "Roundtable", limits: limits, openNetworks: openNetworks)
        self.now = now
    }

    /// Cuts short what is being fetched, and fetches nothing any more.
    public func stop() { isStopping.store(true, ordering: .relaxed) }

    public func look(at details: FollowingDetails, knowing validators: CalendarValidators) async -> CalendarLook {
        do {
            return try await threads.run { self.ask(details, validators) }
        } catch {
            return .failed(LookFailure(.busy), retryAfter: nil)
        }
    }

    private func ask(_ details: FollowingDetails, _ validators: CalendarValidators) -> CalendarLook {
        var fields: [(name: String, value: String)] = []
        if !validators.tag.isEmpty { fields.append(("If-None-Match", validators.tag)) }
        if !validators.lastModified.isEmpty { fields.append(("If-Modified-Since", validators.lastModified)) }
        do throws(FetchFailure) {
            let document = try fetcher.fetch(try WebAddress(details.address.description), fields: fields) {
                self.isStopping.load(ordering: .relaxed)
            }
            return answer(document, details, isKnown: !fields.isEmpty)
        } catch {
            return .failed(LookFailure(fetching: error), retryAfter: nil)
        }
    }

    private func answer(_ document: FetchedDocument, _ details: FollowingDetails, isKnown: Bool) -> CalendarLook {
        switch document.status {
        case 200: read(document, details)
        case 304 where isKnown: .unchanged(freshFor: document.maxAge)
        case 410: .gone
        default:
            .failed(
                LookFailure(.status, String(document.status)),
                retryAfter: document.fields["retry-after"].flatMap(Int.init))
        }
    }

    private func read(_ document: FetchedDocument, _ details: FollowingDetails) -> CalendarLook {
        let reading = PartnerReader.read(document.octets, zone: details.zone, at: now())
        if let error = reading.remarks.first(where: { $0.severity == .error }) {
            return .failed(LookFailure(.unreadable, "line \(error.line): \(error.text)"), retryAfter: nil)
        }
        if reading.errorCount > 0 { return .failed(LookFailure(.unreadable, "it has errors."), retryAfter: nil) }
        return .found(
            FoundCalendar(
                name: reading.name.isEmpty ? details.address.host : reading.name,
                entries: reading.events.map(PartnerReader.entry),
                warnings: reading.remarks.map { .init(line: $0.line, text: $0.text) },
                validators: CalendarValidators(
                    tag: Self.short(document.fields["etag"]), lastModified: Self.short(document.fields["last-modified"])
                ),
                wishedMinutes: reading.refreshSeconds.map { max(0, $0 / 60) }, freshFor: document.maxAge))
    }

    /// A validator that nobody would want to store counts as none.
    private static func short(_ text: String?) -> String {
        guard let text, text.utf8.count <= 1_000 else { return "" }
        return text
    }
}

extension FetchedDocument {
    /// The seconds for which the answer stays fresh (RFC 9111, 5.2.2.1); nil when it does not say so.
    fileprivate var maxAge: Int? {
        for part in (fields["cache-control"] ?? "").lowercased().split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" } }
            if pair.count == 2, pair[0] == "max-age", let seconds = Int(pair[1]), seconds >= 0 { return seconds }
        }
        return nil
    }
}

extension LookFailure {
    /// Has a label, because some kinds of both have the same name: without one, `.tooSlow` would mean itself.
    init(fetching failure: FetchFailure) {
        switch failure {
        case .noWebAddress, .namesUser: self.init(.address)
        case .unknownHost(let host): self.init(.unknownHost, host)
        case .forbiddenAddress(let address): self.init(.forbidden, address.description)
        case .noConnection(let host): self.init(.noConnection, host)
        case .untrusted(let words): self.init(.untrusted, words)
        case .tooManyRedirects, .badRedirect: self.init(.redirects)
        case .insecureRedirect: self.init(.insecureRedirect)
        case .tooLarge(let limit): self.init(.tooLarge, String(limit))
        case .tooSlow: self.init(.tooSlow)
        case .cancelled: self.init(.busy)
        case .broken(let words): self.init(.broken, words)
        }
    }
}
