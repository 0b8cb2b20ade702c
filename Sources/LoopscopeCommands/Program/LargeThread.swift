import Glibc

/// What a thread does.
protocol ThreadBody: AnyObject {
    func work()
}

/// Starts threads with a stack that is large enough for the machine.
enum LargeThread {
    /// Reserved, not used: a page of a stack costs memory once it is touched. Where a process may not have so much, less.
    private static let stackSizes = [1 << 30, 1 << 28, 1 << 26]

    private final class Work {
        let body: any ThreadBody
        init(_ body: any ThreadBody) { self.body = body }
    }

    /// The thread ends with its work; nobody waits for it.
    static func start(_ body: any ThreadBody) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let isStarted = stackSizes.contains { size in
            pthread_attr_setstacksize(&attributes, size)
            let argument = Unmanaged.passRetained(Work(body))
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, LargeThread.main, argument.toOpaque())
            if code != 0 { argument.release() }
            return code == 0
        }
        pthread_attr_destroy(&attributes)
        guard isStarted else {
            Messages.write("the system has no memory for a thread")
            exit(ExitStatus.notWritten)
        }
    }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body.work() }
        return nil
    }
}
