public import Domain
import HTTP
public import HTTPTypes
import Pages

/// One route of the admin and who may take it.
public struct AdminRoute: Hashable, Sendable {
    public enum Access: Hashable, Sendable {
        /// Everyone, signed in or not.
        case open
        /// Whoever is signed in, with a role or without.
        case signedIn
        /// Whoever may do one of the acts: in the event that the path names, else in the installation.
        case acts([Act])
        /// Whoever may do one of the acts in the installation or in some event.
        case somewhere([Act])
    }

    public let method: HTTPRequest.Method
    public let pattern: String
    public let access: Access
}

/// Where a route's acts are asked for.
enum AccessScope {
    /// In the event that the path names, else in the installation.
    case path
    /// In the installation or in some event; the handler shows what of the events may be seen.
    case somewhere
    /// No act is asked for, only a sign-in.
    case signedIn
}

/// Adds the admin's routes to a router. A route is given the act that it asks for, and its handler a ``Visit``: both can
/// only be left out by saying so. A route without act and scope is nobody's.
struct AdminRoutes {
    private(set) var router: Router
    private(set) var table: [AdminRoute] = []
    let environment: AdminEnvironment
    private let gate: Gate
    private let originCheck: OriginCheck
    private let sentForms = SentForms()
    let keptForms = KeptForms()

    init(_ router: Router, _ environment: AdminEnvironment) {
        self.router = router
        self.environment = environment
        gate = Gate(environment: environment)
        originCheck = OriginCheck(baseURL: environment.baseURL)
    }

    /// A page for those who may do one of the acts.
    mutating func get<each Part: PathPart>(
        _ route: Route<repeat each Part>, _ acts: Act..., scope: AccessScope = .path,
        handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        let gate = gate
        let access = AdminRoute.Access(acts, scope)
        add(.get, route.pattern, access) { request in try await gate.admit(request, to: access, handler) }
    }

    /// A change by those who may do one of the acts; the form has shown the token of its sign-in.
    /// - Parameter isKept: whether the form comes back filled when it is sent after its sign-in has ended. The handler is
    ///   called to show it, so before ``Visit/submit(_:_:refused:)`` or the first write it may change nothing.
    mutating func post<each Part: PathPart>(
        _ route: Route<repeat each Part>, _ acts: Act..., scope: AccessScope = .path, isKept: Bool = true,
        handler: @escaping @Sendable (Visit, Form) async throws -> Response
    ) {
        let (gate, sentForms) = (gate, sentForms)
        let access = AdminRoute.Access(acts, scope)
        let keeper = isKept ? FormKeeper(forms: keptForms, gate: gate, access: access, handler: handler) : nil
        add(.post, route.pattern, access) { request in
            guard let visit = try gate.visit(request) else {
                return try await keeper?.signInFirst(request) ?? Gate.signInFirst(request)
            }
            return try await gate.answer(visit, to: access) { visit in
                let form = try await Form.read(request, limit: Int(visit.environment.formLimit.bytes))
                if !form.carries(visit.token),
                    let path = try keeper?.keep(form, of: request, by: visit.administrator.id)
                {
                    return .seeOther(path)
                }
                try form.requireToken(visit.token)
                guard let number = form[SentForms.field], 1...64 ~= number.utf8.count else {
                    return try await handler(visit, form)
                }
                let sending = SentForms.Sending(owner: visit.token, path: request.path, number: number)
                return try await sentForms.answer(sending) { try await handler(visit, form) }
            }
        }
    }

    /// A form with files; they are in a folder and are removed when the handler lets go of them.
    mutating func upload<each Part: PathPart>(
        _ route: Route<repeat each Part>, _ acts: Act...,
        handler: @escaping @Sendable (Visit, Form, [UploadedFile]) async throws -> Response
    ) {
        let gate = gate
        let limit = environment.uploadLimit
        let limits = MultipartLimits(file: limit.bytes)
        add(.post, route.pattern, .acts(acts), limit) { request in
            try await gate.admit(request, to: .acts(acts)) { visit in
                let folder = visit.environment.uploads
                let (form, files) = try await Form.readMultipart(request, limits: limits, into: folder)
                try form.requireToken(visit.token)
                return try await handler(visit, form, files)
            }
        }
    }

    /// A route for everyone.
    mutating func open<each Part: PathPart>(
        _ method: HTTPRequest.Method, _ route: Route<repeat each Part>, handler: @escaping Handler
    ) {
        add(method, route.pattern, .open, handler: handler)
    }

    private mutating func add(
        _ method: HTTPRequest.Method, _ pattern: String, _ access: AdminRoute.Access, _ limit: BodyLimit? = nil,
        handler: @escaping Handler
    ) {
        let originCheck = originCheck
        router.on(method, pattern, bodyLimit: limit) { request in
            try originCheck.check(request)
            return try await handler(request)
        }
        table.append(AdminRoute(method: method, pattern: pattern, access: access))
    }
}

extension AdminRoute.Access {
    fileprivate init(_ acts: [Act], _ scope: AccessScope) {
        switch scope {
        case .path: self = .acts(acts)
        case .somewhere: self = .somewhere(acts)
        case .signedIn: self = .signedIn
        }
    }
}
