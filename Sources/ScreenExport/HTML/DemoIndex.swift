/// A page that lists demos, with a picture of each and links to its program, its script and its recordings.
public enum DemoIndex {
    public struct Entry: Sendable {
        public var title: String
        public var summary: String
        /// Paths from the page's folder.
        public var program: String
        public var script: String
        public var recordings: [String]

        public init(title: String, summary: String, program: String, script: String, recordings: [String]) {
            self.title = title
            self.summary = summary
            self.program = program
            self.script = script
            self.recordings = recordings
        }

        /// What each file is.
        var links: [(text: String, path: String)] {
            [(program.hasSuffix(".md") ? "lesson" : "program", program), ("script", script)]
                + recordings.map { path in
                    switch path.split(separator: ".").last {
                    case "cast": ("cast", path)
                    case "svg": ("picture", path)
                    case "html": ("page", path)
                    case "txt": ("transcript", path)
                    default: (path, path)
                    }
                }
        }

        var picture: String? { recordings.first { $0.hasSuffix(".svg") } }
    }

    private static let heading = "Demos"
    private static let introduction = "Each program shows one idea; each recording steps through it."

    public static func markdown(_ entries: [Entry]) -> String {
        var text = "# \(heading)\n\n<!-- Written by `loopscope record demos`, which records all of them again. -->\n\n"
        text += "\(introduction) `loopscope PROGRAM.py` lets you do that yourself.\n\n"
        text += "| demo | what it shows | files |\n| --- | --- | --- |\n"
        for entry in entries {
            let links = entry.links.map { "[\($0.text)](\(destination($0.path)))" }.joined(separator: " ")
            text +=
                "| [\(markdownText(entry.title))](#\(anchor(entry.title))) "
                + "| \(markdownText(entry.summary)) | \(links) |\n"
        }
        for entry in entries {
            text += "\n## \(markdownText(entry.title))\n\n\(markdownText(entry.summary))\n"
            if let picture = entry.picture {
                text += "\n![\(markdownText(entry.title))](\(destination(picture)))\n"
            }
        }
        return text
    }

    public static func html(_ entries: [Entry]) -> String {
        var body = ""
        for entry in entries {
            let links = entry.links.map { "<a href=\"\(destination($0.path))\">\(Escaping.markup($0.text))</a>" }
            let page = entry.recordings.first { $0.hasSuffix(".html") } ?? entry.picture ?? entry.program
            let picture = entry.picture.map {
                "<a href=\"\(destination(page))\"><img src=\"\(destination($0))\" alt=\"\" loading=\"lazy\"></a>"
            }
            body += """
                <article>
                <h2><a href="\(destination(page))">\(Escaping.markup(entry.title))</a></h2>
                <p>\(Escaping.markup(entry.summary))</p>
                \(picture ?? "")
                <p class="links">\(links.joined(separator: " "))</p>
                </article>

                """
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(heading)</title>
            <!-- Written by `loopscope record demos`, which records all of them again. -->
            <style>
            body{font:17px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
            main{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:2.5rem 2rem}
            h2{font-size:1.15rem;margin:0 0 .25rem} p{margin:.25rem 0 .75rem} img{width:100%;height:auto;display:block}
            .links{font-size:.9rem} .links a{margin-right:.75rem}
            </style>
            <h1>\(heading)</h1>
            <p>\(introduction)</p>
            <main>
            \(body)</main>
            </html>

            """
    }

    /// As GitHub names the headings of a page.
    private static func anchor(_ title: String) -> String {
        String(
            title.lowercased().unicodeScalars.compactMap { scalar -> Character? in
                if scalar == " " { return "-" }
                let isKept =
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "-_".unicodeScalars.contains(scalar)
                return isKept ? Character(scalar) : nil
            })
    }

    private static func markdownText(_ text: String) -> String {
        var result = ""
        for character in Escaping.markup(text) {
            if "\\`*_[]|#".contains(character) { result += "\\" }
            result.append(character.isNewline ? " " : character)
        }
        return result
    }

    /// A path inside of a link.
    private static func destination(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            let isPlain =
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || "-._~/".utf8.contains(byte)
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
