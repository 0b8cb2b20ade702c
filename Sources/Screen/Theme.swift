/// How many colours the terminal has.
public enum ColorDepth: Int, CaseIterable, Sendable {
    case none, eight, many
}

/// What the terminal's own background is like.
public enum Background: String, CaseIterable, Sendable {
    /// Colours of middle brightness, which can be read on both of the others.
    case unknown
    case dark, light
}

/// Colours as the terminal numbers them, and attributes.
public struct Appearance: Hashable, Sendable {
    /// nil: the terminal's own.
    public var foreground: UInt8?
    public var background: UInt8?
    public var attributes: Style.Attributes

    public init(foreground: UInt8? = nil, background: UInt8? = nil, _ attributes: Style.Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// The colours of the roles.
///
/// The six states of a task differ for people with any kind of colour vision (PaletteTests simulate three that lack a kind of cone), and
/// glyph and word say the same. A ground other than the plain one always brings its own colour of text.
public enum Theme {
    /// - Complexity: O(1).
    public static func appearance(
        of style: Style, depth: ColorDepth, background: Background = .unknown
    ) -> Appearance {
        var result: Appearance
        switch depth {
        case .none:
            result = Appearance(nil, ground: style.ground)
            if style.role == .muted, style.ground == .plain { result.attributes.insert(.dim) }
        case .eight: result = eight(style)
        case .many: result = many(style, background)
        }
        result.attributes.formUnion(style.attributes)
        return result
    }

    private static func many(_ style: Style, _ background: Background) -> Appearance {
        let isLight = background == .light
        switch style.ground {
        case .bar: return Appearance(foreground: style.role == .muted ? 252 : 255, background: 24)
        case .currentLine: return Appearance(foreground: isLight ? 16 : 231, background: isLight ? 153 : 25)
        case .selection: return Appearance(foreground: isLight ? 16 : 231, background: isLight ? 252 : 60)
        case .plain: break
        }
        func color(_ unknown: UInt8, dark: UInt8, light: UInt8) -> Appearance {
            Appearance(foreground: background == .unknown ? unknown : isLight ? light : dark)
        }
        return switch style.role {
        case .text: Appearance()
        case .muted, .comment: color(244, dark: 245, light: 242)
        case .border: color(242, dark: 240, light: 248)
        case .accent, .key: color(32, dark: 75, light: 25)
        case .running: color(29, dark: 84, light: 29)
        case .ready: color(202, dark: 220, light: 130)
        case .suspended: color(27, dark: 39, light: 18)
        case .returned: color(245, dark: 245, light: 240)
        case .raised, .error: color(160, dark: 203, light: 124)
        case .cancelled, .control: color(98, dark: 219, light: 127)
        case .time: color(30, dark: 80, light: 23)
        case .keyword, .decorator: color(68, dark: 111, light: 25)
        case .string: color(101, dark: 144, light: 58)
        case .number, .builtin: color(66, dark: 109, light: 23)
        case .definition: Appearance(.bold)
        }
    }

    private static func eight(_ style: Style) -> Appearance {
        switch style.ground {
        case .bar, .selection: return Appearance(nil, ground: style.ground)
        case .currentLine: return Appearance(foreground: 7, background: 4, .bold)
        case .plain: break
        }
        return switch style.role {
        case .text, .string: Appearance()
        case .muted, .border, .returned, .comment: Appearance(.dim)
        case .accent, .suspended, .key, .keyword, .decorator: Appearance(foreground: 4)
        case .running: Appearance(foreground: 2)
        case .ready: Appearance(foreground: 3)
        case .raised, .error: Appearance(foreground: 1)
        case .cancelled, .control: Appearance(foreground: 5)
        case .time, .number, .builtin: Appearance(foreground: 6)
        case .definition: Appearance(.bold)
        }
    }
}

extension Appearance {
    init(_ attributes: Style.Attributes) { self.init(foreground: nil, background: nil, attributes) }

    /// Without colours a ground is shown in reverse.
    fileprivate init(_ foreground: UInt8?, ground: Ground) {
        self.init(foreground: foreground, background: nil, ground == .plain ? [] : .reverse)
    }
}
