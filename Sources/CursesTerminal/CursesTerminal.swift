import CCurses
import Glibc
import Screen

/// The terminal: cells out, keys in.
///
/// Takes the terminal over when it is made and gives it back in `close`, at `exit`, when the process is stopped, and when
/// it crashes. There is one at a time, used by one thread.
///
/// Reading order: `init` -> `show` -> `read`; what is difficult about terminals is in CCurses.c.
public final class CursesTerminal {
    public enum Failure: Error {
        /// Standard output, or what keys would be read from, is no terminal.
        case notATerminal
        /// TERM names no terminal that curses knows.
        case unknownTerminal
    }

    public let depth: ColorDepth
    private var options: Options
    private var shown: CellGrid?
    /// Pairs by their colours; pair 0 is the terminal's own.
    private var pairs: [Colors: Int32] = [:]
    private var looks: [Style: Look] = [:]
    private var isOpen = true

    public struct Options: Sendable {
        /// At most so many colours, if the terminal has them.
        public var depth = ColorDepth.many
        public var background = Background.unknown
        /// The terminal itself is asked, where the background is not known. What it answers changes the colours when it comes; until
        /// then, and where it answers nothing, they are those for both.
        public var asksBackground = false
        /// What the user wants to look otherwise.
        public var theme = ThemeChanges()
        /// Nothing but ASCII is sent.
        public var isASCII = false
        public var usesMouse = true
        /// If standard input is something else, keys come from the terminal all the same.
        public var asksTerminal = false

        public init() {}
    }

    public init(_ options: Options = Options()) throws(Failure) {
        self.options = options
        switch Int(cc_start(options.asksTerminal, options.usesMouse)) {
        case Int(CC_STARTED.rawValue): break
        case Int(CC_NOT_A_TERMINAL.rawValue): throw .notATerminal
        default: throw .unknownTerminal
        }
        let colors = cc_colors()
        let most: ColorDepth = colors >= 256 ? .many : colors >= 8 ? .eight : .none
        depth = options.depth.rawValue < most.rawValue ? options.depth : most
        // With fewer colours they are the same on every background.
        if options.asksBackground, options.background == .unknown, depth == .many { cc_ask_background() }
    }

    /// To be called on every other thread that may crash: if its stack overflows, the terminal is given back all the same.
    public static func protectThread() { cc_protect_thread() }

    deinit { close() }

