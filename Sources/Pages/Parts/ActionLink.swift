public import HTML

/// A link that leads to an act: drawn as a button, or as a plain link beside others.
public struct ActionLink: Component, Hashable {
    /// How much the act stands out. A page has at most one primary act.
    public enum Weight: String, Sendable {
        case primary, secondary, plain
    }

    public var text: String
    public var path: String
    public var weight: Weight
    /// What follows the text for those who hear the link out of its place: `Edit` becomes `Edit Library`.
    public var hiddenText: String
    public var icon: Icon?

    public init(
        _ text: String, _ path: String, _ weight: Weight = .secondary, hiddenText: String = "", icon: Icon? = nil
    ) {
        self.text = text
        self.path = path
        self.weight = weight
        self.hiddenText = hiddenText
        self.icon = icon
    }

    public var html: HTML {
        let hidden: HTML = hiddenText.isEmpty ? "" : "<span class=\"hidden\"> \(hiddenText)</span>"
        let inside: HTML = "\(icon)\(text)\(hidden)"
        if weight == .plain { return "<a href=\"\(url: path)\">\(inside)</a>" }
        return "<a class=\"button button-\(weight.rawValue)\" href=\"\(url: path)\">\(inside)</a>"
    }
}
