import Domain
import Glibc
import TimeZones

// Finds all conflicts of a random agenda of 1,000 sessions, 50 times over, and prints the median. `make bench-agenda`.

let count = 1_000
let runs = 50
let agenda = RandomAgenda(sessions: count, rooms: 8, people: 600, attendees: 1_000, seed: 2_011)
let setting = agenda.setting()

var milliseconds: [Double] = []
var conflicts: [Conflict] = []
for _ in 0..<runs {
    let start = ContinuousClock.now
    conflicts = Conflicts.find(setting)
    milliseconds.append((ContinuousClock.now - start) / .milliseconds(1))
}
let kinds = ConflictKind.allCases.map { kind in (kind, conflicts.count { $0.kind == kind }) }.filter { $0.1 > 0 }
let sorted = milliseconds.sorted().map { ($0 * 100).rounded() / 100 }
print("\(count) sessions on \(agenda.days) days, \(conflicts.count) conflicts:")
print(kinds.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", "))
print("median of \(runs) runs \(sorted[runs / 2]) ms, fastest \(sorted[0]) ms, slowest \(sorted[runs - 1]) ms")
