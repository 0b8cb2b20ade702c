/// A key of the keyboard, whatever bytes a terminal sends for it.
public enum Key: Hashable, Sendable {
    /// A character that was typed; space is one of them.
    case character(Character)
    /// Ctrl with a letter, in lower case.
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, pageUp, pageDown, home, end
    /// From 1.
    case function(Int)
}

/// `"q"` is the key of that character.
extension Key: ExpressibleByUnicodeScalarLiteral {
    public init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(Character(value)) }
}

/// What a mouse did at a cell; rows and columns count from 0.
public struct Mouse: Hashable, Sendable {
    public enum Action: Sendable {
        /// The first button went down.
        case press
        /// The pointer moved while it is down.
        case drag
        case wheelUp, wheelDown
    }

    public var action: Action
    public var row: Int
    public var column: Int

    public init(_ action: Action, row: Int, column: Int) {
        self.action = action
        self.row = row
        self.column = column
    }
}

/// What reaches a program from its terminal.
public enum InputEvent: Hashable, Sendable {
    public enum Signal: Sendable {
        /// SIGINT, Ctrl-C.
        case interrupt
        /// SIGTERM.
        case terminate
        /// SIGQUIT, Ctrl-\.
        case quit
        /// SIGHUP: the terminal is gone.
        case hangup
        /// SIGTSTP, Ctrl-Z.
        case stop
    }

    case key(Key)
    case mouse(Mouse)
    /// The terminal has a new size, or came back from a stop: everything is to be drawn again.
    case resize(rows: Int, columns: Int)
    /// No key will ever come again.
    case endOfInput
    case signal(Signal)
}
