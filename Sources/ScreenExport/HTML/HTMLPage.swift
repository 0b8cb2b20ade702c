import Screen

/// A screencast as one page that plays it: no other file is needed, and nothing is asked of the network.
///
/// The picture is drawn by the rules of `AnimatedSVG`; the player puts the states of its places in and out. What is told
/// stands in the page as text, in a live region and in a transcript, which is there without a script as well.
public enum HTMLPage {
    /// - Parameter poster: the shot that is shown at first.
    public static func text(of screencast: Screencast, scheme: ColorScheme, poster: Int? = nil) -> String {
        let film = Film(of: screencast)
        var painter = CellPainter(scheme: scheme)
        var still = film.paintStill(with: &painter)
        let places = film.places.map { film.paintStates(of: $0, distance: 0, with: &painter) }
        for (index, place) in film.places.enumerated() {
            still += window(place, showing: places[index][place.state(in: poster ?? 0)])
        }
        let frame = PictureFrame(screencast: screencast, scheme: scheme)
        let title = Escaping.markup(screencast.title)
        let start = poster.map { screencast.shots[$0].time } ?? 0
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <link rel="icon" href="data:,">
            <title>\(title)</title>
            <style>
            :root{--back:\(ColorScheme.hex(scheme.background));--text:\(ColorScheme.hex(scheme.foreground));\
            --edge:\(ColorScheme.hex(frame.edge));--width:\(frame.width)px}
            \(PlayerParts.style)
            \(painter.styles(scope: "#screen"))
            </style>
            </head>
            <body data-start="\(start)">
            <main>
            <h1>\(title)</h1>
            <p>\(Escaping.markup(screencast.summary))</p>
            <figure>
            <svg id="screen" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(frame.width) \(frame.height)" \
            font-family="\(CellPainter.fonts)" font-size="\(CellPainter.fontSize)" role="img" \
            aria-label="The screen of the recording; what it shows is told below" xml:space="preserve">
            \(still)</svg>
            </figure>
            \(PlayerParts.controls)
            \(chapters(of: screencast))
            <details>
            <summary>Transcript</summary>
            <ol>
            \(transcript(of: screencast))</ol>
            </details>
            </main>
            <script type="application/json" id="film">
            \(data(of: screencast, film, places))
            </script>
            <script>
            \(PlayerParts.script)
            </script>
            </body>
            </html>

            """
    }

    private static func window(_ place: Film.Place, showing state: String) -> String {
        "<svg class=\"p\" x=\"\(place.columns.lowerBound * CellPainter.cellWidth)\""
            + " y=\"\(place.row * CellPainter.lineHeight)\" width=\"\(place.columns.count * CellPainter.cellWidth)\""
            + " height=\"\(CellPainter.lineHeight)\">\(state)</svg>\n"
    }

    private static func chapters(of screencast: Screencast) -> String {
        if screencast.chapters.isEmpty { return "" }
        let entries = screencast.chapters.map { title, shot in
            let time = screencast.shots[shot].time
            return "<li><a href=\"#t=\(Milliseconds.seconds(time))\">\(Escaping.markup(title))</a></li>\n"
        }
        return "<nav aria-label=\"Chapters\"><ol>\n\(entries.joined())</ol></nav>"
    }

    /// Each sentence once, with a link to its moment.
    private static func transcript(of screencast: Screencast) -> String {
        var text = ""
        var told = ("", -1)
        var caption = ""
        for shot in screencast.shots {
            let isNew = shot.caption != caption && !shot.caption.isEmpty
            caption = shot.caption
            if told == (shot.narration, shot.frame), !isNew, shot.chapter == nil { continue }
            told = (shot.narration, shot.frame)
            text += "<li>"
            if let chapter = shot.chapter { text += "<b>\(Escaping.markup(chapter))</b> " }
            if isNew { text += "<q>\(Escaping.markup(caption))</q> " }
            text += "<a href=\"#t=\(Milliseconds.seconds(shot.time))\">\(Milliseconds.clock(shot.time))</a> "
            text += "\(Escaping.markup(shot.told))</li>\n"
        }
        return text
    }

    /// One line for each shot and each place, so that two pages can be compared line by line.
    private static func data(of screencast: Screencast, _ film: Film, _ places: [[String]]) -> String {
        let shots = screencast.shots.map { shot in
            let told = [shot.narration, shot.caption, shot.keys].map { Escaping.json(Escaping.visible($0)) }
            return "[\(shot.time),\(shot.frame),\(told.joined(separator: ","))]"
        }
        let windows = zip(film.places, places).map { place, states in
            let changes = place.changes.map { "\($0.shot),\($0.state)" }.joined(separator: ",")
            return "[[\(changes)],[\(states.map { Escaping.json($0) }.joined(separator: ","))]]"
        }
        let chapters = screencast.chapters.map { "\($0.shot)" }.joined(separator: ",")
        return "{\"end\":\(screencast.duration),\"chapters\":[\(chapters)],\"shots\":[\n"
            + shots.joined(separator: ",\n") + "\n],\"places\":[\n" + windows.joined(separator: ",\n") + "\n]}"
    }
}