    /// Gives the terminal back. Safe to call twice.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        cc_end()
    }

    /// The terminal's size in cells.
    public var size: (rows: Int, columns: Int) {
        var rows: Int32 = 0
        var columns: Int32 = 0
        cc_size(&rows, &columns)
        return (Int(rows), Int(columns))
    }

    // MARK: Out

    /// Shows a grid: sends the cells that differ from those that are shown.
    public func show(_ grid: CellGrid) {
        let grid = options.isASCII ? grid.inASCII : grid
        let size = size
        let last = shown.flatMap { $0.rows == grid.rows && $0.columns == grid.columns ? $0 : nil }
        for row in 0..<min(grid.rows, size.rows) {
            for column in 0..<min(grid.columns, size.columns) {
                let cell = grid[row, column]
                // A wide character is put as a whole, with the cell of its continuation.
                guard cell.width > 0, column + Int(cell.width) <= size.columns else { continue }
                if let last, last[row, column] == cell { continue }
                put(cell, row: row, column: column)
            }
        }
        shown = grid
        cc_flush()
    }

    /// What is shown takes other colours.
    private func learn(_ background: Background) {
        guard options.background == .unknown else { return }
        options.background = background
        looks = [:]
        guard let grid = shown else { return }
        shown = nil
        show(grid)
    }

    /// The next `show` sends every cell: something else wrote to the terminal.
    public func forget() {
        shown = nil
        cc_forget_screen()
    }

    private struct Colors: Hashable {
        var foreground: Int32
        var background: Int32
    }

    private struct Look {
        var attributes: UInt32
        var pair: Int32
    }

    private func put(_ cell: Cell, row: Int, column: Int) {
        let look = look(of: cell.style)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 5) { scalars in
            var count = 0
            for scalar in cell.text.unicodeScalars.lazy.filter({ TextWidth.isAgreed($0, inColumns: cell.width) })
                .prefix(5)
            {
                scalars.initializeElement(at: count, to: scalar.value)
                count += 1
            }
            cc_put(
                Int32(row), Int32(column), scalars.baseAddress, Int32(count), Int32(cell.width), look.attributes,
                look.pair)
        }
    }

    private func look(of style: Style) -> Look {
        if let known = looks[style] { return known }
        let appearance = options.theme.appearance(of: style, depth: depth, background: options.background)
        var attributes: UInt32 = 0
        if appearance.attributes.contains(.bold) { attributes |= UInt32(CC_BOLD.rawValue) }
        if appearance.attributes.contains(.dim) { attributes |= UInt32(CC_DIM.rawValue) }
        if appearance.attributes.contains(.reverse) { attributes |= UInt32(CC_REVERSE.rawValue) }
        if appearance.attributes.contains(.underline) { attributes |= UInt32(CC_UNDERLINE.rawValue) }
        let colors = Colors(
            foreground: appearance.foreground.map(Int32.init) ?? -1,
            background: appearance.background.map(Int32.init) ?? -1)
        let look = Look(attributes: attributes, pair: pair(of: colors))
        looks[style] = look
        return look
    }

    private func pair(of colors: Colors) -> Int32 {
        if colors == Colors(foreground: -1, background: -1) { return 0 }
        if let known = pairs[colors] { return known }
        // With eight colours there are 64 pairs at least; the theme has fewer.
        let pair = Int32(pairs.count + 1)
        cc_define_pair(pair, colors.foreground, colors.background)
        pairs[colors] = pair
        return pair
    }

    // MARK: In

    /// Waits for the next event.
    /// - Parameter milliseconds: how long at most; nil: forever.
    /// - Returns: nil if nothing came.
    public func read(milliseconds: Int?) -> InputEvent? {
        var value: Int32 = 0
        let wait = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
        switch UInt32(bitPattern: cc_read(wait, &value)) {
        case UInt32(CC_CHARACTER.rawValue): return .key(key(character: value))
        case UInt32(CC_KEY.rawValue): return key(special: value).map { .key($0) }
        case UInt32(CC_FUNCTION_KEY.rawValue): return .key(.function(Int(value)))
        case UInt32(CC_RESIZED.rawValue): return resized()
        case UInt32(CC_RESUMED.rawValue):
            // Whoever had the terminal meanwhile may have changed anything.
            cc_pause()
            cc_resume()
            return resized()
        case UInt32(CC_SIGNAL.rawValue): return signal(value)
        case UInt32(CC_MOUSE.rawValue): return mouse(value).map { .mouse($0) }
        case UInt32(CC_BACKGROUND.rawValue):
            learn(value == Int32(CC_LIGHT.rawValue) ? .light : .dark)
            return nil
        case UInt32(CC_END_OF_INPUT.rawValue): return .endOfInput
        default: return nil
        }
    }

    /// Stops the process, as Ctrl-Z does, with the terminal given back meanwhile.
    public func suspend() {
        cc_pause()
        cc_stop_process()
        cc_resume()
        forget()
    }

    /// Gives the terminal back for as long as somebody else works on it.
    public func lend(to work: () -> Void) {
        cc_pause()
        work()
        cc_resume()
        cc_update_size()
        forget()
    }

    /// Ends the process by a signal that came, with the terminal given back.
    public func die(by signal: InputEvent.Signal) {
        close()
        switch signal {
        case .interrupt: cc_die_by(SIGINT)
        case .terminate: cc_die_by(SIGTERM)
        case .quit: cc_die_by(SIGQUIT)
        case .hangup: cc_die_by(SIGHUP)
        case .stop: break
        }
    }

    private func resized() -> InputEvent {
        cc_update_size()
        forget()
        let size = size
        return .resize(rows: size.rows, columns: size.columns)
    }

    private func mouse(_ action: Int32) -> Mouse? {
        var row: Int32 = 0
        var column: Int32 = 0
        cc_mouse_cell(&row, &column)
        let known: Mouse.Action? =
            switch UInt32(bitPattern: action) {
            case UInt32(CC_MOUSE_PRESS.rawValue): .press
            case UInt32(CC_MOUSE_DRAG.rawValue): .drag
            case UInt32(CC_MOUSE_WHEEL_UP.rawValue): .wheelUp
            case UInt32(CC_MOUSE_WHEEL_DOWN.rawValue): .wheelDown
            default: nil
            }
        return known.map { Mouse($0, row: Int(row), column: Int(column)) }
    }

    private func signal(_ number: Int32) -> InputEvent? {
        switch number {
        case SIGINT: .signal(.interrupt)
        case SIGTERM: .signal(.terminate)
        case SIGQUIT: .signal(.quit)
        case SIGHUP: .signal(.hangup)
        case SIGTSTP: .signal(.stop)
        default: nil
        }
    }

    private func key(character code: Int32) -> Key {
        switch code {
        case 9: .tab
        case 10, 13: .enter
        case 27: .escape
        case 8, 127: .backspace
        case 1...26: .control(Character(Unicode.Scalar(UInt8(code + 96))))
        default: .character(Unicode.Scalar(UInt32(bitPattern: code)).map(Character.init) ?? "\u{FFFD}")
        }
    }

    private func key(special code: Int32) -> Key? {
        switch UInt32(bitPattern: code) {
        case UInt32(CC_KEY_UP.rawValue): .up
        case UInt32(CC_KEY_DOWN.rawValue): .down
        case UInt32(CC_KEY_LEFT.rawValue): .left
        case UInt32(CC_KEY_RIGHT.rawValue): .right
        case UInt32(CC_KEY_PAGE_UP.rawValue): .pageUp
        case UInt32(CC_KEY_PAGE_DOWN.rawValue): .pageDown
        case UInt32(CC_KEY_HOME.rawValue): .home
        case UInt32(CC_KEY_END.rawValue): .end
        case UInt32(CC_KEY_BACKSPACE.rawValue): .backspace
        case UInt32(CC_KEY_DELETE.rawValue): .delete
        case UInt32(CC_KEY_INSERT.rawValue): .insert
        case UInt32(CC_KEY_BACK_TAB.rawValue): .backTab
        case UInt32(CC_KEY_ENTER.rawValue): .enter
        default: nil
        }
    }
}
