import Glibc
import Synchronization

/// Ctrl-C in a command without a screen: the program is stopped, what it printed is kept, and the status is 130.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    static var hasCome: Bool { flag.load(ordering: .relaxed) }

    /// From now on the first SIGINT sets `hasCome`, and wakes who waits for input. A second one ends the process.
    static func watch() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
        // Without SA_RESTART: a read comes back.
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        var before = sigaction()
        sigaction(SIGINT, nil, &before)
        // Whoever starts us in the background with SIGINT ignored means it.
        if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1 { return }
        sigaction(SIGINT, &action, nil)
    }
}
