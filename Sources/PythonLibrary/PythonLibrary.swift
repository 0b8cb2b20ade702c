/// The Python sources in the binary, written for this machine, and what CPython's library has besides.
///
/// The folder `Library` is laid out as CPython's: a module is a file, a package a folder with an `__init__.py`. A file that is put
/// there can be imported; nothing else needs to know of it.
public enum PythonLibrary {
    /// A module's text.
    public struct Source {
        /// Where it belongs, as in CPython: `asyncio/tasks.py`.
        public let file: String
        public let bytes: [UInt8]

        public var isPackage: Bool { file.hasSuffix("/__init__.py") }
    }

    /// The source of a module, by its full name; nil if the library has none.
    public static func source(of module: String) -> Source? {
        let path = module.replacing(".", with: "/")
        for file in ["\(path).py", "\(path)/__init__.py"] {
            guard let text = EmbeddedFiles.text(of: file) else { continue }
            return Source(file: file, bytes: text.withUTF8Buffer { [UInt8]($0) })
        }
        return nil
    }

    /// What CPython has of a module; an empty set for a module of which only the name is known; nil for no module of CPython's.
    public static func standardNames(_ module: String) -> Set<String>? { standard[module] }

    private static let standard: [String: Set<String>] = {
        var table: [String: Set<String>] = [:]
        guard let names = EmbeddedFiles.text(of: "standard-names.txt") else { return table }
        let text = names.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard let head = parts.first?.dropLast() else { continue }
            if head == "modules" {
                for name in parts.dropFirst() where table[name] == nil { table[name] = [] }
            } else {
                table[String(head)] = Set(parts.dropFirst())
            }
        }
        return table
    }()
}
