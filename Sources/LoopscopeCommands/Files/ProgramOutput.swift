import Glibc
import Synchronization
import Trace

/// Passes on what a program prints: gathered, as to a pipe, and yet with the two streams in their order.
///
/// Only one stream is gathered at a time: when the program turns to the other one, the first is sent.
final class ProgramOutput {
    private let stdout = BufferedOutput(STDOUT_FILENO)
    private let stderr = BufferedOutput(STDERR_FILENO)
    private var last = OutputStream.stdout

    /// The machine's thread writes; while it is long in one instruction the driver's flushes.
    private let lock = Mutex(())

    func write(_ bytes: UnsafeRawBufferPointer, to stream: OutputStream) {
        lock.withLock { _ in
            if stream != last {
                send()
                last = stream
            }
            (stream == .stdout ? stdout : stderr).write(bytes)
        }
    }

    func flush() { lock.withLock { _ in send() } }

    /// Unless something is being written right now.
    func flushIfIdle() { lock.withLockIfAvailable { _ in send() } }

    private func send() {
        (last == .stdout ? stdout : stderr).flush()
    }
}
