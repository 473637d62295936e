import Domain
import ICalendar
import TimeZones

/// Tells people, or a program, what a partner's calendar brought.
struct CalendarReport {
    let file: String
    let reading: CalendarReading
    let plan: PartnerPlan
    let isDryRun: Bool

    private static let kinds: [PartnerPlan.Kind] = [.new, .changed, .unchanged, .ended, .older]
    private var isKept: Bool { !isDryRun && reading.errorCount == 0 }

    /// Says everything and throws ``RowsRefused`` when something could not be taken.
    func tell(isJSON: Bool) throws {
        if isJSON {
            Terminal.say(json.description)
        } else {
            tellPeople()
        }
        if reading.errorCount > 0 { throw RowsRefused() }
    }

    private func tellPeople() {
        for remark in reading.remarks {
            let warning = remark.severity == .warning ? " warning:" : ""
            Terminal.complain("\(file):\(remark.line):\(warning) \(remark.text)")
        }
        if reading.errorCount + reading.warningCount > reading.remarks.count {
            Terminal.complain("\(file): There is more of this kind.")
        }
        if isDryRun {
            for step in plan.steps where step.kind != .unchanged && step.kind != .older {
                Terminal.say("\(step.kind.rawValue)\t\(Self.when(step.details.time))\t\(step.details.title)")
            }
        }
        let counts = Self.kinds.filter { $0 != .older || plan.count($0) > 0 }.map { "\(plan.count($0)) \($0.rawValue)" }
        let refused = reading.errorCount > 0 ? ", \(reading.errorCount) refused" : ""
        let fate = isKept ? "" : "; nothing was kept"
        Terminal.say("\(file): \(plan.title): \(counts.joined(separator: ", "))\(refused)\(fate)")
    }

    private static func when(_ time: PartnerTime) -> String {
        switch time {
        case .days(let first, let last): first == last ? first.iso8601 : "\(first.iso8601) to \(last.iso8601)"
        case .time(let start, _, let zone): "\(zone.wallClock(at: start).text) \(zone.identifier)"
        }
    }

    private var json: JSON {
        let counts = Self.kinds.map { ($0.rawValue, JSON.number(plan.count($0))) }
        let remarks = reading.remarks.map { remark in
            JSON.object([
                ("severity", .text(remark.severity.rawValue)), ("line", .number(remark.line)),
                ("text", .text(remark.text)),
            ])
        }
        let steps = plan.steps.filter { $0.kind != .unchanged }.map { step in
            JSON.object([
                ("kind", .text(step.kind.rawValue)), ("uid", .text(step.name.uid)),
                ("occurrence", .text(step.name.occurrence)), ("title", .text(step.details.title)),
                ("when", .text(Self.when(step.details.time))),
            ])
        }
        return .object(
            [("source", .text(file)), ("title", .text(plan.title))] + counts + [
                ("refused", .number(reading.errorCount)), ("kept", .bool(isKept)), ("steps", .list(steps)),
                ("remarks", .list(remarks)),
            ])
    }
}
