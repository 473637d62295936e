import HTTP
import HTTPTypes
import Pages

/// Where somebody goes on after the sign-in: a page of the admin and never anywhere else. It comes from the browser, in the
/// address of the sign-in and in a hidden field, so it is judged each time, and is no longer than ``longest``.
enum ReturnAddress {
    /// The address when it is a page of the admin, else its home. The sign-in itself is no place to come back to.
    static func page(_ given: String?) -> String {
        guard let given, given.utf8.count <= longest, let path = OwnPath(given)?.encoded, path.utf8.count <= longest,
            isAt(AdminLinks.home(), path), !isAt(AdminLinks.signIn(), path), !isAt(AdminLinks.signOut(), path)
        else { return AdminLinks.home() }
        return path
    }

    /// In bytes. Longer than any page of the admin has by its own links, and three times as long, which is how long escapes
    /// can make it in the address of the sign-in, it still fits a line of a request.
    static let longest = 2_000

    /// The page that the request is for: without its query when that is too long to come back to.
    static func page(of request: Request) -> String {
        [request.target, request.path].first { $0.utf8.count <= longest } ?? AdminLinks.home()
    }

    /// The page of the admin that the request was made from, when the browser says so.
    static func pageBefore(_ request: Request) -> String? {
        guard let referrer = request.headers[.referer], let scheme = referrer.range(of: "://") else { return nil }
        guard let slash = referrer[scheme.upperBound...].firstIndex(of: "/") else { return nil }
        let path = page(String(referrer[slash...]))
        return path == AdminLinks.home() ? nil : path
    }

    /// The page itself, or one below it.
    private static func isAt(_ page: String, _ path: String) -> Bool {
        guard path.hasPrefix(page) else { return false }
        return path.count == page.count || ["/", "?"].contains(path[path.index(path.startIndex, offsetBy: page.count)])
    }
}

extension String {
    /// The first place of `text`.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
