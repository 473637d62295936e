/// What a browser says of itself, in words that its owner knows it by.
enum BrowserName {
    /// `Firefox on Linux`, or nil when nothing is known. Names of products, so not for the catalogue.
    static func parts(_ text: String) -> (browser: String?, system: String?) {
        (browsers.first { text.contains($0.mark) }?.name, systems.first { text.contains($0.mark) }?.name)
    }

    /// Each browser claims to be those below it, too.
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("SamsungBrowser/", "Samsung Internet"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]
}
