import Domain
public import HTML
public import HTTP
import HTTPTypes

/// What a page says when there is nothing else to show: what happened, and what can be done about it. It goes into the
/// frame of the site it happened on, so that nobody meets a dead end.
public struct ErrorPage: Sendable {
    public let header: PageHeader
    public let content: HTML

    /// - Parameters:
    ///   - error: its status chooses the words; its reason is shown where it says more than they do.
    ///   - requestID: what to quote to the operator, for errors of our own.
    ///   - home: where the way out leads.
    public init(_ error: HTTPError, requestID: String? = nil, home: ActionLink, _ t: Language) {
        let words = Self.words(error.status)
        header = PageHeader(t(words.title))
        let reason = words.isComplete || error.reason == HTTPError.notFound.reason ? t(words.text) : error.reason
        content = """
            <div class="prose"><p>\(reason)</p>\
            \(requestID, { "<p>\(t("When you report this, quote the number")) <code>\($0)</code>.</p>" })\
            <p>\(home)</p></div>
            """
    }

    private typealias Words = (title: Message, text: Message, isComplete: Bool)

    /// `isComplete` words say all there is to say; the others only stand in for a reason that is missing.
    private static func words(_ status: HTTPResponse.Status) -> Words {
        switch status.code {
        case 400: ("That request cannot be read", "Go back, look at the address or the form, and try again.", false)
        case 403: ("You may not do this", "Your role does not allow it.", false)
        case 404:
            (
                "Page not found", "If you typed the address, check it. If you followed a link, it may be out of date.",
                false
            )
        case 405: ("That is not possible here", "This address does not take what was sent to it.", true)
        case 408: ("That took too long", "The request did not arrive in time. Try again.", true)
        case 409: ("This has changed in the meantime", "Somebody else was faster. Look at it again.", false)
        case 410: ("This is no longer here", "It was taken down on purpose.", false)
        case 413: ("That is too large", "What was sent is larger than this address takes.", true)
        case 422: ("There is a problem", "What was sent cannot be taken as it is.", false)
        case 429: ("Too many tries", "Wait a few minutes, then try again.", false)
        case 503: ("Not available for the moment", "Nothing was lost. Try again in a minute.", false)
        case 500...:
            (
                "Something went wrong on our side", "Nothing was saved. The people who run this site can look it up.",
                true
            )
        default: ("That did not work", "Go back and try again.", false)
        }
    }
}
