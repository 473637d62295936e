import Testing

@testable import RoundtableCLI

struct QuantityTests {
    @Test(
        "a time is a whole number and a unit, seconds when there is none",
        arguments: [
            ("500ms", Duration.milliseconds(500)), ("15s", .seconds(15)), ("15", .seconds(15)), ("2m", .seconds(120)),
            ("1h", .seconds(3600)),
        ])
    func times(text: String, duration: Duration) { #expect(Quantity.duration(text) == duration) }

    @Test(
        "a size is a whole number, of bytes or of their powers",
        arguments: [
            ("256", 256), ("8KiB", 8192), ("8k", 8192), ("64MiB", 64 << 20), ("64mib", 64 << 20), ("1G", 1 << 30),
        ])
    func sizes(text: String, bytes: Int) { #expect(Quantity.bytes(text) == bytes) }

    @Test(
        "anything else is none",
        arguments: ["", "0", "0s", "-1", "+1", "1.5s", "s", "ms", "1 s", "9223372036854775807h", "x"])
    func others(text: String) {
        #expect(Quantity.duration(text) == nil)
        #expect(Quantity.count(text) == nil)
        #expect(Quantity.bytes(text) == nil)
    }
}
