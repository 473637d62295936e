import Domain

/// What was typed into a search field, for the two kinds of search.
struct SearchTerms {
    private let words: [String]

    init(_ text: String) {
        words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }

    var isEmpty: Bool { words.isEmpty }

    /// For `person_search MATCH`: every word begins a word of the person. A word with signs in it is several to the index,
    /// which holds no places and so knows no phrases: all but its last are whole words. Each is quoted, so that nothing
    /// in it is taken for the query language. What holds no letter and no digit is nothing to the index; alone, it
    /// finds nobody.
    var beginnings: String {
        let phrases = words.map(Self.tokens).filter { !$0.isEmpty }.map { tokens in
            tokens.map { "\"\($0)\"" }.joined(separator: " ") + "*"
        }
        return phrases.isEmpty ? "\"\"" : phrases.joined(separator: " ")
    }

    /// The word as the index's `unicode61` takes it apart. A token of ours must be one of its own, since two would be a
    /// phrase; so letters that are younger than its tables (Unicode 6.1) part words here, too.
    private static func tokens(of word: String) -> [String] {
        var tokens: [String] = []
        var token = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !(768...817).contains(scalar.value) {
            if isInWord(scalar) {
                token.append(scalar)
            } else if !token.isEmpty {
                tokens.append(String(token))
                token.removeAll()
            }
        }
        return token.isEmpty ? tokens : tokens + [String(token)]
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        guard let age = scalar.properties.age, (age.major, age.minor) <= (6, 1) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            return true
        default:
            return false
        }
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
