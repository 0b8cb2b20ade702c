import Screen

/// The colours behind a terminal's numbers, where the recording brings its own.
public struct ColorScheme: Equatable, Sendable {
    /// As the user calls it.
    public var name: String
    /// Red, green and blue, 8 bits each.
    public var foreground: UInt32
    public var background: UInt32
    /// Which of the theme's colours stand on it.
    public var kind: Background
    /// The first 16 colours.
    var system: [UInt32]

    public static let dark = ColorScheme(
        name: "dark", foreground: 0xD6DAE0, background: 0x14181F, kind: .dark,
        system: [
            0x14181F, 0xE0676B, 0x5FBF77, 0xD9A441, 0x5AA3E8, 0xC586C0, 0x4FB9B0, 0xD6DAE0,
            0x6B7480, 0xF08A8D, 0x86D69A, 0xEFC670, 0x86BEF2, 0xDBA9D7, 0x7FD3CB, 0xFFFFFF,
        ])
    public static let light = ColorScheme(
        name: "light", foreground: 0x24292F, background: 0xFCFCFA, kind: .light,
        system: [
            0x24292F, 0xB3261E, 0x1A7F37, 0x8A5A00, 0x0A5CC2, 0x8A3A9C, 0x0B7A75, 0x6B7480,
            0x4B535D, 0xC93A32, 0x2A9149, 0x9C6A0A, 0x2B74D6, 0x9E50B0, 0x1A8C86, 0x000000,
        ])
    public static let all = [dark, light]

    /// A colour by its number: the scheme's own 16, then the cube of 6 by 6 by 6 and the greys of xterm's 256.
    func color(_ number: UInt8) -> UInt32 {
        switch Int(number) {
        case 0..<16: return system[Int(number)]
        case 16..<232:
            let cube = Int(number) - 16
            func level(_ step: Int) -> UInt32 { step == 0 ? 0 : UInt32(55 + 40 * step) }
            return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6)
        default:
            let grey = UInt32(8 + 10 * (Int(number) - 232))
            return grey << 16 | grey << 8 | grey
        }
    }

    /// `#14181f`; three digits where they say the same.
    static func hex(_ color: UInt32) -> String {
        let digits = String(color | 0x1000000, radix: 16).dropFirst()
        let all = Array(digits)
        if all[0] == all[1], all[2] == all[3], all[4] == all[5] { return "#\(all[0])\(all[2])\(all[4])" }
        return "#" + digits
    }

    /// For the header of a cast, six digits each.
    func long(_ color: UInt32) -> String { "#" + String(color | 0x1000000, radix: 16).dropFirst() }
}

/// How a cell looks in a picture.
struct Look: Hashable {
    var color: UInt32
    var isBold = false
    var isDim = false
    var isUnderlined = false
}

extension ColorScheme {
    /// A cell's text and what it stands on; nil: on the plain ground.
    func look(of style: Style) -> (look: Look, ground: UInt32?) {
        let appearance = Theme.appearance(of: style, depth: .many, background: kind)
        var text = appearance.foreground.map { color($0) } ?? foreground
        var ground = appearance.background.map { color($0) }
        if appearance.attributes.contains(.reverse) { (text, ground) = (ground ?? background, text) }
        let look = Look(
            color: text, isBold: appearance.attributes.contains(.bold), isDim: appearance.attributes.contains(.dim),
            isUnderlined: appearance.attributes.contains(.underline))
        return (look, ground)
    }
}
