import RandomNumbers
import Testing

@testable import Scheduling

struct LeavingTests {
    @Test("the fewest that have to leave are found, and chance changes who but not how many", arguments: 1...60)
    func fewest(seed: Int) {
        var chance = Chance(UInt64(seed))
        let conflicts = (0..<3 + chance.below(6)).map { _ in
            let members = Set((0..<2 + chance.below(3)).map { _ in chance.below(9) }).sorted()
            return Conflicts.Conflict(members: members, need: 1 + chance.below(members.count))
        }
        let fewest = (0..<512).filter { chosen in
            conflicts.allSatisfy { conflict in conflict.members.count { chosen >> $0 & 1 == 1 } >= conflict.need }
        }.map(\.nonzeroBitCount).min()
        for number in 0..<3 {
            var random = RandomStream(seed: UInt64(number))
            let leaving = Leaving([conflicts], &random)
            #expect(leaving.floor == fewest)
            #expect(leaving.sessions.count == fewest)
            let chosen = Set(leaving.sessions)
            #expect(conflicts.allSatisfy { $0.members.count(where: chosen.contains) >= $0.need })
        }
    }
}
