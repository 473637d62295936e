// swift-tools-version: 6.2
import PackageDescription

// A package of its own, in a folder that is not called like its dependency (the folder is the package's identity): `make bench` compares with it, the product never sees it or what it brings along.
let package = Package(
    name: "Hello",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Exact: a ratio of today is worth something next year only when both sides are known.
        // No traits: the configuration reader and full Foundation would only be built, never run.
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        .executableTarget(
            name: "hello",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
