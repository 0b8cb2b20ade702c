#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A thread of the system with a stack that natives of Python can nest on.
///
/// Threads here run in alternation, never side by side, and may share objects whose references are counted without atomic
/// operations. So a thread touches none before its semaphore lets it, and none once it has let another: what it
/// runs comes back with the semaphore to signal, and that is the last that it does.
public enum LargeThread {
    /// - Returns: the semaphore of the thread that runs next; nil for none.
    public typealias Body = () -> Semaphore.Handle?

    private final class Work {
        let body: Body
        init(_ body: @escaping Body) { self.body = body }
    }

    /// What a new thread may look at before its turn.
    private struct Argument {
        let turn: Semaphore.Handle
        let work: Unmanaged<Work>
        var stackSize: Int
    }

    /// The thread ends with its work; nobody waits for it.
    /// - Parameters:
    ///   - turn: what the thread waits for before it touches the body.
    ///   - stackSize: in bytes. Reserved, not used: a page of a stack costs memory once it is touched. Where a process may not have so
    ///     much, a quarter or a sixteenth of it.
    /// - Returns: false if the system has no room for another thread.
    public static func start(
        after turn: Semaphore.Handle, stackSize: Int, _ body: @escaping Body
    ) -> Bool {
        let work = Unmanaged.passRetained(Work(body))
        let argument = UnsafeMutablePointer<Argument>.allocate(capacity: 1)
        argument.initialize(to: Argument(turn: turn, work: work, stackSize: stackSize))
        if create(argument, stackSize) { return true }
        argument.deallocate()
        work.release()
        return false
    }

    private static func create(_ argument: UnsafeMutablePointer<Argument>, _ stackSize: Int) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        return [stackSize, stackSize >> 2, stackSize >> 4].contains { size in
            guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
            argument.pointee.stackSize = size
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            return pthread_create(&thread, &attributes, LargeThread.main, argument) == 0
        }
    }

    #if canImport(Darwin)
        private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
            LargeThread.begin(argument)
            return nil
        }
    #else
        private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            if let argument { LargeThread.begin(argument) }
            return nil
        }
    #endif

    private static func begin(_ pointer: UnsafeMutableRawPointer) {
        let argument = pointer.assumingMemoryBound(to: Argument.self)
        StackEnd.note(stackSize: argument.pointee.stackSize)
        argument.pointee.turn.wait()
        run(argument)?.signal()
    }

    @inline(never)
    private static func run(_ argument: UnsafeMutablePointer<Argument>) -> Semaphore.Handle? {
        let work = argument.pointee.work.takeRetainedValue()
        argument.deallocate()
        return work.body()
    }
}
