#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where the stack of a `LargeThread` ends, for those who nest deeply on it.
public enum StackEnd {
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        return pthread_key_create(&key, nil) == 0 ? key : .max
    }()

    /// The lowest address of the stack that the caller runs on, some kilobytes too low; 0 on a thread of another kind.
    public static var ofThisThread: UInt { UInt(bitPattern: pthread_getspecific(key)) }

    /// A thread says so at its beginning.
    static func note(stackSize: Int) {
        _ = pthread_setspecific(key, UnsafeRawPointer(bitPattern: here &- UInt(stackSize)))
    }

    /// The address of the caller's own part of the stack, roughly.
    @inline(__always)
    public static var here: UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }
}
