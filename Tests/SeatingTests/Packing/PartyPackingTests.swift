import RandomNumbers
import Testing

@testable import Seating

struct PartyPackingTests {
    typealias Table = PartyPacking.Table

    /// A room that its tables, filled with random parties, were taken apart for.
    private struct PlantedRoom {
        var sizes = Array(repeating: 0, count: 17)
        var tables: [Table] = []

        /// Parties come from the bag, tables have so many places, and in all so many places stay free.
        init(_ bag: [Int], places: [Int], free: Int, _ random: inout RandomStream) {
            var loads = places
            var free = free
            while free > 0 {
                let table = random.below(places.count)
                // Three and more people can be made up from every bag.
                guard loads[table] > 3 else { continue }
                loads[table] -= 1
                free -= 1
            }
            for (load, most) in zip(loads, places) {
                for size in Self.parties(of: load, from: bag, &random) { sizes[size] += 1 }
                let least = [0, load / 2, load][random.below(3)]
                tables.append(Table(least: least, most: most))
            }
        }

        /// One of the families of rooms that tables of ten, or of six to fourteen, are filled with.
        init(_ random: inout RandomStream) {
            let bags = [
                [3, 4, 5], [2, 2, 2, 3, 4], Array(2...6), Array(1...7), Array(3...8), Array(2...10), [1, 1, 1, 2],
            ]
            let bag = bags[random.below(bags.count)]
            let count = [3, 12, 30, 90][random.below(4)]
            let isUneven = random.below(2) == 0
            let places = (0..<count).map { _ in isUneven ? 6 + random.below(9) : 10 }
            self.init(bag, places: places, free: [0, 0, 2, 5][random.below(4)], &random)
        }

        /// Parties that make up a number of people.
        private static func parties(of people: Int, from bag: [Int], _ random: inout RandomStream) -> [Int] {
            while true {
                var parties: [Int] = []
                var left = people
                while let size = bag.filter({ $0 <= left }).randomElement(using: &random) {
                    parties.append(size)
                    left -= size
                }
                if left == 0 { return parties }
            }
        }
    }

