/// A program that comes with loopscope, inside of the binary.
struct Demo {
    let name: String
    let bytes: [UInt8]

    /// What its first line says: `# Look for: ...`
    var lookFor: String {
        let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return line.hasPrefix(Demo.mark) ? String(line.dropFirst(Demo.mark.count)) : ""
    }

    private static let mark = "# Look for: "

    /// All programs of the folder `demos`, in the order of a first reading.
    static let all = EmbeddedFiles.paths.filter { $0.hasSuffix(".py") && !$0.contains("/") }.map { path in
        Demo(name: path, bytes: bytes(of: path))
    }

    static func bytes(of path: String) -> [UInt8] {
        EmbeddedFiles.text(of: path).map { $0.withUTF8Buffer { [UInt8]($0) } } ?? []
    }
}
