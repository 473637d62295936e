public import HTML

/// A form that changes something. It always carries the token that proves it was made for this person.
public struct PostForm: Component {
    /// The name of the token's field.
    public static let tokenField = "csrf_token"

    public var path: String
    public var token: String
    /// Values that are sent along unseen: a version, an address to return to.
    public var hidden: [(name: String, value: String)]
    public var isUpload: Bool
    public var content: HTML
    public var buttons: Buttons

    public init(
        to path: String, token: String, hidden: [(name: String, value: String)] = [], isUpload: Bool = false,
        buttons: Buttons, content: HTML = ""
    ) {
        self.path = path
        self.token = token
        self.hidden = hidden
        self.isUpload = isUpload
        self.buttons = buttons
        self.content = content
    }

    public var html: HTML {
        """
        <form method="post" action="\(url: path)"\(attribute: "enctype", isUpload ? "multipart/form-data" : nil) \
        novalidate><input type="hidden" name="\(Self.tokenField)" value="\(token)">\
        \(hidden, { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
        \(content)\(buttons)</form>
        """
    }
}

/// The button that sends a form, and the way out beside it.
public struct Buttons: Component, Hashable {
    public enum Weight: String, Sendable {
        case primary, secondary, danger
        /// Drawn as a link, for a small act within a row.
        case plain
    }

    /// Names the act: `Create event`, `Send 212 invitations`.
    public var label: String
    public var weight: Weight
    /// What follows the label for those who hear the button out of its place.
    public var hiddenText: String
    public var cancel: ActionLink?

    public init(_ label: String, _ weight: Weight = .primary, hiddenText: String = "", cancel: ActionLink? = nil) {
        self.label = label
        self.weight = weight
        self.hiddenText = hiddenText
        self.cancel = cancel
    }

    public var html: HTML {
        """
        <div class="buttons"><button class="button button-\(weight.rawValue)" type="submit">\(label)\
        \(if: !hiddenText.isEmpty, "<span class=\"hidden\"> \(hiddenText)</span>")</button>\(cancel)</div>
        """
    }
}
