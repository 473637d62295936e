// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target: the language modes that keep imports and existentials visible,
/// and no warning left behind.
let baseSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// An async function goes on where its caller runs, so that a request never hops between executors: that took a
/// fifth of the time of a kept page. WebAdmin does without, since the compiler (6.3.1) crashes on its tables of routes.
let settings = baseSettings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = settings
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

// The arrows of docs/architecture.md: what is not listed here is forbidden, and `make arrows` checks the imports.
let package = Package(
    name: "Roundtable",
    products: [.executable(name: "roundtable", targets: ["roundtable"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibUV", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CGlibc"),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        module("LibUV", ["CLibUV"]),
        module("Sodium", ["CSodium"]),
        module("Networks"),
        module("Folders"),
        module("QRCodes", ["CQRencode"]),
        module("Curl", ["CCurl", "Networks"]),
        module("HTTP", ["CZlib", "Folders", "Networks", "Sodium", httpTypes]),
        module("HTTPServer", ["HTTP", "LibUV", httpTypes, logging]),
        module("HTML"),
        module("TimeZones"),
        module("ICalendar", ["TimeZones"]),
        module("RandomNumbers"),
        module("Seating", ["RandomNumbers"]),
        module("Scheduling", ["RandomNumbers"]),
        module("Domain", ["Scheduling", "Seating", "TimeZones"]),
        module("SQLite", ["CSQLite"]),
        .target(
            name: "Store", dependencies: ["Domain", "Folders", "SQLite", "Sodium", "TimeZones"],
            resources: [.embedInCode("Migrations")], swiftSettings: settings),
        module("Expat", ["CExpat"]),
        module("BulkImport", ["Domain", "Expat", "Folders", "TimeZones"]),
        module("Pages", ["HTTP", "HTML", "Domain", "QRCodes", "TimeZones", httpTypes]),
        module(
            "WebAdmin", ["Pages", "HTTP", "HTML", "Domain", "BulkImport", "Sodium", "TimeZones", httpTypes],
            settings: baseSettings),
        module("PublicSite", ["Pages", "HTTP", "HTML", "Domain", "ICalendar", "Sodium", "TimeZones", httpTypes]),
        module(
            "RoundtableCLI",
            [
                "WebAdmin", "PublicSite", "Pages", "HTTPServer", "HTTP", "LibUV", "Store", "SQLite", "Domain",
                "BulkImport", "ICalendar", "Curl", "Networks", "Folders", "Seating", "Sodium", "TimeZones", "CGlibc",
                argumentParser, logging, httpTypes,
            ]),
        .executableTarget(name: "roundtable", dependencies: ["RoundtableCLI"], swiftSettings: settings),
        // Times the finding of conflicts; no part of the product.
        .executableTarget(
            name: "BenchAgenda", dependencies: ["Domain", "TimeZones"], path: "Tests/Bench/Agenda",
            swiftSettings: settings),
        // Times the calendar of a large event; no part of the product.
        .executableTarget(
            name: "BenchFeeds",
            dependencies: ["PublicSite", "Pages", "HTTP", "Store", "Domain", "ICalendar", "TimeZones", httpTypes],
            path: "Tests/Bench/Feeds", swiftSettings: settings),

        // Makes the load of `make bench` where wrk is too slow for it; no part of the product.
        .executableTarget(name: "BenchLoad", path: "Tests/Bench/Load"),

        tests("LibUV"),
        tests("Sodium"),
        tests("Networks"),
        tests("Folders"),
        tests("QRCodes"),
        tests("Curl", ["TestSupport", "HTTP", "Networks", httpTypes]),
        tests("HTTP", [httpTypes]),
        tests("HTTPServer", ["HTTP", "LibUV", httpTypes, logging]),
        tests("HTML"),
        tests("Expat"),
        tests("TimeZones"),
        tests("ICalendar", ["TimeZones"]),
        tests("RandomNumbers"),
        tests("Seating", ["RandomNumbers"]),
        tests("Scheduling", ["RandomNumbers"]),
        tests("Domain", ["Store", "RandomNumbers", "TimeZones"]),
        tests("SQLite"),
        tests("Store", ["Domain", "SQLite", "TimeZones"]),
        tests("BulkImport", ["Domain", "Store", "SQLite", "TimeZones"]),
        tests("Pages", ["HTTP", "HTML", "Domain", "TimeZones", httpTypes]),
        tests(
            "WebAdmin",
            [
                "TestSupport", "RoundtableCLI", "BulkImport", "HTTP", "Networks", "Pages", "Domain", "Store",
                "TimeZones", httpTypes,
            ],
            exclude: ["Access/access-table.txt"]),
        tests(
            "PublicSite", ["TestSupport", "HTTP", "Pages", "Domain", "Store", "TimeZones", httpTypes],
            exclude: ["Feeds/Golden"]),
        tests(
            "RoundtableCLI",
            ["TestSupport", "Folders", "HTTP", "Domain", "Store", "SQLite", "LibUV", "BulkImport", httpTypes, logging]),
        // What the web tests share: the named world in a store, and a client that runs one exchange
        // in memory and on a loopback socket.
        .target(
            name: "TestSupport",
            dependencies: [
                "RoundtableCLI", "WebAdmin", "PublicSite", "Pages", "HTTPServer", "HTTP", "LibUV", "Folders", "Store",
                "Domain", "BulkImport", "Sodium", "TimeZones", httpTypes, logging,
            ],
            path: "Tests/TestSupport", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
