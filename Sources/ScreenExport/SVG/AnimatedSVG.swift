import Screen

/// A screencast as one SVG that plays without a script, wherever a page shows it as a picture.
///
/// The states of a place stand below each other, and an animation in steps moves the one of the moment into its window.
/// Whoever asks for less motion, or whose program does not play animations, sees one whole screen: the poster.
public enum AnimatedSVG {
    /// - Parameters:
    ///   - loops: it begins again at its end.
    ///   - poster: the shot that stands for all where nothing moves.
    public static func text(
        of screencast: Screencast, scheme: ColorScheme, loops: Bool = true, poster: Int? = nil
    ) -> String {
        let film = Film(of: screencast)
        let poster = poster ?? screencast.shots.count - 1
        var painter = CellPainter(scheme: scheme)
        var body = film.paintStill(with: &painter)
        var rules = ""
        let times = Times(screencast)
        for (index, place) in film.places.enumerated() {
            let column = place.columns.lowerBound
            let height = CellPainter.lineHeight
            body +=
                "<svg\(column == 0 ? "" : " x=\"\(column * CellPainter.cellWidth)\"")"
                + "\(place.row == 0 ? "" : " y=\"\(place.row * height)\"")"
                + " width=\"\(place.columns.count * CellPainter.cellWidth)\" height=\"\(height)\">"
                + "<g class=\"a k\(index)\">"
            body += film.paintStates(of: place, distance: height * 2, with: &painter).joined()
            body += "</g></svg>\n"
            rules += ".k\(index){animation-name:k\(index);transform:\(shift(place.state(in: poster)))}"
            rules += keyframes("k\(index)", of: place, times) + "\n"
        }
        let seconds = Milliseconds.seconds(max(1, screencast.duration))
        let count = loops ? "infinite" : "1"
        let css =
            painter.styles(scope: "svg")
            + ".a{animation-duration:\(seconds)s;animation-timing-function:step-end;"
            + "animation-iteration-count:\(count);animation-fill-mode:both}\n" + rules
            + "@media (prefers-reduced-motion:reduce){.a{animation:none}}"
        return PictureFrame(screencast: screencast, scheme: scheme).text(css: css, body: body)
    }

    private static func shift(_ state: Int) -> String {
        state == 0 ? "none" : "translateY(-\(state * CellPainter.lineHeight * 2)px)"
    }

    /// The moments of each state are written together.
    private static func keyframes(_ name: String, of place: Film.Place, _ times: Times) -> String {
        var moments: [[String]] = Array(repeating: [], count: place.states.count)
        for change in place.changes { moments[change.state].append(times.percent(of: change.shot)) }
        if let last = place.changes.last { moments[last.state].append("to") }
        var css = "@keyframes \(name){"
        for (state, moments) in moments.enumerated() where !moments.isEmpty {
            css += "\(moments.joined(separator: ",")){transform:\(shift(state))}"
        }
        return css + "}"
    }

    /// Shares of the whole.
    private struct Times {
        let texts: [String]

        init(_ screencast: Screencast) {
            let duration = max(1, screencast.duration)
            texts = screencast.shots.map { shot in
                // In hundred thousandths of a percent, rounded.
                let share = (shot.time * 10_000_000 + duration / 2) / duration
                var digits = String(String(share % 100_000 + 100_000).dropFirst())
                while digits.hasSuffix("0") { digits.removeLast() }
                return "\(share / 100_000)\(digits.isEmpty ? "" : ".\(digits)")%"
            }
        }

        func percent(of shot: Int) -> String { texts[shot] }
    }
}

/// One screen as an SVG that does not move.
public enum StillSVG {
    public static func text(of screencast: Screencast, shot: Int, scheme: ColorScheme) -> String {
        var painter = CellPainter(scheme: scheme)
        var body = ""
        for row in 0..<screencast.rows {
            let cells = screencast.cells(row: row, of: shot)
            let line = painter.paint(cells[...], x: 0, y: row * CellPainter.lineHeight)
            if !line.isEmpty { body += line + "\n" }
        }
        return PictureFrame(screencast: screencast, scheme: scheme, shot: shot)
            .text(css: painter.styles(scope: "svg"), body: body)
    }
}
