import Screen

/// The outside of a picture: its size, a margin, a round edge, and what is read aloud in its place.
struct PictureFrame {
    let screencast: Screencast
    let scheme: ColorScheme
    /// nil: all of them.
    var shot: Int?

    static let margin = 14

    var width: Int { screencast.columns * CellPainter.cellWidth }
    var height: Int { screencast.rows * CellPainter.lineHeight }

    func text(css: String, body: String) -> String {
        let outer = (width: width + 2 * PictureFrame.margin, height: height + 2 * PictureFrame.margin)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(outer.width) \(outer.height)" width="\(outer.width)" \
            height="\(outer.height)" font-family="\(CellPainter.fonts)" font-size="\(CellPainter.fontSize)" role="img" \
            aria-labelledby="title desc" xml:space="preserve"><title id="title">\(Escaping.markup(screencast.title))\
            </title><desc id="desc">\(Escaping.markup(description))</desc><style>
            \(css)
            </style><rect x=".5" y=".5" width="\(outer.width - 1)" height="\(outer.height - 1)" rx="8" \
            fill="\(ColorScheme.hex(scheme.background))" stroke="\(ColorScheme.hex(edge))"/>\
            <svg x="\(PictureFrame.margin)" y="\(PictureFrame.margin)" width="\(width)" height="\(height)">
            \(body)</svg></svg>

            """
    }

    /// Between the background and the text.
    var edge: UInt32 {
        func mix(_ shift: UInt32) -> UInt32 {
            let (back, front) = (scheme.background >> shift & 0xFF, scheme.foreground >> shift & 0xFF)
            return ((back * 3 + front) / 4) << shift
        }
        return mix(16) | mix(8) | mix(0)
    }

    private var description: String {
        if let shot {
            let shot = screencast.shots[shot]
            return [shot.caption, shot.narration].filter { !$0.isEmpty }.joined(separator: " ")
        }
        var captions: [String] = []
        for shot in screencast.shots where !shot.caption.isEmpty && shot.caption != captions.last {
            captions.append(shot.caption)
        }
        return ([screencast.summary] + captions).filter { !$0.isEmpty }.joined(separator: " ")
            .split(separator: "\n").joined(separator: " ")
    }
}
