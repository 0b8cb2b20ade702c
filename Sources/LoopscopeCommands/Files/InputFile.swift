import Glibc

/// A file that the user named, as a whole.
struct InputFile {
    /// As the user named it.
    let path: String
    let bytes: [UInt8]

    /// `-`
    static let standardInput = "-"
    /// Longer ones are no programs, and line numbers would not count their lines.
    private static let longest = 1 << 31 - 1

    /// - Throws: that there is no such file, or that it can't be read.
    init(reading path: String) throws(Failure) {
        self.path = path
        let isStandardInput = path == InputFile.standardInput
        let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFile.failure(path, errno) }
        defer { if !isStandardInput { close(descriptor) } }
        bytes = try InputFile.readAll(descriptor, path)
    }

    private static func readAll(_ descriptor: Int32, _ path: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path, errno)
            }
            bytes.append(contentsOf: piece[..<count])
            if bytes.count > longest { throw failure(path, EFBIG) }
        }
    }

    private static func failure(_ path: String, _ code: Int32) -> Failure {
        let name = path == standardInput ? "standard input" : "'\(path)'"
        return Failure(status: ExitStatus.noInput, message: "can't read \(name): \(SystemError.text(code))")
    }
}
