import Glibc

/// A program's standard input, line by line.
///
/// Lines end as in Python's text files: with `\n`, `\r\n` or `\r`. What is no UTF-8 is replaced.
final class LineInput {
    /// nil: all is in `rest`.
    private let descriptor: Int32?
    private var rest: ArraySlice<UInt8>
    /// Nothing will be added to what is there.
    private(set) var isAtEnd: Bool
    /// Whether the line that was read last had an end.
    private(set) var lineHasEnd = true
    /// What the program has read so far.
    private(set) var consumed: [UInt8] = []

    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(bytes: [UInt8]) {
        descriptor = nil
        rest = bytes[...]
        isAtEnd = true
    }

    init(descriptor: Int32) {
        self.descriptor = descriptor
        rest = []
        isAtEnd = false
    }

    /// Empty; what is typed is added line by line.
    init() {
        descriptor = nil
        rest = []
        isAtEnd = false
    }

    /// Adds a line that was typed, with its end.
    func add(_ line: String) { rest += Array(line.utf8) + [LineInput.newline] }

    /// Nothing more will be typed.
    func end() { isAtEnd = true }

    /// Goes on behind an end of input, which at a terminal is only a key: Ctrl-D.
    func goOn() { if isInteractive { isAtEnd = false } }

    /// Whether a person may be typing it.
    var isInteractive: Bool { descriptor.map { isatty($0) == 1 } ?? false }

    /// The next line without its end; nil if there is none.
    func readLine() -> String? {
        var searched = 0
        while true {
            let unsearched = rest.dropFirst(searched)
            let end = unsearched.firstIndex { $0 == LineInput.newline || $0 == LineInput.carriageReturn }
            if let end, rest[end] == LineInput.newline || end + 1 < rest.endIndex || isAtEnd || !fill() {
                let isPair = rest[end] == LineInput.carriageReturn && rest[(end + 1)...].first == LineInput.newline
                return take(rest[..<end], through: end + (isPair ? 2 : 1))
            }
            if end == nil {
                searched = rest.count
                if !fill() { return rest.isEmpty ? nil : take(rest, through: rest.endIndex) }
            }
        }
    }

    private func take(_ line: ArraySlice<UInt8>, through end: Int) -> String {
        consumed.append(contentsOf: rest[..<end])
        lineHasEnd = line.endIndex < end
        rest = rest[end...]
        return String(decoding: line, as: UTF8.self)
    }

    /// Reads on. Indices into `rest` stay.
    /// - Returns: false at the end of the input.
    private func fill() -> Bool {
        guard let descriptor, !isAtEnd else { return false }
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest.append(contentsOf: piece[..<count])
                return true
            }
            if count < 0, errno == EINTR, !Interruption.hasCome { continue }
            isAtEnd = true
            return false
        }
    }
}
