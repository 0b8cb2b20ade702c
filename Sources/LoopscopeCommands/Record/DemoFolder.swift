import Glibc
import ScreenExport

/// A folder of demo scripts, and the page that lists them.
enum DemoFolder {
    /// The scripts of a folder, in order; nil: that is no folder.
    static func scripts(in path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if RecordingSubject.isScript(name), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    /// The pages that list a folder's demos: one for a repository's browser, one for a web server.
    /// - Throws: that a script is wrong.
    static func index(of folder: String, _ paths: [String]) throws -> [(path: String, text: String)] {
        let entries = try paths.map { path in
            let script = try RecordingSubject(path).script ?? DemoScript()
            return DemoIndex.Entry(
                title: script.title, summary: script.summary, program: script.program, script: FilePath.name(path),
                recordings: script.outputs)
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        return [
            (base + "README.md", DemoIndex.markdown(entries)),
            (base + "index.html", DemoIndex.html(entries)),
        ]
    }
}
