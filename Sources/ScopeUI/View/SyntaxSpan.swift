import Screen

/// A stretch of a source that has a look of its own, in bytes from its beginning.
///
/// Whoever knows the language finds the spans (see `ViewedRun.init`): here nobody does.
public struct SyntaxSpan: Hashable, Sendable {
    public var bytes: Range<Int>
    public var role: Role

    public init(bytes: Range<Int>, role: Role) {
        self.bytes = bytes
        self.role = role
    }
}

/// The spans of one source, by line.
struct SyntaxColours {
    /// Rising, without overlaps.
    private let spans: [SyntaxSpan]

    init(_ spans: [SyntaxSpan]) { self.spans = spans }

    /// The spans of a line, in bytes from its own beginning.
    /// - Complexity: O(log n).
    func spans(in line: Range<Int>) -> [StyledSpan] {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].bytes.upperBound <= line.lowerBound { low = middle + 1 } else { high = middle }
        }
        var found: [StyledSpan] = []
        while low < spans.count, spans[low].bytes.lowerBound < line.upperBound {
            let bytes = spans[low].bytes.clamped(to: line)
            found.append(
                StyledSpan(
                    bytes: bytes.lowerBound - line.lowerBound..<bytes.upperBound - line.lowerBound,
                    role: spans[low].role))
            low += 1
        }
        return found
    }
}
