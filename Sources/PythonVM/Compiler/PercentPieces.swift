import PythonSyntax

/// The pieces of a text in front of `%` and a tuple, where CPython's compiler makes an f-string of both.
struct PercentPieces {
    enum Piece { case text, value(Int, hasFormat: Bool) }
    private(set) var pieces: [Piece] = []
    let values: [Expression]

    /// - Returns: nil where these are no text and tuple, the text has other conversions than `%s`, `%r` and `%a`, or another number of them.
    init?(_ left: Expression, _ right: Expression) {
        guard case .constant(.string(let text)) = left.kind, case .tuple(let values) = right.kind,
            !values.contains(where: \.isStarred)
        else { return nil }
        self.values = values
        var number = 0
        var hasText = false
        var index = 0
        func peek() -> Character? {
            index < text.count ? Unicode.Scalar(text[index]).map(Character.init) ?? "\u{FFFD}" : nil
        }
        func digits() -> Bool {
            let start = index
            while let digit = peek(), digit.isASCII, digit.isNumber { index += 1 }
            return index - start < 3
        }
        while let character = peek() {
            index += 1
            guard character == "%", peek() != "%" else {
                if character == "%" { index += 1 }
                hasText = true
                continue
            }
            if hasText { pieces.append(.text) }
            hasText = false
            // Flags alone change nothing.
            while let flag = peek(), "-+ #0".contains(flag) { index += 1 }
            let width = index
            guard digits() else { return nil }
            var hasFormat = index > width
            if peek() == "." {
                index += 1
                guard digits() else { return nil }
                hasFormat = true
            }
            guard let conversion = peek(), "sra".contains(conversion), number < values.count else { return nil }
            index += 1
            pieces.append(.value(number, hasFormat: hasFormat))
            number += 1
        }
        if number < values.count { return nil }
        if hasText { pieces.append(.text) }
    }
}
