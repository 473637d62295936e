/// What is left of a heading when letter case, accents, spaces and signs do not count: `E-mail *`, `e_mail` and `EMAIL`
/// are one heading, and `Prénom` is `prenom`.
enum HeadingFold {
    static func folded(_ heading: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in heading.lowercased().unicodeScalars {
            if let plain = plain[scalar] {
                folded.append(contentsOf: plain.unicodeScalars)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Small letters with a mark, or joined, by what they are without. Marks that combine are no letters.
    private static let plain: [Unicode.Scalar: String] = {
        let letters = [
            ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőǒ"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųǔ"), ("w", "ŵ"), ("y", "ýÿŷ"),
            ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"),
        ]
        var plain: [Unicode.Scalar: String] = [:]
        for (letter, forms) in letters {
            for form in forms.unicodeScalars { plain[form] = letter }
        }
        return plain
    }()
}
