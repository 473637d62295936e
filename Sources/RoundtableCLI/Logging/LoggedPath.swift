/// A request's path as the logs may have it. Below `/my/` the path holds the secret of an attendee: there the route stands
/// for it, and nothing where no route was found.
enum LoggedPath {
    static func text(_ path: String, route: String? = nil) -> String {
        if let route, route.hasPrefix(secret) { return route }
        return path.hasPrefix(secret) ? secret : path
    }

    private static let secret = "/my/"
}
