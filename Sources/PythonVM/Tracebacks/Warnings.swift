import PythonSyntax

/// Which warnings have been shown, and which are not shown at all (Library Reference, `warnings`).
struct WarningRegistry {
    /// A warning is shown once for each place: the module, by its namespace, and the line.
    private struct Key: Hashable {
        let module: ObjectIdentifier
        let category: ObjectIdentifier
        let message: String
        let line: Int
    }

    private var shown: Set<Key> = []

    /// Whether this is the first time that a warning comes from a place.
    mutating func insert(_ category: TypeObject, _ message: String, _ place: WarningPlace) -> Bool {
        let key = Key(
            module: ObjectIdentifier(place.globals), category: ObjectIdentifier(category), message: message,
            line: place.line)
        return shown.insert(key).inserted
    }
}

/// Where a warning belongs.
struct WarningPlace {
    let file: String
    let line: Int
    /// nil where no source is at hand.
    let source: SourceText?
    /// Of the module that it is in.
    let globals: DictObject
    let isMain: Bool
}

extension Machine {
    /// A warning about what runs now, shown as `warnings` does by default.
    ///
    /// - Parameter level: 1 stands for the innermost call, 2 for its caller, as `stacklevel` of a Python function called there.
    /// - Parameter object: the warning is about an object, and CPython adds how to find where that was made.
    public func warn(_ category: TypeObject, _ message: String, level: Int = 1, aboutObject: Bool = false) {
        let place = warningPlace(level: level)
        guard isShown(category, place), warnings.insert(category, message, place) else { return }
        var text = warningText(category.name, message, place.file, place.line, place.source)
        if aboutObject, !isEnding {
            text += "\(category.name): Enable tracemalloc to get the object allocation traceback\n"
        }
        writeError(text)
    }

    /// What the parser and the compiler warn of; each is shown, also the same again.
    func warn(_ found: [SyntaxWarning], in source: SourceText) {
        for warning in found {
            writeError(warningText("SyntaxWarning", warning.message, source.name, warning.line, source))
        }
    }

    private func warningText(
        _ category: String, _ message: String, _ file: String, _ line: Int, _ source: SourceText?
    ) -> String {
        if source != nil { shownFiles.insert(file) }
        let heading = "\(file):\(line): \(category): \(message)\n"
        guard let text = source?.lineText(line).trimmed, line > 0 else { return heading }
        return source.map { line <= $0.lineStarts.count } == true && !text.isEmpty ? heading + "  \(text)\n" : heading
    }

    /// The filters that Python begins with (Library Reference, "Default Warning Filter").
    private func isShown(_ category: TypeObject, _ place: WarningPlace) -> Bool {
        if category.isSubtype(of: types[.deprecationWarning]) { return place.isMain }
        return ![.pendingDeprecationWarning, .importWarning, .resourceWarning].contains {
            category.isSubtype(of: types[$0])
        }
    }

    private func warningPlace(level: Int) -> WarningPlace {
        var link = current
        for _ in 1..<max(level, 1) { link = link?.pointee.caller }
        guard let activation = link else {
            return WarningPlace(file: "<sys>", line: 0, source: nil, globals: builtins, isMain: false)
        }
        let globals = activation.pointee.function.globals
        let isMain = globals.get(names.name).str?.string == "__main__"
        // Between two turns of a loop CPython is in the code of its own that runs handles.
        if isBetweenTurns, activation == current {
            return WarningPlace(
                file: "library/asyncio/events.py", line: 89, source: nil, globals: builtins, isMain: false)
        }
        let code = activation.pointee.code
        let line = code.line(ofInstruction: activation.pointee.pc - code.instructions - 1)
        return WarningPlace(file: code.source.name, line: line, source: code.source, globals: globals, isMain: isMain)
    }
}

extension String {
    /// Without the white space at both ends.
    fileprivate var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
