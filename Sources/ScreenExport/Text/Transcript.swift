/// A screencast as plain text: one sentence for each frame that is shown, with chapters, captions and keys.
public enum Transcript {
    public static func text(of screencast: Screencast) -> String {
        var lines = [screencast.title]
        if !screencast.summary.isEmpty { lines.append(screencast.summary) }
        var chapter = 0
        var caption = ""
        var frame = -1
        var narration = ""
        for shot in screencast.shots {
            if let title = shot.chapter {
                chapter += 1
                lines += ["", "Chapter \(chapter): \(title)"]
            }
            if shot.caption != caption {
                caption = shot.caption
                if !caption.isEmpty { lines += [""] + caption.split(separator: "\n").map { "  \($0)" } }
            }
            guard shot.frame != frame || shot.narration != narration else { continue }
            (frame, narration) = (shot.frame, shot.narration)
            let keys = shot.keys.isEmpty ? "" : " [\(shot.keys)]"
            lines.append("\(Milliseconds.clock(shot.time))\(keys) \(shot.told)")
        }
        lines.append("")
        lines.append("The end, after \(Milliseconds.clock(screencast.duration)).")
        return lines.map { Escaping.visible($0) + "\n" }.joined()
    }
}
