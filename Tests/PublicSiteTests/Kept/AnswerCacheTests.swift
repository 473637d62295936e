import Domain
import HTTP
import Testing
import TimeZones

@testable import PublicSite

@Suite("The cache of answers")
struct AnswerCacheTests {
    private func answer(_ text: String, size: Int = 100) -> KeptAnswer {
        KeptAnswer(
            response: StoredResponse(contentType: "text/plain", body: Array(text.utf8)), event: nil, siteRevision: 1,
            turnsAt: Instant(secondsSince1970: .max), size: size)
    }

    private func kept(_ cache: AnswerCache, _ keys: [String]) -> [String] { keys.filter { cache[$0] != nil } }

    @Test("lets go of what was not asked for longest, by number")
    func number() {
        let cache = AnswerCache(mostBytes: 1_000_000, mostAnswers: 3)
        for key in ["a", "b", "c"] { cache.keep(answer(key), for: key) }
        _ = cache["a"]
        cache.keep(answer("d"), for: "d")
        #expect(kept(cache, ["a", "b", "c", "d"]) == ["a", "c", "d"])
        #expect(cache.count == 3)
    }

    @Test("lets go of what was not asked for longest, by bytes, and refuses what would fill it")
    func bytes() {
        let cache = AnswerCache(mostBytes: 400, mostAnswers: 100)
        for key in ["a", "b", "c", "d"] { cache.keep(answer(key), for: key) }
        cache.keep(answer("e"), for: "e")
        #expect(kept(cache, ["a", "b", "c", "d", "e"]) == ["b", "c", "d", "e"])
        cache.keep(answer("big", size: 201), for: "big")
        #expect(cache["big"] == nil)
        cache.keep(answer("b again"), for: "b")
        #expect(cache.count == 4)
    }

    @Test("renews and forgets")
    func renewal() {
        let cache = AnswerCache()
        let first = answer("a")
        cache.keep(first, for: "a")
        cache.renew(first, for: "a", 7, ChangeMark(1, 2))
        cache.renew(first, for: "nothing", 7, nil)
        // Another one than what is kept was judged.
        cache.renew(answer("a"), for: "a", 8, nil)
        #expect(cache["a"]?.siteRevision == 7)
        #expect(cache["a"]?.mark == ChangeMark(1, 2))
        cache.forget("a")
        #expect(cache["a"] == nil && cache.count == 0)
    }

    @Test("an answer may stand in for a store that is away only while nothing is known to have changed")
    func standing() {
        let (cache, of1) = (AnswerCache(), answer("a"))
        cache.note(1, ChangeMark(1, 1))
        #expect(cache.mayStand(of1, at: ChangeMark(1, 1)))
        #expect(cache.mayStand(of1, at: nil))
        // Something was committed since the store was read, perhaps that the event is private.
        #expect(!cache.mayStand(of1, at: ChangeMark(1, 2)))
        cache.note(2, ChangeMark(1, 2))
        #expect(!cache.mayStand(of1, at: ChangeMark(1, 2)))
        #expect(!cache.mayStand(of1, at: nil))
    }
}
