import Domain
import HTTP
import HTTPServer
import HTTPTypes
import Store

/// `/metrics`: what the server, the store and the process count, for Prometheus.
struct MetricsRoute: Sendable {
    let access: MetricsAccess
    let meter: Meter
    /// Nil where the store counts nothing.
    let store: SQLiteStore?

    func add(to router: inout Router) {
        guard access != .off else { return }
        router.immediate(.get, "/metrics") { request in
            guard access == .open || Self.isFromThisMachine(request) else { throw HTTPError.notFound }
            var response = Response(headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"])
            response.body = .bytes(Array(text().utf8))
            response.headers[.cacheControl] = "no-store"
            return response
        }
    }

    /// A proxy on this machine asks for somebody else, and says so.
    private static func isFromThisMachine(_ request: Request) -> Bool {
        Configuration.thisMachine.contains(request.peer) && !TrustedProxies.speaks(in: request.headers)
    }

    private func text() -> String {
        var text = PrometheusText()
        Self.write(meter.read(), to: &text)
        if let store { Self.write(store.figures, to: &text) }
        Self.write(ProcessFigures(), to: &text)
        return text.text
    }

    private static func write(_ figures: Meter.Figures, to text: inout PrometheusText) {
        text.metric("roundtable_http_requests_total", .counter, "Answered requests by route and status.")
        for answers in figures.answers {
            text.sample(
                "roundtable_http_requests_total",
                [("route", answers.route ?? "none"), ("status", String(answers.status))], Double(answers.count))
        }
        let name = "roundtable_http_request_duration_seconds"
        text.metric(name, .histogram, "Time from the end of a request's head until its answer, by route.")
        for latency in figures.latencies {
            let route = ("route", latency.route ?? "none")
            var sum = 0
            for (bound, count) in zip(Meter.bounds.map(PrometheusText.number) + ["+Inf"], latency.counts) {
                sum += count
                text.sample(name + "_bucket", [route, ("le", bound)], Double(sum))
            }
            text.sample(name + "_sum", [route], latency.seconds)
            text.sample(name + "_count", [route], Double(sum))
        }
        text.only("roundtable_connections", .gauge, "Open connections.", Double(figures.connections))
        text.only("roundtable_connections_total", .counter, "Accepted connections.", Double(figures.accepted))
        text.only(
            "roundtable_connections_turned_away_total", .counter,
            "Connections closed at once because their address had as many as it may have.", Double(figures.turnedAway))
        text.only(
            "roundtable_loop_lag_seconds", .gauge,
            "The longest that an event loop came late to its clock since the last reading.", figures.lag)
    }

    private static func write(_ figures: SQLiteStore.Figures, to text: inout PrometheusText) {
        text.only("roundtable_writer_queue", .gauge, "Writes that wait for the writer.", Double(figures.waiting))
        text.only(
            "roundtable_writer_commits_total", .counter, "Commits, each of a batch of writes.",
            Double(figures.commits))
        text.only("roundtable_writer_writes_total", .counter, "Writes in all commits.", Double(figures.writes))
        text.only(
            "roundtable_writer_largest_batch", .gauge, "Writes in the largest commit so far.",
            Double(figures.largestBatch))
        text.only("roundtable_database_bytes", .gauge, "Size of the database file.", Double(figures.fileBytes))
        text.only("roundtable_database_log_bytes", .gauge, "Size of its write-ahead log.", Double(figures.logBytes))
    }

    private static func write(_ process: ProcessFigures, to text: inout PrometheusText) {
        text.only("process_resident_memory_bytes", .gauge, "Resident memory.", Double(process.residentBytes))
        text.only("process_open_fds", .gauge, "Open file descriptors.", Double(process.openFiles))
        text.only("process_max_fds", .gauge, "File descriptors that may be open.", Double(process.mostOpenFiles))
        text.only("process_cpu_seconds_total", .counter, "User and system time.", process.cpuSeconds)
        text.only("process_threads", .gauge, "Threads.", Double(process.threads))
    }
}