    /// Whether every party is placed and every table has as many people as it may.
    private func expectKept(_ packing: [[Int]], _ sizes: [Int], _ tables: [Table]) {
        #expect(packing.count == tables.count)
        for (counts, table) in zip(packing, tables) {
            let people = counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }
            #expect(table.least <= people && people <= table.most)
            #expect(counts.allSatisfy { $0 >= 0 })
        }
        let placed = sizes.indices.map { size in packing.reduce(0) { $0 + $1[size] } }
        #expect(placed.dropFirst() == sizes.dropFirst())
    }

    /// Whether some way to give each party a table works, by trying all of them.
    private func canPack(_ parties: ArraySlice<Int>, _ tables: [Table]) -> Bool {
        guard let party = parties.first else { return tables.allSatisfy { $0.least <= 0 } }
        return tables.indices.contains { number in
            guard tables[number].most >= party else { return false }
            var rest = tables
            rest[number].most -= party
            rest[number].least -= party
            return canPack(parties.dropFirst(), rest)
        }
    }

    @Test("parties that fill two tables in one way only are laid in that way")
    func onlyWay() {
        let tables = [Table(least: 7, most: 7), Table(least: 10, most: 10)]
        #expect(
            PartyPacking.pack([0, 0, 0, 1, 1, 2], into: tables) == [[0, 0, 0, 1, 1, 0], [0, 0, 0, 0, 0, 2]])
    }

    @Test("the largest parties do not sit together where the rest would then not fit")
    func notTheLargest() throws {
        let tables = Array(repeating: Table(least: 0, most: 10), count: 2)
        let packing = try #require(PartyPacking.pack([0, 0, 1, 3, 1, 1], into: tables))
        #expect(Set(packing) == [[0, 0, 1, 1, 0, 1], [0, 0, 0, 2, 1, 0]])
    }

    @Test("singles first go where people lack")
    func singles() {
        let tables = [Table(least: 0, most: 4), Table(least: 2, most: 4), Table(least: 3, most: 3)]
        #expect(PartyPacking.pack([0, 5], into: tables) == [[0, 0], [0, 2], [0, 3]])
        #expect(PartyPacking.pack([0, 6], into: tables) == [[0, 1], [0, 2], [0, 3]])
        #expect(PartyPacking.pack([0, 4], into: tables) == nil)
    }

    @Test("nobody sits at no table, and at tables that need nobody")
    func nobody() {
        #expect(PartyPacking.pack([], into: []) == [])
        #expect(PartyPacking.pack([0, 0], into: [Table(least: 0, most: 4)]) == [[0, 0]])
        #expect(PartyPacking.pack([0, 1], into: []) == nil)
        #expect(PartyPacking.pack([0, 0], into: [Table(least: 1, most: 4)]) == nil)
    }

    @Test("a party larger than every table is not placed")
    func tooLarge() {
        let tables = Array(repeating: Table(least: 0, most: 4), count: 3)
        #expect(PartyPacking.pack([0, 0, 0, 0, 0, 1], into: tables) == nil)
    }

    @Test("parties of even sizes do not fill tables with an odd number of places")
    func parity() {
        let sizes = [0, 0, 75, 0, 75]
        let tables = Array(repeating: Table(least: 9, most: 9), count: 50)
        #expect(PartyPacking.pack(sizes, into: tables) == nil)
        #expect(PartyPacking.isImpossible(sizes, into: tables))
    }

    @Test("a table cannot have fewer places than it needs people")
    func bounds() {
        #expect(PartyPacking.pack([0, 3], into: [Table(least: 3, most: 2), Table(least: 0, most: 4)]) == nil)
    }

    @Test("tables of dozens of places, with more patterns than can be listed, are packed")
    func largeTables() throws {
        var random = RandomStream(seed: 1)
        let places = (0..<15).map { _ in 60 + random.below(10) }
        let room = PlantedRoom(Array(2...16), places: places, free: 0, &random)
        expectKept(try #require(PartyPacking.pack(room.sizes, into: room.tables)), room.sizes, room.tables)
    }

    @Test("the same question has the same answer")
    func repeatable() {
        var random = RandomStream(seed: 5)
        let room = PlantedRoom(Array(2...6), places: Array(repeating: 10, count: 30), free: 2, &random)
        let first = PartyPacking.pack(room.sizes, into: room.tables)
        #expect(first == PartyPacking.pack(room.sizes, into: room.tables))
    }

    @Test("a room that was taken apart is packed again, with every party and within all bounds", arguments: 1...300)
    func planted(seed: Int) throws {
        var random = RandomStream(seed: UInt64(seed))
        let room = PlantedRoom(&random)
        let packing = try #require(PartyPacking.pack(room.sizes, into: room.tables))
        expectKept(packing, room.sizes, room.tables)
    }

    @Test("no packing is found only where trying everything finds none", arguments: 1...400)
    func complete(seed: Int) {
        var random = RandomStream(seed: UInt64(seed))
        let tables = (0...random.below(4)).map { _ in
            let most = 3 + random.below(7)
            return Table(least: random.below(3) == 0 ? most : random.below(most + 1), most: most)
        }
        // About as many people as there are places, or the answer is seldom in doubt.
        var parties: [Int] = []
        let people = tables.reduce(0) { $0 + $1.most } - random.below(4)
        while parties.count < 8, parties.reduce(0, +) < people {
            parties.append(min(1 + random.below(6), people - parties.reduce(0, +)))
        }
        var sizes = Array(repeating: 0, count: 7)
        for party in parties { sizes[party] += 1 }
        let packing = PartyPacking.pack(sizes, into: tables)
        let isPossible = canPack(parties[...], tables)
        #expect((packing != nil) == isPossible)
        #expect(!(isPossible && PartyPacking.isImpossible(sizes, into: tables)))
        if let packing { expectKept(packing, sizes, tables) }
    }
}
