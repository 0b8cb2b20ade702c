import Glibc

/// A socket on this machine, by which one terminal tells others at which stop a lesson is.
///
/// It lies in a folder that only this user can open: `$XDG_RUNTIME_DIR/loopscope`, or `/tmp/loopscope-UID`.
enum LessonSocket {
    /// - Parameter lesson: the lesson's file; each has a socket of its own.
    /// - Throws: that there is no such folder, and that it can't be made.
    static func path(of lesson: String) throws(Failure) -> String {
        let folder = try folder()
        var resolved = [CChar](repeating: 0, count: Int(PATH_MAX))
        let absolute = realpath(lesson, &resolved).map { String(cString: $0) } ?? lesson
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in absolute.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return folder + "/" + String(hash, radix: 36) + ".sock"
    }

    private static func folder() throws(Failure) -> String {
        let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? ""
        let folder = runtime.hasPrefix("/") ? runtime + "/loopscope" : "/tmp/loopscope-\(getuid())"
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw Failure(status: ExitStatus.notWritten, message: "can't make '\(folder)': \(SystemError.text(errno))")
        }
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
            status.st_mode & 0o077 == 0
        else {
            throw Failure(
                status: ExitStatus.notWritten, message: "'\(folder)' is not a folder that only you can open")
        }
        return folder
    }

    /// A socket that is connected to whoever publishes at a path; nil if nobody does.
    static func connected(to path: String) -> Int32? {
        let candidate = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | O_NONBLOCK, 0)
        guard candidate >= 0 else { return nil }
        if withAddress(path, { connect(candidate, $0, $1) == 0 }) == true { return candidate }
        close(candidate)
        return nil
    }

    /// - Returns: nil if the path is too long for a socket.
    static func withAddress<Result>(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

/// Tells whoever follows at which stop the lesson is. Nobody waits for a follower: one that does not read is dropped.
final class LessonPublisher {
    private let listener: Int32
    private let path: String
    private var followers: [Int32] = []
    private var last = ""

    /// - Throws: that the socket can't be made, or that somebody else publishes this lesson.
    init(lesson: String) throws(Failure) {
        path = try LessonSocket.path(of: lesson)
        if let other = LessonSocket.connected(to: path) {
            close(other)
            throw Failure(
                status: ExitStatus.notWritten,
                message: "another terminal of yours walks through '\(lesson)' with --publish already")
        }
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | O_NONBLOCK, 0)
        // Nobody listens there: it was left behind by one that was killed.
        unlink(path)
        let listener = listener
        let isBound = LessonSocket.withAddress(path) { bind(listener, $0, $1) == 0 && listen(listener, 8) == 0 }
        if isBound != true {
            throw Failure(
                status: ExitStatus.notWritten, message: "can't publish at '\(path)': \(SystemError.text(errno))")
        }
    }

    deinit {
        for follower in followers { close(follower) }
        close(listener)
        unlink(path)
    }

    /// Tells a stop, to all that have come by now; those that come later hear of it with `welcome`.
    func tell(stop: Int) {
        last = "\(stop)\n"
        welcome()
        followers = followers.filter { send(last, to: $0) }
    }

    /// Lets in who waits, and tells them where the lesson is.
    func welcome() {
        while true {
            let follower = accept(listener, nil, nil)
            if follower < 0 { return }
            _ = fcntl(follower, F_SETFL, O_NONBLOCK)
            _ = fcntl(follower, F_SETFD, FD_CLOEXEC)
            if send(last, to: follower) { followers.append(follower) } else { close(follower) }
        }
    }

    private func send(_ text: String, to follower: Int32) -> Bool {
        var text = text
        let count = text.utf8.count
        let sent = text.withUTF8 { Glibc.send(follower, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if sent != count { close(follower) }
        return sent == count
    }
}

/// Hears at which stop a lesson is.
final class LessonFollower {
    private let path: String
    private var descriptor: Int32 = -1
    private var rest: [UInt8] = []
    /// Somebody has published since this follows.
    private(set) var wasConnected = false

    init(lesson: String) throws(Failure) { path = try LessonSocket.path(of: lesson) }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var isConnected: Bool { descriptor >= 0 }

    /// What has come since the last time: the last stop that was told; nil if nothing did. Tries to connect where nobody is heard.
    func stop() -> Int? {
        if descriptor < 0 {
            guard let connected = LessonSocket.connected(to: path) else { return nil }
            descriptor = connected
            wasConnected = true
        }
        var piece = [UInt8](repeating: 0, count: 256)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            if count < 0, errno == EAGAIN || errno == EINTR { break }
            if count <= 0 {
                close(descriptor)
                descriptor = -1
                break
            }
            rest += piece[..<count]
        }
        let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count > 1 else { return nil }
        rest = Array(lines[lines.count - 1])
        return Int(String(decoding: lines[lines.count - 2], as: UTF8.self))
    }
}
