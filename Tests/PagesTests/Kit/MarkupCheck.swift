import HTML

/// Reads a page as strictly as no browser does: every element is closed in its order, no attribute or id is there
/// twice, every reference within the page leads somewhere, every control has its label.
struct MarkupCheck {
    private(set) var problems: [String] = []
    private var ids: [String] = []
    private var references: [String] = []
    private var open: [String] = []
    private var headings: [Int] = []
    private var mains = 0

    private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img"]
    private static let referring: Set<String> = ["for", "aria-describedby", "aria-labelledby"]

    init(_ html: HTML) {
        let markup = html.description
        let tag = /<(\/?)([a-z0-9]+)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(\/?)>|<!doctype html>/
        for match in markup.matches(of: tag) {
            guard let name = match.output.2 else { continue }
            read(String(name), closes: match.output.1 == "/", selfCloses: match.output.4 == "/", match.output.3 ?? "")
        }
        let leftOver = markup.replacing(tag, with: "")
        if leftOver.contains("<") || leftOver.contains(">") { problems.append("a tag cannot be read") }
        finish()
    }

    private mutating func read(_ name: String, closes: Bool, selfCloses: Bool, _ attributes: Substring) {
        if closes {
            if open.last == name {
                open.removeLast()
            } else {
                problems.append("</\(name)> closes \(open.last ?? "nothing")")
            }
            return
        }
        if !Self.void.contains(name), !selfCloses { open.append(name) }
        if name == "main" { mains += 1 }
        if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) { headings.append(level) }
        var seen: Set<String> = []
        for match in attributes.matches(of: /([a-zA-Z-]+)(?:="([^"]*)")?/) {
            let attribute = String(match.output.1)
            let value = String(match.output.2 ?? "")
            if !seen.insert(attribute).inserted { problems.append("\(attribute) twice on <\(name)>") }
            if attribute == "id" { ids.append(value) }
            if Self.referring.contains(attribute) { references += value.split(separator: " ").map(String.init) }
            if attribute == "href", value.hasPrefix("#") { references.append(String(value.dropFirst())) }
        }
    }

    private mutating func finish() {
        if !open.isEmpty { problems.append("left open: \(open.joined(separator: ", "))") }
        if Set(ids).count != ids.count { problems.append("an id is there twice") }
        for reference in Set(references).subtracting(ids).sorted() { problems.append("#\(reference) leads nowhere") }
        if headings.filter({ $0 == 1 }).count != 1 { problems.append("not exactly one h1") }
        if mains != 1 { problems.append("not exactly one main") }
        // The error summary's h2 stands before the h1 on purpose.
        for (above, below) in zip(headings, headings.dropFirst()) where below > above + 1 {
            problems.append("h\(below) follows h\(above)")
        }
    }
}
