import Screen

/// A screencast as asciinema's asciicast, version 2 or 3 (docs.asciinema.org).
///
/// Each screen is written as what changed since the one before; at each chapter stands a marker with a whole screen, to jump
/// to. There is no date and nothing about this machine in it: the same screens give the same bytes.
public enum Cast {
    public enum Version: Int, Sendable { case v2 = 2, v3 = 3 }

    /// Players cut longer pauses, and some lose their place in them; something harmless is sent in between.
    private static let longestGap = 4000

    /// - Complexity: O(shots times cells).
    public static func text(of screencast: Screencast, version: Version, scheme: ColorScheme) -> String {
        var writer = EventWriter(version: version)
        writer.text = header(of: screencast, version: version, scheme: scheme) + "\n"
        var difference = ScreenDifference(background: scheme.kind)
        for (index, shot) in screencast.shots.enumerated() {
            let rows = (0..<screencast.rows).map { screencast.cells(row: $0, of: index) }
            let isKey = index == 0 || shot.chapter != nil
            var bytes = difference.bytes(to: rows, isKey: isKey)
            // The cursor means nothing on these screens.
            if index == 0 { bytes = "\u{1B}[?25l" + bytes }
            if !bytes.isEmpty { writer.output(bytes, at: shot.time) }
            // Behind the screen that it marks: a player that stops at a marker shows it.
            if let chapter = shot.chapter { writer.event("m", Escaping.visible(chapter), at: shot.time) }
        }
        writer.output("\u{1B}[0m\u{1B}[\(screencast.rows);1H\u{1B}[?25h", at: screencast.duration)
        return writer.text
    }

    private static func header(of screencast: Screencast, version: Version, scheme: ColorScheme) -> String {
        let palette = scheme.system.map { scheme.long($0) }.joined(separator: ":")
        let theme =
            "\"theme\":{\"fg\":\"\(scheme.long(scheme.foreground))\",\"bg\":\"\(scheme.long(scheme.background))\","
            + "\"palette\":\"\(palette)\"}"
        let title = "\"title\":\(Escaping.json(Escaping.visible(screencast.title)))"
        let (columns, rows) = (screencast.columns, screencast.rows)
        return switch version {
        case .v2: "{\"version\":2,\"width\":\(columns),\"height\":\(rows),\(title),\(theme)}"
        case .v3:
            "{\"version\":3,\"term\":{\"cols\":\(columns),\"rows\":\(rows),\"type\":\"xterm-256color\",\(theme)},\(title)}"
        }
    }

    private struct EventWriter {
        let version: Version
        var text = ""
        private var last = 0

        init(version: Version) { self.version = version }

        mutating func output(_ data: String, at time: Int) {
            while time - last > Cast.longestGap { event("o", "\u{1B}[?25l", at: last + Cast.longestGap) }
            event("o", data, at: time)
        }

        mutating func event(_ kind: String, _ data: String, at time: Int) {
            // Times are whole milliseconds, so that differences add up to exactly the same.
            let stamp = Milliseconds.seconds(version == .v2 ? time : time - last)
            last = time
            text += "[\(stamp),\"\(kind)\",\(Escaping.json(data))]\n"
        }
    }
}
