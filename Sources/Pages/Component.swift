public import HTML

/// A part of a page: a plain model that knows its markup. It stands in markup as `\(component)`.
public protocol Component: Sendable {
    var html: HTML { get }
}

extension HTML.Interpolation {
    /// `\(component)`: the component's markup.
    public mutating func appendInterpolation(_ component: some Component) {
        appendInterpolation(component.html)
    }

    /// `\(component)`: the component's markup, or nothing.
    public mutating func appendInterpolation(_ component: (some Component)?) {
        if let component { appendInterpolation(component.html) }
    }

    /// `\(components)`: their markup, one after the other.
    public mutating func appendInterpolation(_ components: [some Component]) {
        for component in components { appendInterpolation(component.html) }
    }
}
