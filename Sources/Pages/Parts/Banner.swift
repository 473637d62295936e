public import HTML

/// What an act has done, told once at the top of the next page; or a standing fact about the page. Never used for
/// errors in a form: those have the error summary.
public struct Banner: Component, Hashable {
    public enum Tone: String, Sendable {
        case ok, warn, info
    }

    public var text: String
    public var tone: Tone
    /// What can be done about it: undo, or look at the thing.
    public var action: ActionLink?
    /// The form that takes the act back, when one press can.
    public var undo: HTML

    public init(_ text: String, _ tone: Tone = .ok, action: ActionLink? = nil, undo: HTML = "") {
        self.text = text
        self.tone = tone
        self.action = action
        self.undo = undo
    }

    public var html: HTML {
        let icon = tone == .ok ? Icon.check : Icon.warning
        return """
            <div class="banner banner-\(tone.rawValue)" role="status">\(icon)<p>\(text)\
            \(action, { " \($0)" })</p>\(undo)</div>
            """
    }
}
