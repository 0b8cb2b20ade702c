/// Parts of a path, as text.
enum FilePath {
    /// What stands behind the last slash.
    static func name(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
    }

    /// The folder with a slash at its end; empty for a plain name.
    static func folder(_ path: String) -> String {
        String(path.dropLast(name(path).count))
    }

    /// A name without its last extension.
    static func stem(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
