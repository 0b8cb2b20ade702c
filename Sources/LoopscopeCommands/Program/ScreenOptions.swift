import ArgumentParser
import CursesTerminal
import Glibc
import Screen

/// How the screen looks, and what it listens to.
struct ScreenOptions: ParsableArguments {
    enum Colors: String, ExpressibleByArgument, CaseIterable {
        case auto, never
        case eight = "8"
        case many = "256"
    }

    enum Ground: String, ExpressibleByArgument, CaseIterable { case auto, dark, light }

    @Option(help: "How many colours: auto is what the terminal has, and none where NO_COLOR is set.")
    var color: Colors?

    @Option(help: "What the terminal's background is like; auto heeds COLORFGBG, else asks the terminal.")
    var background: Ground?

    @Flag(help: "Nothing but ASCII on the screen.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    /// What is not said here is as the user's file says.
    func completed(by settings: ConfigurationFile.Settings) -> ScreenOptions {
        var options = self
        options.color = color ?? settings.color
        options.background = background ?? settings.background
        options.ascii = ascii || settings.isASCII ?? false
        options.noMouse = noMouse || settings.usesMouse == false
        return options
    }

    func terminalOptions(asksTerminal: Bool, theme: ThemeChanges) -> CursesTerminal.Options {
        var options = CursesTerminal.Options()
        options.depth = depth
        options.background = ground
        options.asksBackground = (background ?? .auto) == .auto && Self.canBeAsked(Self.variable("TERM"))
        options.theme = theme
        options.isASCII = isASCII
        options.usesMouse = !noMouse
        options.asksTerminal = asksTerminal
        return options
    }

    /// These terminals have no other characters.
    var isASCII: Bool { ascii || ["linux", "vt100", "vt102", "vt220"].contains(Self.variable("TERM")) }

    private var depth: ColorDepth {
        switch color ?? .auto {
        // See no-color.org.
        case .auto: Self.variable("NO_COLOR").isEmpty ? .many : .none
        case .never: .none
        case .eight: .eight
        case .many: .many
        }
    }

    /// Those that know xterm's question, or pass over it without a trace.
    private static func canBeAsked(_ terminal: String) -> Bool {
        let families = [
            "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "foot", "wezterm", "ghostty", "konsole", "gnome",
            "vte",
            "st-", "contour", "mintty", "iterm",
        ]
        return families.contains { terminal.hasPrefix($0) }
    }

    private var ground: Background {
        switch background ?? .auto {
        case .dark: .dark
        case .light: .light
        // `15;0`: foreground and background, as numbers of the sixteen colours.
        case .auto:
            switch Self.variable("COLORFGBG").split(separator: ";").last.flatMap({ Int($0) }) {
            case .some(0...6), .some(8): .dark
            case .some(7), .some(15): .light
            default: .unknown
            }
        }
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
