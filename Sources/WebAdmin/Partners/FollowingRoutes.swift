import Domain
import HTTP
import Pages
import TimeZones

/// Calendars of partners on the web: looked at, followed, changed, looked at again, and let go.
enum FollowingRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.newPartner, .organise, handler: showNew)
        routes.post(AdminLinks.partnerPreview, .organise, handler: preview)
        routes.post(AdminLinks.partners, .organise, handler: follow)
        routes.get(AdminLinks.editPartner, .organise, handler: showEdit)
        routes.post(AdminLinks.partner, .organise, handler: update)
        routes.post(AdminLinks.partnerLook, .organise, isKept: false, handler: lookNow)
        routes.post(AdminLinks.partnerFollowingDeletion, .organise, handler: stop)
    }

    static func showNew(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            visit.show(FollowingFormPage(calendar: nil, series: try tx.series.all(), state: FormState()))
        }
    }

    static func preview(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let wish = try visit.read { try FollowingWish(form, visit, in: $0) }
            let found = try await visit.find(wish.details)
            let plan = try visit.read { tx in
                try Followings.plan(found, titled: wish.title, beside: wish.series, in: tx, at: visit.now)
            }
            let typed = FollowingWish.names.map { (name: $0, value: form[$0] ?? "") }
            return visit.show(FollowingPreviewPage(plan: plan, warnings: found.warnings, typed: typed))
        } refused: { state, tx in
            FollowingFormPage(calendar: nil, series: try tx.series.all(), state: state)
        }
    }

    static func follow(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let wish = try visit.read { try FollowingWish(form, visit, in: $0) }
            let found = try await visit.find(wish.details)
            let rhythm = visit.rhythm
            let plan = try await visit.write { tx in
                try Followings.start(found, wish.details, titled: wish.title, beside: wish.series, rhythm, tx)
            }
            return visit.done("\(plan.title) is followed.", to: AdminLinks.partners())
        } refused: { state, tx in
            FollowingFormPage(calendar: nil, series: try tx.series.all(), state: state)
        }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let calendar = try visit.partner(tx)
            return visit.show(
                FollowingFormPage(
                    calendar: calendar, series: try tx.series.all(), state: FormState(try values(calendar, tx))))
        }
    }

    private static func values(_ calendar: PartnerCalendar, _ tx: any ReadTransaction) throws -> [Field: String] {
        FollowingFormPage.values(
            calendar, try tx.partners.following(of: calendar.id), try calendar.series.flatMap { try tx.series.find($0) }
        )
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let calendar = try await visit.write { tx in
                let id = try visit.partner(tx).id
                let wish = try FollowingWish(form, visit, needsAddress: false, in: tx)
                return try Followings.update(id, titled: wish.title, beside: wish.series, at: wish.following, tx)
            }
            return visit.done("\(calendar.title) was saved.", to: AdminLinks.partners())
        } refused: { state, tx in
            FollowingFormPage(calendar: try visit.partner(tx), series: try tx.series.all(), state: state)
        }
    }

    static func lookNow(_ visit: Visit, _ form: Form) async throws -> Response {
        let (calendar, following) = try visit.read { tx in
            let calendar = try visit.partner(tx)
            guard let following = try tx.partners.following(of: calendar.id) else {
                throw DomainError.notFound("\(calendar.title) is not followed.")
            }
            return (calendar, following)
        }
        let validators = following.state.validators(at: visit.now)
        let look = await visit.environment.lookout.look(at: following.details, knowing: validators)
        let rhythm = visit.rhythm
        let outcome = try await visit.write { tx in try Followings.take(look, of: following, rhythm, tx) }
        switch outcome {
        case .unchanged, .overtaken:
            return visit.done("Nothing has changed in \(calendar.title).", to: AdminLinks.partners())
        case .changed(let plan):
            let changes = plan.count(.new) + plan.count(.changed) + plan.count(.ended)
            let words = Message(
                count: changes, one: "{0} entry of {1} has changed.", other: "{0} entries of {1} have changed.",
                .text(calendar.title))
            return visit.done(words, to: AdminLinks.partners())
        case .failed(let failure):
            return visit.done("\(calendar.title): \(failure.message)", to: AdminLinks.partners(), tone: .warn)
        }
    }

    static func stop(_ visit: Visit, _ form: Form) async throws -> Response {
        let calendar = try await visit.write { tx in try Followings.stop(try visit.partner(tx).id, tx) }
        return visit.done(
            "\(calendar.title) is followed no longer. What is known of it stays.", to: AdminLinks.partners())
    }
}

/// What a form says of a calendar to follow.
private struct FollowingWish {
    static let names = ["url", "title", "series", "zone", "every"]

    let title: String
    let series: ID<Series>?
    /// Nil when the calendar is not to be followed.
    let following: FollowingDetails?

    /// What to look at; there is always one unless the address may be left out.
    var details: FollowingDetails {
        get throws(DomainError) {
            guard let following else { throw .invalid([Self.missing]) }
            return following
        }
    }

    private static let missing = FieldProblem("url", "Give the address of the calendar.")

    init(_ form: Form, _ visit: Visit, needsAddress: Bool = true, in tx: any ReadTransaction) throws {
        var reader = form.reader
        title = reader.line("title")
        if !needsAddress, title.isEmpty {
            reader.refuse("title", "Give the calendar a title of at most 200 characters.")
        }
        let slug = reader.value("series", orSay: "Use one of the series.") { Slug($0) }
        let found = try slug.flatMap { try tx.series.find($0) }
        if slug != nil, found == nil { reader.refuse("series", "There is no such series.") }
        series = found?.id
        following = FollowingDetails.read(&reader) { try? visit.environment.zones.zone($0) }
        if needsAddress, (reader.given("url") ?? "").isEmpty { reader.refuse("url", Self.missing.message) }
        try reader.finish()
    }
}

extension Visit {
    /// Looks at a calendar that is not followed yet. Throws ``DomainError/invalid(_:)`` for the address when that brings nothing.
    fileprivate func find(_ details: FollowingDetails) async throws -> FoundCalendar {
        let failure: LookFailure
        switch await environment.lookout.look(at: details, knowing: CalendarValidators()) {
        case .found(let found): return found
        case .failed(let why, _): failure = why
        case .gone, .unchanged: failure = LookFailure(.status, "410")
        }
        throw DomainError.invalid([FieldProblem("url", failure.message, value: details.address.description)])
    }

    fileprivate var rhythm: LookRhythm {
        LookRhythm(standardMinutes: environment.standardLookMinutes, chance: Double.random(in: 0..<1))
    }
}
