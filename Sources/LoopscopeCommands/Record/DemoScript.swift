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
/// Reading order: `DemoScript` -> `DemoScriptParser` -> `RecordingSubject` -> `Filming` -> `LessonFilm`.
struct DemoScript {
    /// A program or a lesson, as the script names it, from its own folder; and where it does so.
    var program = ""
    var programPlace = (line: 1, column: 1)
    /// Empty: that of what it is about.
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
        var column: Int
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
        /// Writes the screen of the moment to a file of its own.
        case screenshot(String)
        /// What follows is done, but not recorded; or is recorded again.
        case hide, show
        /// From here on.
        case setPause(Int)
        case setTypingSpeed(Int)
    }

    /// It says what is to be done, and not only how it is to look.
    var hasSteps: Bool {
        steps.contains {
            switch $0.action {
            case .setPause, .setTypingSpeed: false
            default: true
            }
        }
    }

    var hasChapters: Bool {
        steps.contains { if case .chapter = $0.action { true } else { false } }
    }

    /// - Throws: what can't be shown at that width.
    func check(columns: Int) throws(DemoScriptErrors) {
        let errors = steps.compactMap { step -> DemoScriptError? in
            guard case .caption(let text, _) = step.action, !CaptionBar.fits(text, columns: columns) else { return nil }
            let width = CaptionBar.width(columns: columns)
            return DemoScriptError(
                line: step.line, column: step.column,
                message: "the caption is too long: there are \(CaptionBar.rows) lines of \(width) characters")
        }
        if !errors.isEmpty { throw DemoScriptErrors(errors) }
    }

    /// Whether there is anything to be said below the screen.
    var hasBar: Bool {
        look.showsKeys || steps.contains { if case .caption = $0.action { true } else { false } }
    }
}

/// How a recording looks, whatever it is of.
struct FilmSettings: Equatable {
    /// nil: the usual one.
    var size: FilmSize?
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

    static let usual = FilmSize(columns: 100, rows: 30)
    /// With the narration beside the panels.
    static let ofLesson = FilmSize(columns: 120, rows: 30)

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
