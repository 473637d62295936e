import Domain
import ICalendar
import TimeZones

/// Tells people, or a program, what a partner's calendar brought.
struct CalendarReport {
    /// The file, or the address.
    let source: String
    let remarks: [CalendarRemark]
    let errorCount: Int
    let warningCount: Int
    let plan: PartnerPlan
    let isDryRun: Bool

    init(source: String, reading: CalendarReading, plan: PartnerPlan, isDryRun: Bool) {
        self.source = source
        remarks = reading.remarks
        errorCount = reading.errorCount
        warningCount = reading.warningCount
        self.plan = plan
        self.isDryRun = isDryRun
    }

    /// What a look on the web found.
    init(source: String, found: FoundCalendar?, plan: PartnerPlan, isDryRun: Bool) {
        self.source = source
        remarks = (found?.warnings ?? []).map { CalendarRemark(severity: .warning, line: $0.line, text: $0.text) }
        errorCount = 0
        warningCount = remarks.count
        self.plan = plan
        self.isDryRun = isDryRun
    }

    private static let kinds: [PartnerPlan.Kind] = [.new, .changed, .unchanged, .ended, .older]
    private var isKept: Bool { !isDryRun && errorCount == 0 }

    /// Says everything and throws ``RowsRefused`` when something could not be taken.
    func tell(isJSON: Bool) throws {
        if isJSON {
            Terminal.say(json.description)
        } else {
            tellPeople()
        }
        if errorCount > 0 { throw RowsRefused() }
    }

    private func tellPeople() {
        for remark in remarks {
            let warning = remark.severity == .warning ? " warning:" : ""
            Terminal.complain("\(source):\(remark.line):\(warning) \(remark.text)")
        }
        if errorCount + warningCount > remarks.count {
            Terminal.complain("\(source): There is more of this kind.")
        }
        if isDryRun {
            for step in plan.steps where step.kind != .unchanged && step.kind != .older {
                Terminal.say("\(step.kind.rawValue)\t\(Self.when(step.details.time))\t\(step.details.title)")
            }
        }
        let counts = Self.kinds.filter { $0 != .older || plan.count($0) > 0 }.map { "\(plan.count($0)) \($0.rawValue)" }
        let refused = errorCount > 0 ? ", \(errorCount) refused" : ""
        let fate = isKept ? "" : "; nothing was kept"
        Terminal.say("\(source): \(plan.title): \(counts.joined(separator: ", "))\(refused)\(fate)")
    }

    private static func when(_ time: PartnerTime) -> String {
        switch time {
        case .days(let first, let last): first == last ? first.iso8601 : "\(first.iso8601) to \(last.iso8601)"
        case .time(let start, _, let zone): "\(zone.wallClock(at: start).text) \(zone.identifier)"
        }
    }

    private var json: JSON {
        let counts = Self.kinds.map { ($0.rawValue, JSON.number(plan.count($0))) }
        let remarks = self.remarks.map { remark in
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
            [("source", .text(source)), ("title", .text(plan.title))] + counts + [
                ("refused", .number(errorCount)), ("kept", .bool(isKept)), ("steps", .list(steps)),
                ("remarks", .list(remarks)),
            ])
    }
}
