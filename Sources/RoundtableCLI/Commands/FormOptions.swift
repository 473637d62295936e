import ArgumentParser
import BulkImport

/// What is told about how a file is written; the rest is found out from it.
struct FormOptions: ParsableArguments {
    @Option(
        help: .option(
            "csv or json.", standard: "by the file's name and beginning", variable: "FORMAT", valueName: "format"))
    var format: String?

    @Option(
        help: .option(
            "What stands between the columns: comma, semicolon or tab.", standard: "by the header line",
            variable: "SEPARATOR", valueName: "separator"))
    var separator: String?

    @Option(
        help: .option(
            "utf-8, utf-16le, utf-16be, windows-1252, windows-1250, windows-1251, iso-8859-1, iso-8859-15, macintosh or ibm850.",
            standard: "by the file", variable: "ENCODING", valueName: "encoding"))
    var encoding: String?

    @Option(
        help: .option(
            "Which comes first in 03/04/2011: day-first or month-first.", standard: "such dates are refused",
            variable: "DATES", valueName: "order"))
    var dates: String?

    func stated(_ environment: Environment = .process) throws -> StatedForm {
        let setting = Setting(environment: environment)
        return StatedForm(
            format: try setting.value(format, "format", "FORMAT", orSay: "use csv or json") {
                FileFormat(rawValue: $0.lowercased())
            },
            encoding: try setting.value(
                encoding, "encoding", "ENCODING",
                orSay: "use one of \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))"
            ) { TextEncoding($0) },
            separator: try setting.value(
                separator, "separator", "SEPARATOR", orSay: "use comma, semicolon or tab"
            ) { Separator($0) },
            dates: try setting.value(dates, "dates", "DATES", orSay: "use day-first or month-first") {
                DateOrder(rawValue: $0.lowercased())
            })
    }
}

/// What an export writes.
struct FormatOptions: ParsableArguments {
    @Option(help: .option("csv or json.", standard: "csv", variable: "FORMAT", valueName: "format"))
    var format: String?

    func chosen(_ environment: Environment = .process) throws -> FileFormat {
        try Setting(environment: environment).value(format, "format", "FORMAT", orSay: "use csv or json") {
            FileFormat(rawValue: $0.lowercased())
        } ?? .csv
    }
}
