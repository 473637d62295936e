import ArgumentParser
import Domain
import Store
import TimeZones

struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts", abstract: "Lists what is wrong with the draft of an event's agenda.",
        discussion: """
            A line each: severity, kind, start, the keys of the sessions, and a sentence. Exit code 1 says that there are \
            errors which nobody has waived: they stop a release.
            """)

    @Argument(help: "The event, by its slug.")
    var slug: String

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let isJSON = try output.isJSON()
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        let (event, conflicts) = try store.read { tx in
            let event = try ReleaseCommand.event(slug, in: tx)
            return (event, try Conflicts.of(event, in: tx))
        }
        if isJSON {
            Terminal.say(JSON.list(conflicts.map { Self.json($0, event.details.zone) }).description)
        } else {
            for conflict in conflicts { Terminal.say(Self.line(conflict, event.details.zone)) }
            Terminal.say("\(slug): \(conflicts.summary.english)")
        }
        if conflicts.open(.error) > 0 { throw OpenConflicts() }
    }

    /// A conflict on one line, its parts apart by tabs.
    private static func line(_ conflict: Conflict, _ zone: Zone) -> String {
        let waiver = conflict.waiver.map {
            " Waived: \($0.reason.split(whereSeparator: \.isNewline).joined(separator: " "))"
        }
        let parts = [
            conflict.isWaived ? "waived" : conflict.severity.rawValue, conflict.kind.rawValue,
            zone.wallClock(at: conflict.first.slot.start).text,
            conflict.parties.map(\.key.description).joined(separator: ", "),
            conflict.sentence.english + (waiver ?? ""),
        ]
        return parts.joined(separator: "\t")
    }

    private static func json(_ conflict: Conflict, _ zone: Zone) -> JSON {
        let sessions = conflict.parties.map { party in
            JSON.object([
                ("key", .text(party.key.description)), ("title", .text(party.title)),
                ("start", .text(zone.wallClock(at: party.slot.start).text)),
                ("end", .text(zone.wallClock(at: party.slot.end).text)),
            ])
        }
        let waiver = conflict.waiver.map { waiver in
            JSON.object([
                ("reason", .text(waiver.reason)), ("author", .text(waiver.author)), ("at", .text(waiver.at.iso8601)),
            ])
        }
        return .object([
            ("kind", .text(conflict.kind.rawValue)), ("severity", .text(conflict.severity.rawValue)),
            ("sessions", .list(sessions)), ("person", conflict.person.map { .text($0.name) } ?? .null),
            ("room", conflict.room.map { .text($0.details.name) } ?? .null),
            ("sentence", .text(conflict.sentence.english)), ("waived", waiver ?? .null),
        ])
    }
}

/// The agenda has errors that nobody has waived; they have been listed.
struct OpenConflicts: Error {}
