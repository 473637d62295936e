import Domain

/// What was typed into a search field, for the two kinds of search.
struct SearchTerms {
    private let words: [String]

    init(_ text: String) {
        words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }

    var isEmpty: Bool { words.isEmpty }

    /// For `person_search MATCH`: every word begins a word of the person. Each is quoted, so that nothing in it is
    /// taken for the query language.
    var beginnings: String {
        words.map {
            "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"*"
        }
        .joined(separator: " ")
    }

    /// For `LIKE ? ESCAPE '\'`, one pattern a word: the word stands anywhere in a text that is in lower case.
    var patterns: [String] {
        words.map { word in
            var pattern = "%"
            for character in word {
                if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
                pattern.append(character)
            }
            return pattern + "%"
        }
    }
}
