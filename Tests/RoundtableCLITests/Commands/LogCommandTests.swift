import TestSupport
import Testing

struct LogCommandTests {
    @Test("the log is written as CSV with what the command line did, its exports included")
    func export() throws {
        let installation = try Installation()
        _ = try installation.run("administrator", "add", "ann@example.org")
        #expect(try installation.run("export", "people").status == 0)
        let log = try installation.run("log", "export")
        #expect(log.status == 0)
        let rows = log.output.pieces(around: "\r\n").map { row in
            row.pieces(around: ",").enumerated().filter { ![0, 1].contains($0.offset) }.map(\.element)
                .joined(separator: ",")
        }
        #expect(
            rows == [
                "administrator,origin,address,file,verb,kind,id,name,event,field,before,after",
                ",command line,,,exported,log,,,,,,", ",command line,,,exported,file,,,,kind,,people",
                ",command line,,,added,administrator,1,ann@example.org,,email,,ann@example.org",
                ",command line,,,added,administrator,1,ann@example.org,,role,,owner", "",
            ])
        let none = try installation.run("log", "export", "--event", "nothing")
        #expect(none.status == 2)
    }

    @Test("a purge says how many entries went, and asks for at least a month")
    func purge() throws {
        let installation = try Installation()
        _ = try installation.run("administrator", "add", "ann@example.org")
        #expect(try installation.run("log", "purge", "--keep-days", "365").output == "0 entries were removed.\n")
        let short = try installation.run("log", "purge", "--keep-days", "7")
        #expect(short.status == 2)
        #expect(short.complaint == "roundtable: Keep the log for at least 30 days.\n")
        #expect(try installation.run("log", "purge").status == 2)
        for days in ["36501", "9223372036854775807", "99999999999999999999999"] {
            let long = try installation.run("log", "purge", "--keep-days", days)
            #expect(long.status == 2)
            #expect(
                long.complaint
                    == "roundtable: Keep the log for at most 36500 days, or do not purge it: then it is kept for good.\n"
            )
        }
        let typed = try installation.run("log", "purge", "--keep-days", "a year")
        #expect(typed.complaint == "roundtable: --keep-days is “a year”: use a whole number of days.\n")
    }
}
