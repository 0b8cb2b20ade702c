/// What a user changes about the looks of roles and grounds. What is not named stays as `Theme` has it.
///
/// Reading order: `ThemeTable` -> `set` -> `appearance`.
public struct ThemeChanges: Equatable, Sendable {
    private var roles: [Role: Appearance] = [:]
    private var grounds: [Ground: Appearance] = [:]

    public init() {}

    /// Why a look can't be, for people.
    public struct Mistake: Error, Equatable {
        public var message: String
    }

    /// Changes one look.
    /// - Parameters:
    ///   - name: as in `ThemeTable`.
    ///   - look: `COLOR on COLOR ATTRIBUTE ...`, each part of which may be absent.
    public mutating func set(_ name: String, to look: String) throws(Mistake) {
        let role = Role.allCases.first { $0.name == name }
        let ground = Ground.allCases.first { $0.name == name }
        guard role != nil || ground != nil else {
            throw Mistake(
                message: "there is no '\(name)' in [theme]; there is \(ThemeTable.names.joined(separator: ", "))")
        }
        let appearance = try ThemeChanges.parse(look, of: name)
        if let role { roles[role] = appearance }
        if let ground { grounds[ground] = appearance }
    }

    private static let attributes: [(name: String, attribute: Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
    ]

    private static func parse(_ text: String, of name: String) throws(Mistake) -> Appearance {
        var look = Appearance()
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
        if words.isEmpty { throw Mistake(message: "'\(name)' takes \(ThemeTable.form)") }
        var hasColor = false
        var hasGround = false
        while let word = words.popFirst() {
            if let known = attributes.first(where: { $0.name == word.lowercased() }) {
                look.attributes.insert(known.attribute)
            } else if word.lowercased() == "on" {
                guard let color = words.popFirst() else {
                    throw Mistake(message: "'\(name)': a colour is missing behind 'on'")
                }
                if hasGround { throw Mistake(message: "'\(name)' has two colours behind 'on'") }
                hasGround = true
                look.background = try number(of: color, name)
            } else {
                let color = try number(of: word, name)
                if hasColor {
                    throw Mistake(message: "'\(name)' has two colours; that of the ground stands behind 'on'")
                }
                hasColor = true
                look.foreground = color
            }
        }
        return look
    }

    /// nil: the terminal's own.
    private static func number(of color: String, _ name: String) throws(Mistake) -> UInt8? {
        if color.lowercased() == "default" { return nil }
        if let number = PaletteColor.number(of: color) { return number }
        throw Mistake(message: "'\(name)': '\(color)' is no colour and no attribute; a look is \(ThemeTable.form)")
    }

    /// As `Theme.appearance`, with the changes.
    ///
    /// A ground that was given no colour of text leaves each role its own.
    /// - Complexity: O(1).
    public func appearance(
        of style: Style, depth: ColorDepth, background: Background = .unknown
    ) -> Appearance {
        let plain = style.on(.plain)
        var result: Appearance
        switch style.ground {
        case .plain:
            guard let change = roles[style.role] else {
                return Theme.appearance(of: style, depth: depth, background: background)
            }
            result = ThemeChanges.fit(change, depth)
        default:
            guard let change = grounds[style.ground] else {
                return Theme.appearance(of: style, depth: depth, background: background)
            }
            result = ThemeChanges.fit(change, depth)
            if result.foreground == nil {
                result.foreground = appearance(of: plain, depth: depth, background: background).foreground
            }
            // A ground is always seen.
            if result.background == nil, result.attributes.isEmpty { result.attributes = .reverse }
        }
        result.attributes.formUnion(style.attributes)
        return result
    }

    private static func fit(_ look: Appearance, _ depth: ColorDepth) -> Appearance {
        switch depth {
        case .none: Appearance(look.attributes)
        case .eight:
            Appearance(
                foreground: look.foreground.map(PaletteColor.ofEight),
                background: look.background.map(PaletteColor.ofEight), look.attributes)
        case .many: look
        }
    }
}

/// What has a look of its own, for the user's file: the manual and the README show it.
public enum ThemeTable {
    public struct Row: Sendable {
        public var names: [String]
        public var help: String
    }

    public static let rows: [Row] = [
        row([.text], "everything else"),
        row([.muted], "line numbers, headings of columns, hints"),
        row([.accent], "what the frame is about: the panel in focus, what was printed now"),
        row([.border], "rules between the panels"),
        row([.running, .ready, .suspended, .returned, .raised, .cancelled], "the states of a task"),
        row([.time], "times of the clock"),
        row([.error], "text on stderr, breakpoints"),
        row([.control], "stand-ins for characters that would steer the terminal"),
        row([.key], "names of keys"),
        row([.keyword, .string, .number, .comment, .definition, .builtin, .decorator], "parts of the source"),
        Row(names: [Ground.bar.name], help: "the first row of the screen, and lines that tell something"),
        Row(names: [Ground.currentLine.name], help: "the line of the source where the frame is"),
        Row(names: [Ground.selection.name], help: "the row with the cursor"),
    ]

    public static var names: [String] { rows.flatMap(\.names) }

    /// How a look is written.
    public static let form =
        "a colour, 'on' and a colour, and any of bold, dim, underline, reverse; a colour is a number to 255, "
        + "\(PaletteColor.names.joined(separator: ", ")), the same with bright- before it, default, or #rrggbb"

    /// The table for the README, in Markdown.
    public static var markdown: String {
        "| in `[theme]` | looks of |\n| --- | --- |\n"
            + rows.map { "| \($0.names.map { "`\($0)`" }.joined(separator: " ")) | \($0.help) |\n" }.joined()
    }

    private static func row(_ roles: [Role], _ help: String) -> Row { Row(names: roles.map(\.name), help: help) }
}

extension Role {
    /// As a user's file calls it.
    public var name: String { "\(self)" }
}

extension Ground {
    /// As a user's file calls it; the plain one has no look of its own.
    public var name: String { self == .currentLine ? "current-line" : self == .plain ? "" : "\(self)" }
}
