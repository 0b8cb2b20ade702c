import PythonSyntax
import PythonVM

/// The Python sources in the binary: asyncio's upper half, written for this model.
enum PythonLibrary {
    /// A library module, or nil. Its file is named as in CPython, so that a traceback entry shows where it belongs.
    static func find(_ name: String) -> FoundModule? {
        guard let bytes = sources[name] else { return nil }
        let file = name == "asyncio" ? "asyncio/__init__.py" : name.replacing(".", with: "/") + ".py"
        return FoundModule(source: SourceText(name: "library/\(file)", bytes: bytes), isLibrary: true)
    }

    /// What CPython has of a module; an empty set for a module of which only the name is known.
    static func standardNames(_ module: String) -> Set<String>? { standard[module] }

    private static let standard: [String: Set<String>] = {
        var table: [String: Set<String>] = [:]
        let text = String(decoding: PackageResources.standard_names_txt, as: UTF8.self)
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

    private static let sources: [String: [UInt8]] = [
        "asyncio": PackageResources.asyncio_py,
        "asyncio.exceptions": PackageResources.asyncio_exceptions_py,
        "asyncio.runners": PackageResources.asyncio_runners_py,
        "asyncio.tasks": PackageResources.asyncio_tasks_py,
        "asyncio.timeouts": PackageResources.asyncio_timeouts_py,
    ]
}
