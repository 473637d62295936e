public import Domain
public import HTTP

/// What all pages of an installation share.
public struct Site: Sendable {
    /// The name of the body that runs the installation, as the pages show it.
    public var organisation: String
    /// Where readers can write to, nil when none was given.
    public var contact: EmailAddress?
    public var assets: PageAssets
    /// Whether the site is reached by https; cookies are bound to it then.
    public var isHTTPS: Bool
    /// The language of the pages.
    public var t: Language

    public init(
        organisation: String = "Roundtable", contact: EmailAddress? = nil, assets: PageAssets, isHTTPS: Bool = false,
        language: Language = .english
    ) {
        self.organisation = organisation
        self.contact = contact
        self.assets = assets
        self.isHTTPS = isHTTPS
        t = language
    }
}

/// Where browsers find the static files, by their fingerprinted names.
public struct PageAssets: Hashable, Sendable {
    public var stylesheet: String
    /// The places of the agenda grid.
    public var gridStylesheet: String
    public var script: String
    public var icon: String
    public var iconForOldBrowsers: String
    /// The grid editor's own.
    public var editor = PageExtras(stylesheet: "/static/agenda-editor.css", script: "/static/agenda-editor.js")

    public init(stylesheet: String, gridStylesheet: String, script: String, icon: String, iconForOldBrowsers: String) {
        self.stylesheet = stylesheet
        self.gridStylesheet = gridStylesheet
        self.script = script
        self.icon = icon
        self.iconForOldBrowsers = iconForOldBrowsers
    }

    /// The files of `Resources/static`.
    public init(_ assets: Assets) {
        self.init(
            stylesheet: assets.path("app.css"), gridStylesheet: assets.path("grid.css"), script: assets.path("app.js"),
            icon: assets.path("favicon.svg"), iconForOldBrowsers: assets.path("favicon.ico"))
        editor = PageExtras(
            stylesheet: assets.path("agenda-editor.css"), script: assets.path("agenda-editor.js"))
    }
}

/// What a page needs beside what all pages have. The page is first shown when both are there, so that nothing jumps.
public struct PageExtras: Hashable, Sendable {
    public var stylesheet: String
    public var script: String

    public init(stylesheet: String, script: String) {
        self.stylesheet = stylesheet
        self.script = script
    }
}
