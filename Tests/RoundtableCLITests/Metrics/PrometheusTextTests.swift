import Testing

@testable import RoundtableCLI

struct PrometheusTextTests {
    @Test("a metric is its help, its type and its samples, each on a line")
    func metric() {
        var text = PrometheusText()
        text.metric("requests_total", .counter, "Requests.")
        text.sample("requests_total", [("route", "/a"), ("status", "200")], 3)
        text.only("lag_seconds", .gauge, "Lag.", 0.25)
        #expect(
            text.text == """
                # HELP requests_total Requests.
                # TYPE requests_total counter
                requests_total{route="/a",status="200"} 3
                # HELP lag_seconds Lag.
                # TYPE lag_seconds gauge
                lag_seconds 0.25

                """)
    }

    @Test("a label cannot end its quotes or its line")
    func escaping() {
        var text = PrometheusText()
        text.sample("x", [("a", "\"\\\n")], 1)
        #expect(text.text == #"x{a="\"\\\n"} 1"# + "\n")
    }
}
