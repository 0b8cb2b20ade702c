import Glibc

/// Writes to a file descriptor in large pieces.
///
/// A reader that has gone away (`loopscope ... | head`) ends the process as it ends any other: quietly, by SIGPIPE.
final class BufferedOutput {
    let descriptor: Int32
    private var gathered: [UInt8] = []
    private static let limit = 1 << 16

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    func write(_ bytes: UnsafeRawBufferPointer) {
        if gathered.count + bytes.count > BufferedOutput.limit { flush() }
        if bytes.count > BufferedOutput.limit {
            send(bytes)
        } else {
            gathered.append(contentsOf: bytes)
        }
    }

    func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    func flush() {
        if gathered.isEmpty { return }
        gathered.withUnsafeBytes { send($0) }
        gathered.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 { rest = rest.dropFirst(count) } else if count < 0 { recover(errno) }
        }
    }

    /// Comes back if writing can go on.
    private func recover(_ code: Int32) {
        switch code {
        case EINTR: return
        case EAGAIN:
            // Somebody made the terminal or pipe non-blocking.
            var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = Glibc.poll(&poll, 1, -1)
        case EPIPE:
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
            exit(128 + SIGPIPE)
        default:
            if descriptor != STDERR_FILENO { Messages.write("can't write the output: \(SystemError.text(code))") }
            exit(ExitStatus.notWritten)
        }
    }
}

/// Messages to the user: on standard error, each with the program's name.
enum Messages {
    static let prefix = "loopscope: "

    static func write(_ message: String) {
        let output = BufferedOutput(STDERR_FILENO)
        output.write(message.hasPrefix(prefix) ? message : prefix + message)
        if !message.hasSuffix("\n") { output.write("\n") }
        output.flush()
    }

    /// A question of the program's, as it stands, without a line end.
    static func ask(_ prompt: String) {
        let output = BufferedOutput(STDERR_FILENO)
        output.write(prompt)
        output.flush()
    }
}

enum SystemError {
    /// What the system says about an error number.
    static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
