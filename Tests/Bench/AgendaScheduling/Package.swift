// swift-tools-version: 6.2
import PackageDescription

// A package of its own, with links to the sources: a release build of one target takes seconds, that of the product minutes.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "AgendaScheduling",
    targets: [
        .target(name: "RandomNumbers", swiftSettings: settings),
        .target(name: "Scheduling", dependencies: ["RandomNumbers"], swiftSettings: settings),
        .executableTarget(name: "Bench", dependencies: ["Scheduling"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
