import Testing
import TimeZones

@testable import ICalendar

@Suite("The calendar writer")
struct CalendarWriterTests {
    private func line(_ value: CalendarValue, _ parameters: CalendarParameter...) -> String {
        var writer = CalendarWriter()
        if let parameter = parameters.first {
            writer.property(.summary, parameter, value: value)
        } else {
            writer.property(.summary, value: value)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

    @Test(
        "escapes backslash, semicolon, comma and line break in texts, and nothing else",
        arguments: [
            ("a;b,c\\d", "a\\;b\\,c\\\\d"), ("1\n2\r\n3\r4", "1\\n2\\n3\\n4"), ("\\n", "\\\\n"),
            ("\r\r\n\n", "\\n\\n\\n"),
            ("09:30 \"quoted\" & <b>", "09:30 \"quoted\" & <b>"), (" blanks  stay ", " blanks  stay "),
            ("a\tb", "a\tb"),
            ("a\u{0}\u{7}\u{B}\u{1B}\u{7F}b", "ab"), ("e\u{301} is not \u{E9}", "e\u{301} is not \u{E9}"),
            ("BEGIN:VEVENT\r\nEND:VCALENDAR", "BEGIN:VEVENT\\nEND:VCALENDAR"),
        ])
    func texts(text: String, written: String) {
        #expect(line(.text(text)).unicodeScalars.elementsEqual("SUMMARY:\(written)\r\n".unicodeScalars))
    }

    @Test("puts commas between texts and escapes those within")
    func lists() {
        #expect(line(.texts(["Cloud", "Shared, or not"])) == "SUMMARY:Cloud,Shared\\, or not\r\n")
    }

    @Test("writes dates and times, numbers and offsets as RFC 5545 has them")
    func values() throws {
        #expect(line(.utc(try instant("2011-11-29T09:30:15Z"))) == "SUMMARY:20111129T093015Z\r\n")
        #expect(line(.local(try #require(WallClock("2011-11-29 09:30")))) == "SUMMARY:20111129T093000\r\n")
        #expect(line(.date(try #require(CivilDate(iso8601: "0987-01-02")))) == "SUMMARY:09870102\r\n")
        #expect(line(.integer(12)) == "SUMMARY:12\r\n")
        let offsets = [0: "+0000", 3600: "+0100", -12_600: "-0330", 20_700: "+0545", -75: "-000115", -1800: "-0030"]
        for (seconds, text) in offsets { #expect(line(.offset(seconds)) == "SUMMARY:\(text)\r\n") }
    }

    @Test(
        "writes durations without gaps",
        arguments: [
            (3600, "PT1H"), (0, "PT0S"), (86_400, "P1D"), (90_000, "P1DT1H"), (3601, "PT1H0M1S"), (-900, "-PT15M"),
            (61, "PT1M1S"),
        ])
    func durations(seconds: Int, text: String) {
        #expect(line(.duration(seconds)) == "SUMMARY:\(text)\r\n")
    }

    @Test("writes yearly rules")
    func rules() {
        let among = YearlyRule.Day.weekdayAmong(.friday, days: 23...29)
        #expect(
            line(.yearly(YearlyRule(month: 3, day: .weekday(.sunday, ordinal: -1))))
                == "SUMMARY:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n")
        #expect(
            line(.yearly(YearlyRule(month: 3, day: among)))
                == "SUMMARY:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR\r\n")
        #expect(
            line(.yearly(YearlyRule(month: 9, day: .dayOfMonth(1)))) == "SUMMARY:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1\r\n"
        )
    }

    @Test(
        "never escapes an address, and percent-encodes what would break it",
        arguments: [
            ("https://example.org/a;b,c?d=e&f", "https://example.org/a;b,c?d=e&f"),
            ("https://example.org/\r\nX-EVIL:1", "https://example.org/%0D%0AX-EVIL:1"),
            ("https://example.org/café \"x\"", "https://example.org/caf%C3%A9%20%22x%22"),
        ])
    func addresses(address: String, written: String) {
        #expect(line(.uri(address)) == "SUMMARY:\(written)\r\n")
    }

    @Test(
        "quotes a parameter when it must, and writes quotes, carets and line breaks by RFC 6868",
        arguments: [
            ("Europe/London", "Europe/London"), ("a:b", "\"a:b\""), ("a;b", "\"a;b\""), ("a,b", "\"a,b\""),
            ("say \"yes\"", "say ^'yes^'"), ("2^8", "2^^8"), ("1\r\n2\n3", "1^n2^n3"), ("bell\u{7}", "bell"),
        ])
    func parameters(value: String, written: String) {
        #expect(line(.text("x"), CalendarParameter(.zoneIdentifier, value)) == "SUMMARY;TZID=\(written):x\r\n")
    }

    @Test("folds at 75 octets and never inside a character or an escape")
    func foldingAtTheEdge() {
        // SUMMARY: is 8 octets; 67 more fill the line.
        #expect(line(.text(String(repeating: "a", count: 67))) == "SUMMARY:\(String(repeating: "a", count: 67))\r\n")
        #expect(
            line(.text(String(repeating: "a", count: 68))) == "SUMMARY:\(String(repeating: "a", count: 67))\r\n a\r\n")
        let filled = String(repeating: "a", count: 66)
        #expect(line(.text(filled + "é")) == "SUMMARY:\(filled)\r\n é\r\n")
        #expect(line(.text(filled + ";")) == "SUMMARY:\(filled)\r\n \\;\r\n")
        #expect(line(.text(filled + "a b")) == "SUMMARY:\(filled)a\r\n  b\r\n")
        let second = String(repeating: "b", count: 74)
        #expect(line(.text(filled + "a" + second + "c")) == "SUMMARY:\(filled)a\r\n \(second)\r\n c\r\n")
    }

    @Test("whatever the texts: no line is longer than 75 octets, each is UTF-8, and the text reads back")
    func foldingOfAnything() throws {
        let scalars: [Unicode.Scalar] = [
            "a", "b", " ", "\\", ";", ",", "\n", "\t", "\"", ":", "é", "ß", "€", "日", "\u{301}", "🙂", "👩", "\u{200D}",
            "\u{FE0F}", "n", "N", "^",
        ]
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...300) {
                text.unicodeScalars.append(scalars[Int.random(in: 0..<scalars.count)])
            }
            var writer = CalendarWriter()
            writer.property(.description, CalendarParameter(.zoneName, text), value: .text(text))
            let physical = try #require(Unfolding.physicalLines(writer.bytes))
            #expect(physical.allSatisfy { $0.count <= 75 && String(validating: $0, as: UTF8.self) != nil })
            #expect(physical.dropFirst().allSatisfy { $0.first == 0x20 && $0.count > 1 })
            let logical = try #require(Unfolding.lines(writer.bytes))
            #expect(logical.count == 1)
            var written = CalendarWriter()
            written.property(.description, value: .text(text))
            let alone = try #require(Unfolding.lines(written.bytes)?.first)
            #expect(
                Unfolding.unescape(String(alone.unicodeScalars.dropFirst("DESCRIPTION:".count))).unicodeScalars
                    .elementsEqual(
                        text.unicodeScalars))
        }
    }

    @Test("nests components")
    func components() {
        var writer = CalendarWriter()
        writer.component(.calendar) { writer in
            writer.component(.event) { $0.property(.uid, value: .text("1@example.org")) }
        }
        #expect(
            Unfolding.lines(writer.bytes)
                == ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1@example.org", "END:VEVENT", "END:VCALENDAR"])
    }
}
