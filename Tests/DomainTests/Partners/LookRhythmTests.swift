import Testing
import TimeZones

@testable import Domain

@Suite struct LookRhythmTests {
    private let now = Instant(secondsSince1970: 1_000_000)
    private let rhythm = LookRhythm(standardMinutes: 60)

    private func details(_ minutes: Int? = nil) throws -> FollowingDetails {
        FollowingDetails(address: try #require(CalendarAddress("https://a.org/")), minutes: minutes)
    }

    private func minutes(
        _ every: Int? = nil, wished: Int? = nil, freshFor: Int? = nil, by rhythm: LookRhythm? = nil
    ) throws -> Int64 {
        let next = (rhythm ?? self.rhythm).next(after: now, try details(every), wished: wished, freshFor: freshFor)
        return (next.secondsSince1970 - now.secondsSince1970) / 60
    }

    private func minutes(_ every: Int? = nil, failures: Int, retryAfter: Int? = nil) throws -> Int64 {
        let next = rhythm.next(
            after: now, try details(every), wished: nil, failures: failures, retryAfter: retryAfter)
        return (next.secondsSince1970 - now.secondsSince1970) / 60
    }

    @Test("a look comes as the organiser says, else as the calendar asks within bounds, else as is usual here")
    func wishes() throws {
        #expect(try minutes() == 60)
        #expect(try minutes(wished: 240) == 240)
        #expect(try minutes(wished: 1) == 15)
        #expect(try minutes(wished: 1_000_000) == 1_440)
        #expect(try minutes(20, wished: 240, freshFor: 86_400) == 20)
    }

    @Test("not before the server says that anything can have changed, for a day at most")
    func fresh() throws {
        #expect(try minutes(freshFor: 7_200) == 120)
        #expect(try minutes(freshFor: 60) == 60)
        #expect(try minutes(freshFor: .max) == 1_440)
    }

    @Test("up to a tenth is added by chance, and nothing is ever taken off")
    func chance() throws {
        #expect(try minutes(by: LookRhythm(standardMinutes: 100, chance: 0)) == 100)
        #expect(try minutes(by: LookRhythm(standardMinutes: 100, chance: 0.5)) == 105)
        #expect(try minutes(by: LookRhythm(standardMinutes: 100, chance: 7)) == 110)
    }

    @Test("after failures it waits twice as long each time, up to a day, and as long as the server asks")
    func failures() throws {
        #expect(try [1, 2, 3, 4, 5, 40].map { try minutes(failures: $0) } == [120, 240, 480, 960, 1_440, 1_440])
        #expect(try minutes(2_880, failures: 3) == 2_880)
        #expect(try minutes(failures: 1, retryAfter: 36_000) == 600)
        #expect(try minutes(failures: 1, retryAfter: .max) == 1_440)
    }
}
