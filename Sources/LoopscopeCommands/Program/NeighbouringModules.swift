import Glibc
import PythonSyntax
import PythonVM

/// The modules that stand beside a program: what `import` finds in its folder (Reference, "The import system").
struct NeighbouringModules {
    /// With a slash at its end; empty for the working directory, nil for nowhere.
    let folder: String?

    /// Looks for `a/b.py` and the package `a/b/__init__.py`, for a module `a.b`. A package goes first, as in Python.
    func find(_ name: String) -> FoundModule? {
        guard let folder, !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0) else {
            return nil
        }
        let path = name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "/")
        for file in ["\(path)/__init__.py", "\(path).py"] where isFile(folder + file) {
            guard let read = try? InputFile(reading: folder + file) else { continue }
            return FoundModule(source: SourceText(name: file, bytes: read.bytes), isLibrary: false)
        }
        return nil
    }

    private func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
