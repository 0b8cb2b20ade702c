import Screen

/// A terminal as far as `xterm-256color` is used by curses: what would be seen.
struct VirtualScreen {
    private(set) var rows: Int
    private(set) var columns: Int
    private(set) var lines: [[String]]
    private(set) var row = 0
    private(set) var column = 0
    private(set) var isAlternate = false
    private(set) var isCursorVisible = true
    /// Application mode of the cursor keys and the keypad.
    private(set) var isKeypadOn = false
    private(set) var hasStyle = false
    /// Sequences that it does not know.
    private(set) var unknown: [String] = []
    /// Whether a colour has ever been chosen.
    private(set) var hadColor = false
    /// Colours of text by their numbers, as far as they have been chosen since this was emptied.
    var colors: Set<Int> = []
    /// Operating system commands, such as questions about the terminal's colours.
    private(set) var commands: [String] = []
    /// Ways of reporting the mouse that are on.
    private(set) var mouseModes: Set<Substring> = []
    private var region: Range<Int>
    private var pending: [UInt8] = []
    private var wrapsNext = false
    private var saved = (row: 0, column: 0)
    private var main: [[String]] = []
    private var last = " "

    init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        lines = VirtualScreen.blank(rows, columns)
        region = 0..<rows
    }

    var text: String { lines.map { $0.joined() }.joined(separator: "\n") }

    private static func blank(_ rows: Int, _ columns: Int) -> [[String]] {
        Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    mutating func resize(rows: Int, columns: Int) {
        var changed = VirtualScreen.blank(rows, columns)
        for row in 0..<min(rows, self.rows) {
            for column in 0..<min(columns, self.columns) { changed[row][column] = lines[row][column] }
        }
        lines = changed
        self.rows = rows
        self.columns = columns
        region = 0..<rows
        row = min(row, rows - 1)
        column = min(column, columns - 1)
    }

    // MARK: Bytes

    mutating func take(_ bytes: some Sequence<UInt8>) {
        pending += bytes
        var index = 0
        while index < pending.count, let used = takeOne(at: index) { index += used }
        pending.removeFirst(index)
    }

    /// - Returns: how many bytes that were; nil if more are needed.
    private mutating func takeOne(at index: Int) -> Int? {
        let byte = pending[index]
        switch byte {
        case 0x1B: return escape(at: index)
        case 0x08: column = max(0, column - 1)
        case 0x0A, 0x0B: lineFeed()
        case 0x0D: column = 0
        case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
        case 0..<0x20, 0x7F: break
        case 0..<0x80: put(String(Unicode.Scalar(byte)))
        default:
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            guard index + length <= pending.count else { return nil }
            put(String(decoding: pending[index..<index + length], as: UTF8.self))
            return length
        }
        if byte < 0x20 { wrapsNext = false }
        return 1
    }

    private mutating func escape(at start: Int) -> Int? {
        guard start + 1 < pending.count else { return nil }
        switch pending[start + 1] {
        case UInt8(ascii: "["):
            var end = start + 2
            while end < pending.count, !(0x40...0x7E).contains(pending[end]) { end += 1 }
            guard end < pending.count else { return nil }
            control(String(decoding: pending[start + 2..<end], as: UTF8.self), Character(Unicode.Scalar(pending[end])))
            return end - start + 1
        case UInt8(ascii: "]"):
            var end = start + 2
            while end < pending.count, pending[end] != 0x07 { end += 1 }
            guard end < pending.count else { return nil }
            commands.append(String(decoding: pending[start + 2..<end], as: UTF8.self))
            return end - start + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return start + 2 < pending.count ? 3 : nil
        case UInt8(ascii: "="): isKeypadOn = true
        case UInt8(ascii: ">"): isKeypadOn = false
        case UInt8(ascii: "M"):
            if row == region.lowerBound { scroll(region, by: -1) } else { row = max(0, row - 1) }
        // Curses sets a scrolling region between these two.
        case UInt8(ascii: "7"): saved = (row, column)
        case UInt8(ascii: "8"): (row, column) = saved
        default: unknown.append("ESC \(pending[start + 1])")
        }
        return 2
    }

    // MARK: Sequences

    private mutating func control(_ parameters: String, _ final: Character) {
        wrapsNext = false
        if parameters.hasPrefix("?") { return mode(parameters.dropFirst(), isSet: final == "h") }
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = max(1, numbers.first ?? 1)
        switch final {
        case "H", "f":
            row = clamp(first - 1, rows)
            column = clamp(max(1, numbers.count > 1 ? numbers[1] : 1) - 1, columns)
        case "A": row = clamp(row - first, rows)
        case "B": row = clamp(row + first, rows)
        case "C": column = clamp(column + first, columns)
        case "D": column = clamp(column - first, columns)
        case "G": column = clamp(first - 1, columns)
        case "d": row = clamp(first - 1, rows)
        case "J": eraseScreen(numbers.first ?? 0)
        case "K":
            let range =
                (numbers.first ?? 0) == 1 ? 0..<column + 1 : (numbers.first ?? 0) == 2 ? 0..<columns : column..<columns
            for column in range { lines[row][column] = " " }
        case "X": for column in column..<min(columns, column + first) { lines[row][column] = " " }
        case "P":
            let count = min(first, columns - column)
            lines[row].removeSubrange(column..<column + count)
            lines[row] += Array(repeating: " ", count: count)
        case "@":
            let count = min(first, columns - column)
            lines[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
            lines[row].removeLast(count)
        case "b": for _ in 0..<first { put(last) }
        case "L": scroll(row..<region.upperBound, by: -first)
        case "M": scroll(row..<region.upperBound, by: first)
        case "S": scroll(region, by: first)
        case "T": scroll(region, by: -first)
        case "r":
            let bottom = numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows
            region = first - 1 < bottom ? first - 1..<min(bottom, rows) : 0..<rows
            row = 0
            column = 0
        case "m":
            if numbers.contains(where: { (30..<39).contains($0) || (40..<49).contains($0) }) { hadColor = true }
            for (index, number) in numbers.enumerated() where number == 38 && index + 2 < numbers.count {
                colors.insert(numbers[index + 2])
            }
            hasStyle = !numbers.allSatisfy { [0, 39, 49].contains($0) }
        case "h", "l", "t", "n", "q", "c": break
        default: unknown.append("CSI \(parameters)\(final)")
        }
    }

    private mutating func mode(_ numbers: Substring, isSet: Bool) {
        for number in numbers.split(separator: ";") {
            switch number {
            case "1": isKeypadOn = isSet
            case "25": isCursorVisible = isSet
            case "1000", "1002", "1006": if isSet { mouseModes.insert(number) } else { mouseModes.remove(number) }
            case "1049" where isSet != isAlternate:
                isAlternate = isSet
                swap(&main, &lines)
                if lines.count != rows || lines.first?.count != columns { lines = VirtualScreen.blank(rows, columns) }
            default: break
            }
        }
    }

    private func clamp(_ value: Int, _ count: Int) -> Int { min(max(0, value), count - 1) }

    private mutating func eraseScreen(_ kind: Int) {
        for row in 0..<rows {
            for column in 0..<columns {
                let isAfter = (row, column) >= (self.row, self.column)
                if kind >= 2 || (kind == 0) == isAfter { lines[row][column] = " " }
            }
        }
    }

    private mutating func scroll(_ range: Range<Int>, by count: Int) {
        guard !range.isEmpty else { return }
        let blank = Array(repeating: " ", count: columns)
        for _ in 0..<min(abs(count), range.count) {
            if count > 0 {
                lines.remove(at: range.lowerBound)
                lines.insert(blank, at: range.upperBound - 1)
            } else {
                lines.remove(at: range.upperBound - 1)
                lines.insert(blank, at: range.lowerBound)
            }
        }
    }

    private mutating func lineFeed() {
        if row == region.upperBound - 1 { scroll(region, by: 1) } else { row = min(rows - 1, row + 1) }
    }

    private mutating func put(_ character: String) {
        if wrapsNext {
            wrapsNext = false
            column = 0
            lineFeed()
        }
        last = character
        let width = max(1, TextWidth.of(character))
        lines[row][column] = character
        if width == 2, column + 1 < columns { lines[row][column + 1] = "" }
        if column + width >= columns { wrapsNext = true } else { column += width }
    }
}
