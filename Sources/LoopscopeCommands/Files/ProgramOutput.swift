import Glibc
import Trace

/// Passes on what a program prints: gathered, as to a pipe, and yet with the two streams in their order.
///
/// Only one stream is gathered at a time: when the program turns to the other one, the first is sent.
final class ProgramOutput {
    private let stdout = BufferedOutput(STDOUT_FILENO)
    private let stderr = BufferedOutput(STDERR_FILENO)
    private var last = OutputStream.stdout

    func write(_ bytes: UnsafeRawBufferPointer, to stream: OutputStream) {
        if stream != last {
            flush()
            last = stream
        }
        (stream == .stdout ? stdout : stderr).write(bytes)
    }

    func flush() {
        (last == .stdout ? stdout : stderr).flush()
    }
}
