import HTTP

/// A request's path as the logs may have it. Below `/my/` the path holds the secret of an attendee: there the route stands
/// for it, and nothing where no route was found.
enum LoggedPath {
    static func text(_ request: Request, route: String? = nil) -> String {
        let segments = request.segments
        guard segments.count > 1, segments.first == "my" else { return request.path }
        return route ?? "/my/"
    }
}
