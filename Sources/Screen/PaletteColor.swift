/// The colours that terminals number from 0 to 255: eight, their bright forms, a cube of six steps a side, and greys.
public enum PaletteColor {
    public static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    /// What xterm shows for a number. The first 16 are each terminal's own; these are only near them.
    static func rgb(_ number: UInt8) -> (red: Int, green: Int, blue: Int) {
        let index = Int(number)
        if index < 16 {
            let full = index == 7 ? 229 : index < 8 ? 205 : 255
            let low = index == 8 ? 127 : 0
            func part(_ bit: Int) -> Int { index & bit == 0 ? low : full }
            return (part(1), part(2), part(4))
        }
        if index >= 232 {
            let grey = 8 + 10 * (index - 232)
            return (grey, grey, grey)
        }
        func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
        return (level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6))
    }

    /// The nearest of the cube and the greys: those are the same on every terminal. Of two that are as near, the lower.
    static func nearest(red: Int, green: Int, blue: Int) -> UInt8 { nearest((red, green, blue), of: 16...255) }

    /// The nearest of the eight that every terminal with colours has.
    static func ofEight(_ number: UInt8) -> UInt8 { number < 16 ? number % 8 : nearest(rgb(number), of: 0...7) }

    private static func nearest(_ wanted: (red: Int, green: Int, blue: Int), of range: ClosedRange<UInt8>) -> UInt8 {
        func distance(_ number: UInt8) -> Int {
            let color = rgb(number)
            let apart = [color.red - wanted.red, color.green - wanted.green, color.blue - wanted.blue]
            return apart.reduce(0) { $0 + $1 * $1 }
        }
        return range.min { distance($0) < distance($1) } ?? range.lowerBound
    }

    /// The number of a colour that somebody wrote: `75`, `cyan`, `bright-cyan`, or `#5fafff` for the nearest that there is.
    static func number(of text: String) -> UInt8? {
        let text = text.lowercased()
        if let number = UInt8(text), text.allSatisfy(\.isNumber) { return number }
        if let index = names.firstIndex(of: text) { return UInt8(index) }
        let bright = "bright-"
        if text.hasPrefix(bright), let index = names.firstIndex(of: String(text.dropFirst(bright.count))) {
            return UInt8(index + 8)
        }
        if text == "gray" || text == "grey" { return 8 }
        guard text.hasPrefix("#"), text.count == 7, text.dropFirst().allSatisfy(\.isHexDigit),
            let rgb = Int(text.dropFirst(), radix: 16)
        else { return nil }
        return nearest(red: rgb >> 16, green: rgb >> 8 & 0xFF, blue: rgb & 0xFF)
    }
}
