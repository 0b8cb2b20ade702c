import ArgumentParser
import ScreenExport

/// What a recording can be written as.
enum RecordingFormat: Equatable, CaseIterable {
    case castV2, castV3, svg, html, text, ansi

    /// Names for `--format`; the first is the one that help shows.
    var names: [String] {
        switch self {
        case .castV2: ["cast", "v2", "cast2", "asciicast", "asciicast-v2"]
        case .castV3: ["v3", "cast3", "asciicast-v3"]
        case .svg: ["svg"]
        case .html: ["html", "htm"]
        case .text: ["text", "txt"]
        case .ansi: ["ansi", "ans"]
        }
    }

    /// Of a file without a name of its own.
    var ending: String {
        switch self {
        case .castV2, .castV3: "cast"
        case .svg: "svg"
        case .html: "html"
        case .text: "txt"
        case .ansi: "ans"
        }
    }

    /// What the ending of a file's name may be, for messages.
    static let endings = "end it with .cast, .svg, .html, .txt or .ans"

    init?(name: String) {
        guard let format = RecordingFormat.allCases.first(where: { $0.names.contains(name.lowercased()) }) else {
            return nil
        }
        self = format
    }

    /// By the ending of a file's name; nil: it says nothing.
    init?(path: String) {
        let name = FilePath.name(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        // "demo.v3.cast" is a cast of version 3.
        if ending == "cast", FilePath.stem(name).lowercased().hasSuffix(".v3") {
            self = .castV3
        } else {
            self.init(name: ending)
        }
    }

    /// Whether there is such a thing of one screen alone.
    var hasStills: Bool {
        switch self {
        case .svg, .text, .ansi: true
        case .castV2, .castV3, .html: false
        }
    }
}

extension RecordingFormat: ExpressibleByArgument {
    init?(argument: String) { self.init(name: argument) }

    static var allValueStrings: [String] { allCases.map { $0.names[0] } }
    var defaultValueDescription: String { names[0] }
}

/// A recording that is ready to be written in any format.
struct FinishedFilm {
    var screencast: Screencast
    var scheme: ColorScheme
    /// The terminal's background is known to be that of the scheme, also where the recording does not bring it along.
    var isSchemeChosen = false
    var loops: Bool
    /// The shot that stands for all; nil: the last.
    var poster: Int?
    /// Files of one screen each, and the shots that they show.
    var screenshots: [(path: String, shot: Int)] = []

    /// - Parameter still: only this shot.
    /// - Precondition: the format has stills, if one is asked for.
    func text(_ format: RecordingFormat, still: Int? = nil) -> String {
        switch format {
        case .castV2: Cast.text(of: screencast, version: .v2, scheme: scheme)
        case .castV3: Cast.text(of: screencast, version: .v3, scheme: scheme)
        case .svg:
            still.map { StillSVG.text(of: screencast, shot: $0, scheme: scheme) }
                ?? AnimatedSVG.text(of: screencast, scheme: scheme, loops: loops, poster: poster)
        case .html: HTMLPage.text(of: screencast, scheme: scheme, poster: poster)
        case .text: still.map { screencast.grid(of: $0).plainText } ?? Transcript.text(of: screencast)
        case .ansi:
            screencast.grid(of: still ?? max(0, screencast.shots.count - 1))
                .ansiText(background: isSchemeChosen ? scheme.kind : .unknown)
        }
    }
}
