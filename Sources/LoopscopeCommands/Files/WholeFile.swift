import Glibc

/// Writes files that are there as a whole, or not at all: beside their place first, then renamed.
enum WholeFile {
    /// - Throws: that it can't be written; what was there before is still there then.
    static func write(_ text: String, to path: String) throws(Failure) {
        if path == InputFile.standardInput {
            let output = BufferedOutput(STDOUT_FILENO)
            output.write(text)
            output.flush()
            return
        }
        var status = stat()
        let isThere = stat(path, &status) == 0
        // A pipe or a device has no place beside it.
        let isPlain = !isThere || status.st_mode & S_IFMT == S_IFREG
        let target = isPlain ? "\(FilePath.folder(path)).\(FilePath.name(path)).\(getpid())" : path
        let descriptor = open(
            target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isThere ? status.st_mode & 0o777 : 0o666)
        guard descriptor >= 0 else { throw failure(path) }
        var text = text
        let isWritten = text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
            }
            return true
        }
        guard isWritten, close(descriptor) == 0, !isPlain || rename(target, path) == 0 else {
            let failure = failure(path)
            if isPlain { unlink(target) }
            throw failure
        }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(status: ExitStatus.notWritten, message: "can't write '\(path)': \(SystemError.text(errno))")
    }
}
