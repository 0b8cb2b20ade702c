#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a text grows large without its machine at hand: the machine of this thread counts it for its slice, and soon looks
/// whether there is memory left. A text that is doubled by each line of a loop would else be out of bounds before that.
enum LargeMemory {
    /// Pieces from here on are told.
    static let least = 1 << 20

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    /// The machine that runs on this thread; nil when it is over.
    static func belongs(to machine: Machine?) {
        pthread_setspecific(key, machine.map { Unmanaged.passUnretained($0).toOpaque() })
    }

    /// So many bytes are about to be taken.
    @inline(never)
    static func note(_ bytes: Int) {
        guard let machine = pthread_getspecific(key) else { return }
        Unmanaged<Machine>.fromOpaque(machine)._withUnsafeGuaranteedRef { $0.ticks &-= bytes >> 8 }
    }
}
