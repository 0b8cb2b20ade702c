/// A place in a recording, as a user names it: `72`, `12.5s`, `1:02`, or a chapter's title.
///
/// `frame:`, `time:` and `chapter:` in front of it say which of the three is meant.
public enum Moment: Equatable, Sendable {
    case frame(Int)
    /// In the recording, in milliseconds.
    case time(Int)
    /// By its title, or its beginning, in upper or lower case.
    case chapter(String)

    /// Of a time.
    public var milliseconds: Int? { if case .time(let time) = self { time } else { nil } }

    /// nil: the text names nothing.
    public init?(_ text: String) {
        if let colon = text.firstIndex(of: ":"), ["frame", "time", "chapter"].contains(text[..<colon]) {
            let rest = String(text[text.index(after: colon)...])
            switch text[..<colon] {
            case "frame":
                guard let frame = Int(rest), frame > 0 else { return nil }
                self = .frame(frame)
            case "time":
                guard let time = Milliseconds.parse(rest) ?? Milliseconds.parse(rest + "s") else { return nil }
                self = .time(time)
            default:
                if rest.isEmpty { return nil }
                self = .chapter(rest)
            }
            return
        }
        if text.isEmpty || text.hasPrefix("-") { return nil }
        if let frame = Int(text) {
            if frame < 1 { return nil }
            self = .frame(frame)
        } else {
            self = Milliseconds.parse(text).map { .time($0) } ?? .chapter(text)
        }
    }
}

/// Times of recordings.
public enum Milliseconds {
    /// `2s`, `1.5s`, `300ms`, `1m30s`, `1:02`, `1:02.5`; nil for anything else, and for more than a day.
    public static func parse(_ text: String) -> Int? {
        if let colon = text.firstIndex(of: ":") {
            guard let minutes = Int(text[..<colon]), minutes >= 0, minutes < 1440,
                let seconds = decimal(text[text.index(after: colon)...]), seconds < 60_000
            else { return nil }
            return minutes * 60_000 + seconds
        }
        if text.hasSuffix("ms") { return decimal(text.dropLast(2)).map { $0 / 1000 } }
        guard text.hasSuffix("s") else {
            return text.hasSuffix("m") ? decimal(text.dropLast()).flatMap { limited($0 * 60) } : nil
        }
        let parts = text.dropLast().split(separator: "m", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return decimal(parts[0])
        case 2:
            guard let minutes = Int(parts[0]), minutes >= 0, minutes < 1440, let rest = decimal(parts[1]) else {
                return nil
            }
            return limited(minutes * 60_000 + rest)
        default: return nil
        }
    }

    private static func limited(_ time: Int) -> Int? { time <= longest ? time : nil }
    private static let longest = 86_400_000

    /// Thousandths of a decimal number.
    private static func decimal(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty || parts.count == 2, first.count <= 8 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard !(first.isEmpty && fraction.isEmpty), (first + fraction).allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return nil
        }
        let thousandths = (fraction + "000").prefix(3)
        return limited((Int(first) ?? 0) * 1000 + (Int(thousandths) ?? 0))
    }

    /// In seconds, without zeros at the end: `12.5`.
    static func seconds(_ time: Int) -> String {
        let rest = time % 1000
        if rest == 0 { return "\(time / 1000)" }
        var digits = String(String(rest + 1000).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(time / 1000).\(digits)"
    }

    /// As a clock shows it: `1:02.5`.
    public static func clock(_ time: Int) -> String {
        let seconds = time / 1000 % 60
        return "\(time / 60_000):\(seconds < 10 ? "0" : "")\(seconds).\(time % 1000 / 100)"
    }
}

extension Screencast {
    /// Why there is no such moment, as a line for the user.
    public struct NoMoment: Error, Equatable {
        public var reason: String
    }

    /// The first shot of a moment.
    public func firstShot(of moment: Moment) throws(NoMoment) -> Int {
        switch moment {
        case .frame(let frame):
            if let index = shots.firstIndex(where: { $0.frame == frame }) { return index }
            throw NoMoment(reason: "frame \(frame) is not shown; \(frameRange)")
        case .time(let time):
            if time >= duration, time > 0 {
                throw NoMoment(reason: "it ends at \(Milliseconds.seconds(duration))s")
            }
            return max(0, (shots.firstIndex { $0.time > time } ?? shots.count) - 1)
        case .chapter(let title): return chapters[try chapter(title)].shot
        }
    }

    /// Where a part that begins with a moment begins. Frames may be passed over: it begins with the first that is not before.
    public func start(with moment: Moment) throws(NoMoment) -> Int {
        guard case .frame(let frame) = moment else { return try firstShot(of: moment) }
        if let index = shots.firstIndex(where: { $0.frame == frame }) ?? shots.firstIndex(where: { $0.frame > frame }) {
            return index
        }
        throw NoMoment(reason: "frame \(frame) is not shown; \(frameRange)")
    }

    /// Where a part that ends with a moment ends: with the last shot of a frame, or the last before it; with a chapter's last.
    public func end(with moment: Moment) throws(NoMoment) -> Int {
        switch moment {
        case .frame(let frame):
            let found = shots.lastIndex { $0.frame == frame } ?? shots.lastIndex { $0.frame > 0 && $0.frame < frame }
            if let found { return found }
            throw NoMoment(reason: "frame \(frame) is not shown; \(frameRange)")
        case .time(let time): return max(0, (shots.firstIndex { $0.time >= time } ?? shots.count) - 1)
        case .chapter(let title):
            let next = try chapter(title) + 1
            return next < chapters.count ? chapters[next].shot - 1 : shots.count - 1
        }
    }

    private var frameRange: String {
        let frames = shots.lazy.map(\.frame).filter { $0 > 0 }
        guard let first = frames.min(), let last = frames.max() else { return "no frame is" }
        return "those shown lie between \(first) and \(last)"
    }

    /// A title that is the same goes before one that begins so.
    private func chapter(_ title: String) throws(NoMoment) -> Int {
        let chapters = chapters
        let wanted = title.lowercased()
        if let index = chapters.firstIndex(where: { $0.title.lowercased() == wanted }) { return index }
        let found = chapters.indices.filter { chapters[$0].title.lowercased().hasPrefix(wanted) }
        if found.count == 1 { return found[0] }
        func titles(_ indices: some Sequence<Int>) -> String {
            indices.map { "'\(chapters[$0].title)'" }.joined(separator: ", ")
        }
        if found.count > 1 { throw NoMoment(reason: "'\(title)' begins several chapters: \(titles(found))") }
        throw NoMoment(
            reason: chapters.isEmpty
                ? "'\(title)' is no frame and no time, and there are no chapters"
                : "there is no chapter '\(title)'; there are \(titles(chapters.indices))")
    }
}
