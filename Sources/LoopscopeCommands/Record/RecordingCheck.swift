import Glibc
import ScreenExport

/// Says whether a recording that is there is still what would be recorded, and where it differs.
enum RecordingCheck {
    /// - Parameter screencast: nil: the text is no recording, but a list of them.
    /// - Returns: the exit status.
    /// - Throws: that there is no such file.
    static func report(
        _ text: String, of screencast: Screencast? = nil, _ format: RecordingFormat = .text, in path: String,
        demo: String
    ) throws(Failure) -> Int32 {
        let file = try InputFile(reading: path)
        guard let line = firstDifference(file.bytes, Array(text.utf8)) else { return ExitStatus.well }
        let place = screencast.flatMap { moment(of: line, in: text, of: $0, format) } ?? ""
        Messages.write(
            "\(path):\(line): differs from what would be recorded now\(place); "
                + "loopscope record \(demo) records it again")
        return ExitStatus.checkFailed
    }

    /// The number of the first line that differs, from 1; nil if none does.
    static func firstDifference(_ old: [UInt8], _ new: [UInt8]) -> Int? {
        if old == new { return nil }
        let same = zip(old, new).prefix { $0 == $1 }.count
        return old[..<same].count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// Where in the recording a line of its text stands.
    private static func moment(
        of line: Int, in text: String, of screencast: Screencast, _ format: RecordingFormat
    ) -> String? {
        guard format == .castV2 || format == .castV3, line > 1 else { return nil }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
        guard line <= lines.count else { return " behind its end" }
        // Events begin with their times: of the whole, or of what came before.
        var time = 0
        for event in lines[1..<line] {
            let stamp = String(decoding: event.dropFirst().prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
            let value = Milliseconds.parse(stamp + "s") ?? 0
            time = format == .castV3 ? time + value : value
        }
        let shot = screencast.shots.lastIndex { $0.time <= time } ?? 0
        let frame = screencast.shots[shot].frame
        let chapter = screencast.chapters.last { $0.shot <= shot }.map { ", in the chapter '\($0.title)'" } ?? ""
        return " at \(Milliseconds.clock(time)), where frame \(frame) is shown\(chapter)"
    }
}

/// Where a recording is written to.
enum RecordingTarget {
    /// - Throws: that it would be written over what it is made from.
    static func refuse(_ target: String, madeFrom source: String) throws(Failure) {
        if target == InputFile.standardInput { return }
        var (one, other) = (stat(), stat())
        guard stat(target, &one) == 0, stat(source, &other) == 0 else { return }
        if one.st_dev == other.st_dev, one.st_ino == other.st_ino {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(target)' is what is recorded")
        }
    }
}
