import ScreenExport
import Screen

/// What a demo script says: which program, how it is shown, and what is done step by step.
///
/// A script is plain text, and one word for one thing: keys go by their names, as on the help page of the stepper.
///
///     # Comments begin with a number sign.
///     Title "Alarm clocks"
///     Program 13-alarm-clocks.py
///     Set Size 100x30
///     Output recordings/13-alarm-clocks.svg
///
///     Chapter "Three sleeps"
///     Caption "The timers stand in the order of their due times."
///     Type "72G"
///     Right 3
///     Sleep 2s
///
/// Reading order: `DemoScript` -> `DemoScriptParser` -> `Filming`.
struct DemoScript: Equatable {
    /// As the script names it, from its own folder.
    var program = ""
    var title = ""
    var summary = ""
    /// Files to write, from the script's folder.
    var outputs: [String] = []
    var look = FilmSettings()
    /// Options of the program, as on the command line.
    var options: [String] = []
    var arguments: [String] = []
    /// Which shot stands for all.
    var poster: Moment?
    var loops = true
    var steps: [Step] = []

    struct Step: Equatable {
        /// Of the script, from 1.
        var line: Int
        var action: StepAction
    }

    enum StepAction: Equatable {
        /// Keys one after the other.
        /// - Parameter each: milliseconds that each but the last one stands; nil: as the settings say.
        case press([Key], isText: Bool, each: Int?)
        case sleep(Int)
        /// nil: as long as it takes to read.
        case caption(String, Int?)
        case chapter(String)
        /// What follows is done, but not recorded; or is recorded again.
        case hide, show
        /// From here on.
        case setPause(Int)
        case setTypingSpeed(Int)
    }

    /// Whether there is anything to be said below the screen.
    var hasBar: Bool {
        look.showsKeys
            || steps.contains {
                if case .caption = $0.action { return true }
                return false
            }
    }
}

/// How a recording looks, whatever it is of.
struct FilmSettings: Equatable {
    var size = FilmSize(columns: 100, rows: 30)
    var scheme = ColorScheme.dark
    /// Times are divided by it, in thousandths.
    var speed = 1000
    /// Keys are shown in the caption bar.
    var showsKeys = true
}

/// Columns and rows of a recording, with its caption bar.
struct FilmSize: Equatable {
    var columns: Int
    var rows: Int

    static let leastColumns = 40
    static let leastRows = 14
    static let most = 500

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// `100x30`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
            (FilmSize.leastColumns...FilmSize.most).contains(columns),
            (FilmSize.leastRows...FilmSize.most).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }

    static let expectation =
        "a size is COLUMNSxROWS, from \(leastColumns)x\(leastRows) to \(most)x\(most), such as 100x30"
}
