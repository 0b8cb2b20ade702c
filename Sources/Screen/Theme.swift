/// How many colours the terminal has.
public enum ColorDepth: Int, CaseIterable, Sendable {
    case none, eight, many
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
/// The colours of text are of middle brightness, so that they can be read on a light and on a dark terminal; a ground
/// other than the plain one always brings its own colour of text, for the same reason.
public enum Theme {
    /// - Complexity: O(1).
    public static func appearance(of style: Style, depth: ColorDepth) -> Appearance {
        var result: Appearance
        switch depth {
        case .none: result = Appearance(nil, ground: style.ground)
        case .eight: result = eight(style)
        case .many: result = many(style)
        }
        result.attributes.formUnion(style.attributes)
        return result
    }

    private static func many(_ style: Style) -> Appearance {
        switch style.ground {
        case .bar: return Appearance(foreground: style.role == .muted ? 248 : 255, background: 24)
        case .currentLine: return Appearance(foreground: 231, background: 25)
        case .selection: return Appearance(foreground: 231, background: 60)
        case .plain: break
        }
        switch style.role {
        case .text: return Appearance()
        case .muted: return Appearance(foreground: 244)
        case .border: return Appearance(foreground: 242)
        case .accent: return Appearance(foreground: 32)
        case .running: return Appearance(foreground: 35)
        case .ready: return Appearance(foreground: 172)
        case .suspended: return Appearance(foreground: 33)
        case .returned: return Appearance(foreground: 244)
        case .raised: return Appearance(foreground: 167)
        case .cancelled: return Appearance(foreground: 133)
        case .time: return Appearance(foreground: 36)
        case .error: return Appearance(foreground: 167)
        case .control: return Appearance(foreground: 133)
        case .key: return Appearance(foreground: 32)
        case .keyword, .decorator: return Appearance(foreground: 68)
        case .string: return Appearance(foreground: 101)
        case .number, .builtin: return Appearance(foreground: 66)
        case .comment: return Appearance(foreground: 244)
        case .definition: return Appearance(.bold)
        }
    }

    private static func eight(_ style: Style) -> Appearance {
        switch style.ground {
        case .bar, .selection: return Appearance(nil, ground: style.ground)
        case .currentLine: return Appearance(foreground: 7, background: 4, .bold)
        case .plain: break
        }
        switch style.role {
        case .text: return Appearance()
        case .muted, .border, .returned: return Appearance(.dim)
        case .accent, .suspended, .key: return Appearance(foreground: 4)
        case .running: return Appearance(foreground: 2)
        case .ready: return Appearance(foreground: 3)
        case .raised, .error: return Appearance(foreground: 1)
        case .cancelled, .control: return Appearance(foreground: 5)
        case .time, .number, .builtin: return Appearance(foreground: 6)
        case .keyword, .decorator: return Appearance(foreground: 4)
        case .string: return Appearance(foreground: 2)
        case .comment: return Appearance(.dim)
        case .definition: return Appearance(.bold)
        }
    }
}

extension Appearance {
    fileprivate init(_ attributes: Style.Attributes) { self.init(foreground: nil, background: nil, attributes) }

    /// Without colours a ground is shown in reverse.
    fileprivate init(_ foreground: UInt8?, ground: Ground) {
        self.init(foreground: foreground, background: nil, ground == .plain ? [] : .reverse)
    }
}
