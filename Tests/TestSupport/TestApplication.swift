import Folders
import HTTPServer
import LibUV
import Logging
public import RoundtableCLI
import Store
public import Testing

/// How a test reaches the application: the same body runs both ways.
public enum Transport: CaseIterable, Sendable, CustomTestStringConvertible {
    case inMemory, loopback

    public var testDescription: String { self == .inMemory ? "in memory" : "on a loopback socket" }
}

/// The whole site over a named world, put together as the server does it.
public struct TestApplication: Sendable {
    public let world: NamedWorld
    public let assembly: Assembly
    private let carrier: any Carrier

    /// Where links and feeds of the site lead.
    public static let baseURL = "http://localhost:8080"

    init(world: NamedWorld, assembly: Assembly, carrier: any Carrier) {
        self.world = world
        self.assembly = assembly
        self.carrier = carrier
    }

    /// A browser with an empty jar of cookies.
    public func browser() -> Browser { Browser(carrier) }

    /// A browser in which one of the administrators is signed in.
    public func browser(signedInAs who: NamedWorld.Who) async throws -> Browser {
        let browser = browser()
        try await browser.signIn(as: who)
        return browser
    }
}

/// Runs `body` with the whole site, in memory or behind a server on a free loopback port, which is stopped afterwards.
/// - Parameters:
///   - seeds: names of folders in `seeds/` that are there.
///   - language: the tag of the pages' language, `en-x-pseudo` to see which words go round the catalogue.
public func withApplication<Result>(
    _ transport: Transport = .inMemory, seeds: [String] = ["socitm-2011"], language: String = "en-GB",
    _ body: (TestApplication) async throws -> Result
) async throws -> Result {
    let world = try await NamedWorld(seeds: seeds)
    defer { world.store.close() }
    let uploads = try LockedFolder.forUploads()
    let assembly = try Assembly(
        try configuration(language),
        Assembly.Parts(
            store: world.store, hasher: OpenHasher(), resources: try TestResources.shared.get(),
            clock: { world.clock.now }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            uploads: uploads.path))
    switch transport {
    case .inMemory:
        let carrier = InMemoryCarrier(assembly.application)
        return try await body(TestApplication(world: world, assembly: assembly, carrier: carrier))
    case .loopback:
        let server = try await Server.start(
            application: assembly.application, address: SocketAddress(host: "127.0.0.1", port: 0),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let outcome: Swift.Result<Result, any Error>
        do {
            let carrier = LoopbackCarrier(port: server.address.port)
            outcome = .success(try await body(TestApplication(world: world, assembly: assembly, carrier: carrier)))
        } catch {
            outcome = .failure(error)
        }
        await server.stop(within: .seconds(5))
        return try outcome.get()
    }
}

private func configuration(_ language: String) throws -> Configuration {
    var configuration = Configuration(
        database: "", listen: try SocketAddress(host: "127.0.0.1", port: 8080),
        baseURL: BaseURL(TestApplication.baseURL), resources: TestResources.folder)
    configuration.language = language
    return configuration
}

/// The repository's `Resources`, read once for all tests.
enum TestResources {
    static let folder = String(NamedWorld.folder.dropLast("seeds".count)) + "Resources"

    static let shared = Swift.Result { try Resources(configuration: try configuration("en-GB")) }
}
