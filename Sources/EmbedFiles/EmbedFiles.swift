import Foundation

/// Writes the text files of a folder, with their paths in it, as one Swift source: `EmbedFiles FOLDER OUTPUT SUFFIX...`.
/// Only files whose names end in one of these are written; without any, all are.
@main
enum EmbedFiles {
    /// So many that no text holds a quotation mark with as many behind it.
    private static let hashes = String(repeating: "#", count: 12)

    static func main() throws {
        let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
        let output = URL(filePath: CommandLine.arguments[2])
        let suffixes = CommandLine.arguments.dropFirst(3)
        let paths = (FileManager.default.subpaths(atPath: folder.path) ?? []).sorted().filter { path in
            suffixes.isEmpty || suffixes.contains { path.hasSuffix($0) }
        }
        var cases = ""
        var names: [String] = []
        for path in paths {
            guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8) else { continue }
            names.append(path)
            cases += "case \"\(path)\":\n\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)\n"
        }
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        let source = """
            /// The embedded files.
            enum EmbeddedFiles {
            /// Their paths in the folder, in order.
            static let paths: [String] = [\(list)]

            /// A file's text; nil if there is no such file.
            static func text(of path: String) -> StaticString? {
            switch path {
            \(cases)default: nil
            }
            }
            }

            """
        try source.write(to: output, atomically: true, encoding: .utf8)
    }
}
