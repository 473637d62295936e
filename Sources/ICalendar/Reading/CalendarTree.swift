/// A component with what stands in it.
struct CalendarComponent {
    /// Upper case.
    let name: String
    let line: Int
    var properties: [ContentLine] = []
    var children: [CalendarComponent] = []

    func first(_ name: String) -> ContentLine? { properties.first { $0.name == name } }
    func all(_ name: String) -> [ContentLine] { properties.filter { $0.name == name } }
}

/// Puts content lines together to calendars.
struct CalendarTree {
    let limits: ReadingLimits
    var remarks: CalendarRemarks
    /// The calendars that were ended.
    private(set) var calendars: [CalendarComponent] = []
    private var open: [CalendarComponent] = []
    private var lineCount = 0
    private var knowsLatin = false
    private var saidStray = false

    init(limits: ReadingLimits) {
        self.limits = limits
        remarks = CalendarRemarks(limit: limits.remarks)
    }

    mutating func take(_ line: LineSplitter.Line) {
        lineCount += 1
        guard lineCount <= limits.lines else {
            if lineCount == limits.lines + 1 { remarks.error(line.number, "The file has too many lines.") }
            return
        }
        if line.isCut { remarks.error(line.number, "The line is too long.") }
        guard let content = ContentLine(line) else {
            remarks.warning(
                line.number, "This is no property: \(shown(String(decoding: line.octets.prefix(200), as: UTF8.self))).")
            return
        }
        if content.isLatin, !knowsLatin {
            knowsLatin = true
            remarks.warning(line.number, "The text is not UTF-8; it is taken for Latin-1.")
        }
        switch content.name {
        case "BEGIN": begin(content)
        case "END": end(content)
        default: property(content)
        }
    }

    mutating func finish(at line: Int) {
        if let component = open.first {
            remarks.error(component.line, "The file ends before \(component.name) does: it is cut off.")
        } else if calendars.isEmpty {
            remarks.error(line, "This is no calendar: there is no BEGIN:VCALENDAR.")
        }
    }

    private mutating func begin(_ content: ContentLine) {
        if open.count == limits.depth { remarks.error(content.number, "Components are nested too deeply.") }
        open.append(CalendarComponent(name: Self.name(content), line: content.number))
    }

    private mutating func end(_ content: ContentLine) {
        guard let component = open.last else {
            return remarks.error(content.number, "END:\(Self.name(content)) ends what did not begin.")
        }
        guard component.name == Self.name(content) else {
            return remarks.error(
                content.number,
                "END:\(Self.name(content)) stands where \(component.name) of line \(component.line) has to end.")
        }
        open.removeLast()
        if open.isEmpty {
            if component.name == "VCALENDAR" { calendars.append(component) }
        } else if open.count < limits.depth {
            open[open.count - 1].children.append(component)
        }
    }

    private static func name(_ content: ContentLine) -> String {
        String(content.value.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }.prefix(40))
    }

    private mutating func property(_ content: ContentLine) {
        guard !open.isEmpty else {
            if !saidStray { remarks.warning(content.number, "What stands outside of a calendar is passed over.") }
            saidStray = true
            return
        }
        let last = open.count - 1
        if open[last].properties.count == limits.properties {
            remarks.error(content.number, "\(open[last].name) has too many properties.")
        }
        // One beyond the limit is kept, so that the error above is told once.
        if open[last].properties.count <= limits.properties { open[last].properties.append(content) }
    }
}
