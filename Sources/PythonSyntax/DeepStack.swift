#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Runs work that recurses deeply on a stack of its own.
///
/// The parser goes through a dozen calls for each bracket, `Diagnosis` through thirty, and brackets nest 200 deep:
/// in a debug build that is more than the stack that a thread has by default. The caller waits, so nothing runs
/// at the same time.
package enum DeepStack {
    private static let size = 256 << 20

    private final class Job {
        let work: () -> Void
        init(_ work: @escaping () -> Void) { self.work = work }
    }

    /// Runs the work and returns its result; where no thread can be had, it runs on the caller's stack.
    package static func run<Result>(_ work: () -> Result) -> Result {
        var result: Result?
        withoutActuallyEscaping(work) { work in
            withUnsafeMutablePointer(to: &result) { slot in
                let target = slot
                let job = Job { target.pointee = work() }
                runOnThread(job)
            }
        }
        return result ?? work()
    }

    private static func runOnThread(_ job: Job) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, size) == 0 else { return }
        let argument = Unmanaged.passRetained(job)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = pthread_create(
            &thread, &attributes,
            { pointer in
                #if canImport(Darwin)
                    Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().work()
                #else
                    if let pointer { Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().work() }
                #endif
                return nil
            }, argument.toOpaque())
        guard status == 0 else {
            argument.release()
            return
        }
        #if canImport(Darwin)
            if let thread { pthread_join(thread, nil) }
        #else
            pthread_join(thread, nil)
        #endif
    }
}
