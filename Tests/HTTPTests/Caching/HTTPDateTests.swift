import Testing

@testable import HTTP

@Suite struct HTTPDateTests {
    @Test("a date is written in the fixed form")
    func writing() {
        #expect(HTTPDate(seconds: 784_111_777).description == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate(seconds: 0).description == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(HTTPDate(seconds: 951_782_400).description == "Tue, 29 Feb 2000 00:00:00 GMT")
        #expect(HTTPDate(seconds: 253_402_300_799).description == "Fri, 31 Dec 9999 23:59:59 GMT")
        #expect(HTTPDate(seconds: .max).seconds == 253_402_300_799)
        #expect(HTTPDate(seconds: .min).seconds == 0)
    }

    @Test("all three forms are read")
    func reading() {
        let forms = [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        ]
        #expect(forms.map { HTTPDate($0)?.seconds } == [784_111_777, 784_111_777, 784_111_777])
        #expect(HTTPDate("Monday, 01-Jan-01 00:00:00 GMT")?.seconds == 978_307_200)
    }

    @Test(
        "what is not a date is nothing",
        arguments: [
            "", "0", "yesterday", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC", "Abc, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 99999 08:49:37 GMT", "Sun, 06 Nov 1969 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
        ])
    func malformed(text: String) { #expect(HTTPDate(text) == nil) }

    @Test("reading undoes writing, every 1,000,001 seconds over two centuries")
    func roundTrip() {
        for seconds in stride(from: Int64(0), to: 6_000_000_000, by: 1_000_001) {
            #expect(HTTPDate(HTTPDate(seconds: seconds).description)?.seconds == seconds)
        }
    }
}
