import Logging
import TimeZones

/// Writes one line an event to standard error: time, level, message, then what belongs to it as `key=value`.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
        let pairs = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.quoted($0.value.description))" }
        let message = Self.oneLine(event.message.description)
        Terminal.complain("\(SystemClock.now().iso8601) \(event.level.rawValue) \(message)\(pairs.joined())")
    }

    /// Texts with anything but plain characters are quoted as JSON, so that no text can begin a line of its own.
    static func quoted(_ text: String) -> String {
        let isPlain = { (byte: UInt8) in
            byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=")
        }
        return !text.isEmpty && text.utf8.allSatisfy(isPlain) ? text : JSON.text(text).description
    }

    private static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
