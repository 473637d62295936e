import Glibc
import Scheduling

// Prints the tables of docs/agenda-scheduling.md: so many agendas of each kind as the argument says, two seconds each.

// Seconds of the processor, so that what runs beside does not count.
func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func budget(_ seconds: Double) -> SearchBudget {
    let begin = now()
    return SearchBudget(seconds: seconds, elapsed: { now() - begin })
}

func range(_ values: [Int]) -> String {
    guard let least = values.min(), let most = values.max() else { return "" }
    return least == most ? "\(least)" : "\(least) to \(most)"
}

func milliseconds(_ begin: Double) -> Int { Int((now() - begin) * 1000) }

var blocks = HiddenAgenda()
var days = HiddenAgenda()
days.windows = [(900, 1900)]
days.lengths = [20, 25, 30, 40, 45, 60, 75]
var away = HiddenAgenda()
away.percentClosed = 20
away.percentAway = 60
away.peoplePerSession = 2...4
let kinds = [("four windows a day", blocks), ("one window a day", days), ("rooms closed, people away", away)]
let seeds = Array(1...(CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 5))

print("| agenda | filled | sessions | complete | after ms | price after 2 s | price of the hidden plan |")
print("| --- | --- | --- | --- | --- | --- | --- |")
for (name, kind) in kinds {
    for percent in [90, 95, 100] {
        var kind = kind
        kind.percentFilled = percent
        var (counts, times, prices, hidden, complete): ([Int], [Int], [Int], [Int], Int) = ([], [], [], [], 0)
        for seed in seeds {
            let made = kind.make(seed)
            let begin = now()
            var time = 0
            let plan = try AgendaSolver(made.problem, seed: seed).propose(budget(2)) { _ in time = milliseconds(begin) }
            complete +=
                plan.unplaced.isEmpty && AgendaCheck.violations(of: plan.placements, in: made.problem) == [] ? 1 : 0
            counts.append(made.problem.sessions.count)
            times.append(time)
            prices.append(plan.score.objective)
            hidden.append(AgendaScore(made.plan, in: made.problem).objective)
        }
        print(
            "| \(name) | \(percent) % | \(range(counts)) | \(complete) of \(seeds.count) | \(range(times)) |",
            "\(range(prices)) | \(range(hidden)) |")
        fflush(nil)
    }
}

print("\n| draft | filled | moved wrongly | moves | floor | found after ms | over after ms |")
print("| --- | --- | --- | --- | --- | --- | --- |")
for (name, kind) in kinds {
    for percent in [90, 100] {
        for count in [3, 10, 25] {
            var kind = kind
            kind.percentFilled = percent
            var (moves, floors, found, over): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
            for seed in seeds {
                let broken = kind.make(seed).broken(count, seed: seed)
                let begin = now()
                var (time, least) = (0, Int.max)
                let plan = try AgendaSolver(broken, seed: seed).repair(budget(2)) { progress in
                    if progress.unplaced == 0, progress.moves < least { time = milliseconds(begin) }
                    least = progress.unplaced == 0 ? min(least, progress.moves) : least
                }
                over.append(milliseconds(begin))
                moves.append(plan.unplaced.isEmpty ? plan.score.moves : 999)
                floors.append(plan.fewestMoves ?? 0)
                found.append(time)
            }
            print(
                "| \(name) | \(percent) % | \(count) | \(range(moves)) | \(range(floors)) | \(range(found)) |",
                "\(range(over)) |")
            fflush(nil)
        }
    }
}

// Too much for the rooms: what is left over, and how far the search goes over its time.
var crowded = days.make(1).problem
crowded.rooms[7].open = []
let begin = now()
let plan = try AgendaSolver(crowded).propose(budget(2))
print(
    "\none room of eight closed: \(plan.unplaced.count) of \(crowded.sessions.count) unplaced, \(milliseconds(begin)) ms"
)
let mended = days.make(1).broken(0, seed: 1)
var closing = mended
closing.rooms[3].open = closing.rooms[3].open.map { Array($0.dropFirst()) }
let second = now()
let closed = try AgendaSolver(closing).repair(budget(2))
print(
    "a room of a full agenda closed for a day: \(closed.score.moves) moves, at least \(closed.fewestMoves ?? 0),",
    "\(closed.unplaced.count) unplaced, \(milliseconds(second)) ms")
