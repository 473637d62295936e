internal import Glibc

/// Which loop the running thread belongs to: one thread-local pointer.
enum CurrentLoop {
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        // It fails only when the process has used up its 1,024 keys, and then nothing here could work.
        precondition(pthread_key_create(&key, nil) == 0, "no thread-local key is left")
        return key
    }()

    /// The loop's address, for comparing.
    static var pointer: UnsafeMutableRawPointer? { pthread_getspecific(key) }

    /// Makes `loop` the current one of this thread and gives back what was.
    static func enter(_ loop: EventLoop) -> UnsafeMutableRawPointer? {
        let outer = pointer
        pthread_setspecific(key, Unmanaged.passUnretained(loop).toOpaque())
        return outer
    }

    static func leave(to outer: UnsafeMutableRawPointer?) {
        pthread_setspecific(key, outer)
    }
}

extension EventLoop {
    /// The loop whose thread is running, if any.
    public static var current: EventLoop? {
        guard let pointer = CurrentLoop.pointer else { return nil }
        return Unmanaged<EventLoop>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// The running thread is this loop's.
    public var isCurrent: Bool {
        CurrentLoop.pointer == Unmanaged.passUnretained(self).toOpaque()
    }

    /// Ends the process when the running thread is not this loop's: the rule of every loop-bound type, as code.
    @inline(__always)
    public func preconditionOnLoop() {
        precondition(isCurrent, "this must run on its loop's thread")
    }
}
