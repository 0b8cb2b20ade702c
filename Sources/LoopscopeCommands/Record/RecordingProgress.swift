import ArgumentParser
import Glibc

/// Tells on standard error how far a recording is, if it takes long, and whether somebody wants it to end.
final class RecordingProgress {
    private let clock = ContinuousClock()
    private lazy var next = clock.now + RecordingProgress.patience
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var hasLine = false

    private static let patience = Duration.seconds(1)

    /// - Throws: the exit status, if the user has pressed Ctrl-C.
    func say(_ text: @autoclosure () -> String) throws {
        if Interruption.hasCome {
            end()
            throw ExitCode(ExitStatus.interrupted)
        }
        if clock.now < next { return }
        next = clock.now + (isTerminal ? .milliseconds(200) : .seconds(5))
        let output = BufferedOutput(STDERR_FILENO)
        let line = Messages.prefix + "recording: " + text()
        output.write(isTerminal ? "\r\u{1B}[K\(line)" : line + "\n")
        output.flush()
        hasLine = isTerminal
    }

    /// Takes the line away again.
    func end() {
        guard hasLine else { return }
        hasLine = false
        let output = BufferedOutput(STDERR_FILENO)
        output.write("\r\u{1B}[K")
        output.flush()
    }
}
