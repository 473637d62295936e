import Hummingbird
import Logging
import NIOCore
import NIOPosix

// hello PORT LETTERS: answers `/` with that many letters, as plainly as Hummingbird can.
guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[1]),
    let letters = Int(CommandLine.arguments[2])
else { fatalError("hello PORT LETTERS") }

let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: letters)
let router = Router()
router.get("/") { _, _ in
    Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: body))
}
// One event loop: the bench gives every server one worker on one core.
let application = Application(
    router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
    eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1)),
    logger: Logger(label: "hello", factory: { _ in SwiftLogNoOpLogHandler() }))
try await application.runService()
