import LibUV

enum EventLoopName {
    /// The name of the loop that runs the caller.
    static var current: String { EventLoop.current?.name ?? "none" }
}
