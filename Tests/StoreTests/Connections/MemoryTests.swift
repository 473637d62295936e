import Domain
import Testing

@testable import Store

@Suite struct MemoryTests {
    private let key = MemoryKey("thing", of: ID<Event>(rawValue: 1))

    @Test("a value is given back while its mark stands, and not after it")
    func mark() {
        let memory = Memory()
        let (now, later) = (ChangeMark(1, 1), ChangeMark(2, 1))
        memory.keep(5, key, at: now)
        #expect(memory.value(key, at: now) == 5)
        #expect(memory.value(key, at: later) == Int?.none)
        #expect(memory.value(MemoryKey("thing", of: ID<Event>(rawValue: 2)), at: now) == Int?.none)
    }

    @Test("the value that was used longest ago makes room")
    func room() {
        let memory = Memory(mostSlots: 2)
        let mark = ChangeMark(1, 1)
        let keys = (1...3).map { MemoryKey("thing", of: ID<Event>(rawValue: $0)) }
        memory.keep(1, keys[0], at: mark)
        memory.keep(2, keys[1], at: mark)
        _ = memory.value(keys[0], at: mark) as Int?
        memory.keep(3, keys[2], at: mark)
        #expect(keys.map { memory.value($0, at: mark) as Int? } == [1, nil, 3])
    }

    @Test("what a snapshot remembers is made anew once something was committed, and in a write each time")
    func inTransactions() async throws {
        let test = try TestStore(.onDisk)
        var made = 0
        func read() throws -> Int {
            try test.read { tx in
                try tx.remembered(key) {
                    made += 1
                    return made
                }
            }
        }
        #expect(try [read(), read()] == [1, 1])
        let inWrite = try await test.write { [key] tx in
            _ = try tx.insert(Series(slug: Slug("a")!, details: SeriesDetails(title: "A")))
            return try [tx.remembered(key) { 7 }, tx.remembered(key) { 8 }]
        }
        #expect(inWrite == [7, 8])
        #expect(try [read(), read()] == [2, 2])
    }
}
