/// Where something was created: the calls in progress at a moment, for debug modes.
public struct StackPlace: Sendable {
    public let file: String
    public let line: Int
    public let name: String
    public let isLibrary: Bool
    /// The source line, without the white space around it; empty in the library.
    public let text: String

    /// A call of CPython's own library that has no counterpart here.
    public static func library(_ file: String, _ name: String) -> StackPlace {
        StackPlace(file: "library/\(file)", line: 1, name: name, isLibrary: true, text: "")
    }

    /// What stands between the code that runs an event loop and the code that runs in it.
    static let loop = [
        StackPlace.library("asyncio/events.py", "_run"), .library("asyncio/base_events.py", "_run_once"),
        .library("asyncio/base_events.py", "run_forever"), .library("asyncio/base_events.py", "run_until_complete"),
    ]
}

extension Machine {
    /// The calls in progress, the innermost first.
    /// - Complexity: O(their number), at most `limit`.
    public func callStack(limit: Int = .max) -> [StackPlace] {
        var places: [StackPlace] = []
        var link = current
        while let activation = link, places.count < limit {
            if locationFloor != 0, UInt(bitPattern: activation) == locationFloor { places += StackPlace.loop }
            let code = activation.pointee.code
            let line = code.line(ofInstruction: max(activation.pointee.pc - code.instructions - 1, 0))
            let isShown = !code.isLibrary && line > 0 && line <= code.source.lineStarts.count
            places.append(
                StackPlace(
                    file: code.source.name, line: line, name: code.name.string, isLibrary: code.isLibrary,
                    text: isShown ? StackPlace.trimmed(code.source.lineText(line)) : ""))
            link = activation.pointee.caller
        }
        return Array(places.prefix(limit))
    }
}

extension StackPlace {
    fileprivate static func trimmed(_ line: some StringProtocol) -> String {
        var text = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{C}" }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
