#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A POSIX semaphore, 0 at first: the right to run, which one thread hands to another.
public final class Semaphore {
    /// A semaphore without a hold on it, for code that may touch no object: one that has just given its right to run away shares the
    /// counts of references with who has it now.
    public struct Handle: @unchecked Sendable {
        fileprivate let semaphore: UnsafeMutablePointer<sem_t>

        public func signal() { sem_post(semaphore) }

        public func wait() {
            while sem_wait(semaphore) != 0 {
                precondition(errno == EINTR, "a semaphore that can't be waited for")
            }
        }

        /// Another thread runs until it, or one after it, signals `mine`.
        @inline(never)
        public func signal(andWaitFor mine: Handle) {
            signal()
            mine.wait()
        }

        /// - Returns: false if no signal came in time.
        public func wait(milliseconds: Int) -> Bool {
            if sem_trywait(semaphore) == 0 { return true }
            var end = timespec()
            clock_gettime(CLOCK_REALTIME, &end)
            let nanoseconds = end.tv_nsec + milliseconds * 1_000_000
            end.tv_sec += nanoseconds / 1_000_000_000
            end.tv_nsec = nanoseconds % 1_000_000_000
            while sem_timedwait(semaphore, &end) != 0 {
                if errno == ETIMEDOUT { return false }
                precondition(errno == EINTR, "a semaphore that can't be waited for")
            }
            return true
        }
    }

    /// Good as long as the semaphore lives.
    public let handle: Handle

    public init() {
        handle = Handle(semaphore: .allocate(capacity: 1))
        handle.semaphore.initialize(to: sem_t())
        sem_init(handle.semaphore, 0, 0)
    }

    deinit {
        sem_destroy(handle.semaphore)
        handle.semaphore.deallocate()
    }
}
