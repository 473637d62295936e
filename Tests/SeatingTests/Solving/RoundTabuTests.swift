import RandomNumbers
import Testing

@testable import Seating

struct RoundTabuTests {
    /// Full tables of six whose people in a hidden plan may share one; of all other pairs three in four may not.
    private func puzzle(_ seed: Int) -> (problem: TableProblem, start: [Int]) {
        var world = SmallWorld(seed)
        var problem = TableProblem.golfers(10, 6, 1)
        let hidden = (0..<60).map { $0 / 6 }.shuffled(using: &world.random)
        for one in 0..<60 {
            for other in one + 1..<60 where hidden[one] != hidden[other] && world.chance(75) {
                problem.apart.append(.init(one, other))
            }
        }
        for guest in 0..<60 { problem.guests[guest].isVendor = (0..<guest).allSatisfy { hidden[$0] != hidden[guest] } }
        problem.rules.vendorCap = 1
        return (problem, (0..<60).map { $0 / 6 })
    }

    @Test("tables are found where most are apart from most others and every seat is taken", arguments: 1...5)
    func puzzles(seed: Int) throws {
        let (problem, start) = puzzle(seed)
        var tabu = try #require(
            RoundTabu(problem, round: 0, from: start, random: RandomStream(seed: UInt64(seed))))
        let found = tabu.run(looks: 100_000_000) { true }
        let places = try #require(found)
        #expect(FullCheck.violations(of: Plan(places: [places]), in: problem) == [])
    }

    @Test("it ends without tables when it has looked at enough moves, or is told to")
    func ends() throws {
        let (problem, start) = puzzle(1)
        for (looks, mayGoOn) in [(2_000, true), (100_000_000, false)] {
            var tabu = try #require(RoundTabu(problem, round: 0, from: start, random: RandomStream(seed: 1)))
            let found = tabu.run(looks: looks) { mayGoOn }
            #expect(found == nil)
        }
    }

    @Test("it does not start where somebody has no table, sits where they cannot, or a table has too many")
    func starts() {
        var problem = TableProblem.golfers(2, 2, 1)
        func starts(_ places: [Int]) -> Bool {
            RoundTabu(problem, round: 0, from: places, random: RandomStream(seed: 1)) != nil
        }
        #expect(starts([0, 0, 1, 1]))
        #expect(!starts([0, 0, 1, Plan.nowhere]))
        #expect(!starts([0, 0, 0, 1]))
        problem.hosts = [.init(guest: 0, table: 1)]
        #expect(!starts([0, 0, 1, 1]))
        problem.hosts = []
        problem.parties = [[0, 2]]
        #expect(!starts([0, 0, 1, 1]))
        #expect(starts([0, 1, 0, 1]))
    }

    @Test("parties and singles move to free seats and change places within what tables hold")
    func parties() throws {
        var problem = TableProblem(
            id: "parties", rounds: 1, guests: (0..<6).map { .init(id: "G\($0)") },
            tables: [.init(id: "A", capacity: 4, minimum: 2), .init(id: "B", capacity: 3, minimum: 2)])
        problem.parties = [[0, 1]]
        problem.apart = [.init(0, 2), .init(1, 3), .init(4, 5)]
        var tabu = try #require(
            RoundTabu(problem, round: 0, from: [0, 0, 0, 0, 1, 1], random: RandomStream(seed: 1)))
        let found = tabu.run(looks: 100_000) { true }
        let places = try #require(found)
        #expect(FullCheck.violations(of: Plan(places: [places]), in: problem) == [])
    }
}
