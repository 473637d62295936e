import Testing

@testable import Seating

struct DeletionFilterTests {
    private let rules: [Rule] = (0..<7).map { .apart($0) }

    @Test("of rules that clash those are left that are needed for it")
    func smallest() {
        let (kept, isSmallest) = DeletionFilter.smallest(rules) { rules in
            rules.contains(.apart(1)) && rules.contains(.apart(5)) ? .clash : .possible
        }
        #expect(kept == [.apart(1), .apart(5)])
        #expect(isSmallest)
    }

    @Test("a rule stays when it is not known whether the others clash, and then the rest is not called smallest")
    func open() {
        let (kept, isSmallest) = DeletionFilter.smallest(rules) { rules in
            guard rules.contains(.apart(1)) else { return .possible }
            return rules.contains(.apart(5)) ? .clash : .open
        }
        #expect(kept == [.apart(1), .apart(5)])
        #expect(!isSmallest)
    }

    @Test("when the time is over what is left is given, and is not called smallest")
    func outOfTime() {
        var tries = 0
        let (kept, isSmallest) = DeletionFilter.smallest(rules) { rules in
            tries += 1
            return tries > 2 ? nil : rules.contains(.apart(6)) ? .clash : .possible
        }
        #expect(kept == [.apart(3), .apart(4), .apart(5), .apart(6)])
        #expect(!isSmallest)
        #expect(tries == 3)
    }
}
