// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the instrumentation of libFuzzer is no setting of the product. The targets under test are
// links to those of the product.
let instrumented: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(["-sanitize=fuzzer", "-enable-testing"]),
]

let package = Package(
    name: "Fuzz",
    dependencies: [.package(url: "https://github.com/apple/swift-http-types", from: "1.8.0")],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Folders", swiftSettings: instrumented),
        .target(name: "Networks", swiftSettings: instrumented),
        .target(name: "Sodium", dependencies: ["CSodium"], swiftSettings: instrumented),
        .target(
            name: "HTTP",
            dependencies: [
                "CZlib", "Folders", "Networks", "Sodium", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: instrumented),
        .executableTarget(
            name: "fuzz", dependencies: ["HTTP", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: instrumented,
            // gold, SwiftPM's choice on Debian, fails on libFuzzer's debug information.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)
