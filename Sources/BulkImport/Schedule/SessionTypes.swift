import Domain

/// What other programs call a kind of session.
enum SessionTypes {
    private static let words: [String: SessionKind] = [
        "lecture": .talk, "lightningtalk": .talk, "presentation": .talk, "shorttalk": .talk, "longtalk": .talk,
        "maintrack": .talk, "devroom": .talk, "demo": .talk, "paper": .talk, "vortrag": .talk,
        "podium": .panel, "paneldiscussion": .panel, "discussion": .panel, "podiumsdiskussion": .panel,
        "opening": .plenary, "closing": .plenary, "ceremony": .plenary, "plenarysession": .plenary,
        "keynotes": .keynote, "keynotespeech": .keynote, "keynotetalk": .keynote,
        "tutorial": .workshop, "training": .workshop, "hackathon": .workshop, "handson": .workshop,
        "breakoutsession": .breakout, "bof": .roundtable, "birdsofafeather": .roundtable, "meeting": .roundtable,
        "pause": .break, "coffee": .break, "coffeebreak": .break, "teabreak": .break,
        "lunch": .meal, "dinner": .meal, "breakfast": .meal, "lunchbreak": .meal,
        "social": .networking, "socialevent": .networking, "party": .networking, "reception": .networking,
        "meetup": .networking, "registration": .admin, "orga": .admin, "organisation": .admin, "housekeeping": .admin,
    ]

    /// Nil for a word that is not known. An empty one is a talk.
    static func kind(_ type: String) -> SessionKind? {
        let folded = type.lowercased().filter { $0.isLetter || $0.isNumber }
        if folded.isEmpty { return .talk }
        return SessionKind(rawValue: folded) ?? words[folded]
    }
}
