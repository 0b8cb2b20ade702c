import Foundation
import PackagePlugin

/// Gives a target the files of one of its folders as constants: `EmbeddedFiles.text(of: "asyncio/tasks.py")`.
///
/// The package manager's own `.embedInCode` writes each byte as an element of an array literal, which takes minutes to
/// compile for a library of some hundred kilobytes; string literals take none.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
    /// Which folder of which target, and which of its files; none: all.
    private static let folders: [String: (name: String, suffixes: [String])] = [
        "PythonLibrary": ("Library", []), "LoopscopeCommands": ("Demos", [".py", ".md"]),
    ]

    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        guard let (name, suffixes) = Self.folders[target.name] else { return [] }
        let directory = URL(filePath: target.directory.string, directoryHint: .isDirectory)
        let folder = directory.appending(path: name).resolvingSymlinksInPath()
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        let paths = (FileManager.default.subpaths(atPath: folder.path) ?? []).sorted().filter { path in
            suffixes.isEmpty || suffixes.contains { path.hasSuffix($0) }
        }
        let files = paths.map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath && isFile($0) }
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files of \(target.name)",
                executable: try context.tool(named: "EmbedFiles").url,
                arguments: [folder.path, output.path] + suffixes,
                inputFiles: files,
                outputFiles: [output])
        ]
    }

    private func isFile(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && !isDirectory.boolValue
    }
}
