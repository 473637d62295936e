import HTTP
import HTTPServer
import HTTPTypes
import TimeZones

/// A line for each request, in the shape of the other lines of the log. The query is left out: it may hold the key of a
/// private event; so is the secret of a personal link.
enum AccessLog {
    static let requestLog = RequestLog(
        append: { exchange, lines in
            lines += line(exchange, at: SystemClock.now().iso8601).utf8
        },
        write: { lines in Terminal.complain(lines: lines) })

    static func line(_ exchange: Exchange, at time: String) -> String {
        var line = "\(time) info request"
        if let request = exchange.request {
            let path = LoggedPath.text(request, route: exchange.route)
            line += " method=\(request.method.rawValue) path=\(LineLog.quoted(path))"
        }
        if let route = exchange.route { line += " route=\(LineLog.quoted(route))" }
        line += " status=\(exchange.status)"
        if let bytes = exchange.bytes { line += " bytes=\(bytes)" }
        return line + " us=\(exchange.nanoseconds / 1000) peer=\(LineLog.quoted(exchange.peer.host))\n"
    }
}
