import PythonSyntax

/// What the program has changed about warnings (Library Reference, `warnings`).
///
/// Until it imports the module nothing is made: `defaultAction` says what the filters would.
struct WarningState {
    /// The list that `_warnings.filters` names; `warnings.filters` goes before it.
    var filters: ListObject?
    /// Grows with every change of the filters: what has been shown may be shown again then.
    var version = 0
    /// What has been shown under the action "once".
    let onceRegistry = DictObject()
    /// For code that CPython has in modules of its own.
    let libraryRegistry = DictObject()
    /// Whether a warning about an object has been shown, which speaks of `tracemalloc`.
    var hasSuggestedTracing = false
}

/// A warning on its way through the filters.
struct WarningNotice {
    var category: TypeObject
    /// The instance, or `.undefined` for one that is still to be made of `text`.
    var message: Value = .undefined
    var text: Value
    var place: WarningPlace
    /// `__warningregistry__` of the module; nil if the same may be shown any number of times.
    var registry: DictObject?
    /// What the warning is about: CPython adds how to find where that was made.
    var source: Value = .none
    var isAboutObject = false
}

/// Where a warning belongs.
struct WarningPlace {
    let file: Value
    let line: Int
    /// The name of the module.
    let module: Value
    /// nil where no source is at hand.
    let source: SourceText?
}

extension Machine {
    /// A warning about what runs now.
    ///
    /// - Parameter level: 1 stands for the innermost call, 2 for its caller, as `stacklevel` of a Python function called there.
    /// - Parameter aboutObject: the warning is about an object, and CPython adds how to find where that was made.
    /// - Throws: the warning itself, where a filter makes it an error.
    public func warn(
        _ category: TypeObject, _ message: String, level: Int = 1, aboutObject: Bool = false
    ) throws(Raise) {
        let (place, registry) = warningPlace(level: level)
        try show(
            WarningNotice(
                category: category, text: string(message), place: place, registry: registry,
                isAboutObject: aboutObject))
    }

    /// What the parser and the compiler warn of; each is shown, also the same again.
    func warn(_ found: [SyntaxWarning], in source: SourceText) throws(Raise) {
        for warning in found {
            let name = source.name
            let module = name.lowercased().hasSuffix(".py") ? String(name.dropLast(3)) : name
            let place = WarningPlace(
                file: string(name), line: warning.line, module: string(module), source: fileText(source))
            let kind: ErrorKind = warning.category == "DeprecationWarning" ? .deprecationWarning : .syntaxWarning
            do throws(Raise) {
                try show(WarningNotice(category: types[kind], text: string(warning.message), place: place))
            } catch {
                // As an error it is one of the syntax.
                guard catches(error, .syntaxWarning) else { throw error }
                throw syntaxError(
                    SyntaxError(
                        message: warning.message, line: warning.line, column: nil, endLine: warning.line, endColumn: nil
                    ),
                    source)
            }
        }
    }

    // MARK: The way through the filters

    /// `warnings.warn_explicit`
    func show(_ given: WarningNotice) throws(Raise) {
        var notice = given
        let key = Value.object(TupleObject([notice.text, .object(notice.category), .int(notice.place.line)]))
        if let registry = notice.registry, try isKnown(key, in: registry) { return }
        let action = try warningAction(notice)
        if action == "ignore" { return }
        if notice.message.isUndefined { notice.message = try call(.object(notice.category), [notice.text]) }
        if action == "error" {
            guard let exception = notice.message.exception else {
                throw error(.typeError, "exceptions must derive from BaseException")
            }
            throw raising(exception)
        }
        if action != "always" {
            try notice.registry?.set(key, .bool(true), self)
            switch action {
            case "once": if try isRepeated(notice, in: notice.registry ?? warnings.onceRegistry) { return }
            case "module": if try isRepeated(notice, in: notice.registry) { return }
            case "default": break
            default:
                throw error(
                    .runtimeError, "Unrecognized action ('\(action)') in warnings.filters:\n \(action)")
            }
        }
        try display(notice)
    }

    /// Whether a registry has a warning already. It forgets all when the filters have changed.
    private func isKnown(_ key: Value, in registry: DictObject) throws(Raise) -> Bool {
        let name = intern("version")
        guard case .int(warnings.version) = registry.get(name) else {
            registry.removeAll()
            registry.set(name, .int(warnings.version))
            return false
        }
        let value = try registry.get(key, self)
        return value.isUndefined ? false : try isTrue(value)
    }

    /// Whether a warning has been shown for another line.
    private func isRepeated(_ notice: WarningNotice, in registry: DictObject?) throws(Raise) -> Bool {
        guard let registry else { return false }
        let key = Value.object(TupleObject([notice.text, .object(notice.category), .int(0)]))
        if try isKnown(key, in: registry) { return true }
        try registry.set(key, .bool(true), self)
        return false
    }

    private func warningAction(_ notice: WarningNotice) throws(Raise) -> String {
        let named = modules["warnings"]?.namespace.get(intern("filters")) ?? .undefined
        guard let filters = named.list ?? warnings.filters else { return defaultAction(notice) }
        for filter in filters.elements {
            guard let parts = filter.tuple?.elements, parts.count == 5, let action = parts[0].str?.string else {
                throw error(.valueError, "warnings.filters item must be a 5-tuple")
            }
            guard case .int(let line) = parts[4], line == 0 || line == notice.place.line else { continue }
            guard try fits(notice.text, parts[1]), try fits(notice.place.module, parts[3]) else { continue }
            if try isSubclass(.object(notice.category), ofAny: parts[2]) { return action }
        }
        let fallback = modules["warnings"]?.namespace.get(intern("defaultaction")) ?? .undefined
        return fallback.str?.string ?? "default"
    }

    /// A pattern of a filter: None fits all, a string itself only, anything else says so.
    private func fits(_ text: Value, _ pattern: Value) throws(Raise) -> Bool {
        if pattern.isNone { return true }
        if pattern.str != nil { return try isEqual(text, pattern) }
        return try isTrue(try call(try attribute(pattern, intern("match")), [text]))
    }

    /// The filters that Python begins with (Library Reference, "Default Warning Filter").
    private func defaultAction(_ notice: WarningNotice) -> String {
        let category = notice.category
        if category.isSubtype(of: types[.deprecationWarning]) {
            return notice.place.module.str?.string == "__main__" ? "default" : "ignore"
        }
        let ignored: [ErrorKind] = [.pendingDeprecationWarning, .importWarning, .resourceWarning]
        return ignored.contains { category.isSubtype(of: types[$0]) } ? "ignore" : "default"
    }

    /// The same as the list that the program sees.
    func makeDefaultFilters() -> ListObject {
        if let known = warnings.filters { return known }
        func filter(_ action: String, _ kind: ErrorKind, module: Value = .none) -> Value {
            .object(TupleObject([string(action), .none, .object(types[kind]), module, .int(0)]))
        }
        let made = ListObject([
            filter("default", .deprecationWarning, module: string("__main__")), filter("ignore", .deprecationWarning),
            filter("ignore", .pendingDeprecationWarning), filter("ignore", .importWarning),
            filter("ignore", .resourceWarning),
        ])
        warnings.filters = made
        return made
    }

    // MARK: Showing

    private func display(_ notice: WarningNotice) throws(Raise) {
        // CPython asks `tracemalloc`, which cannot be imported any more while the last exception goes.
        let suggestsTracing = notice.isAboutObject && (!isReleasing || warnings.hasSuggestedTracing)
        if suggestsTracing { warnings.hasSuggestedTracing = true }
        if let module = modules["warnings"], !isEnding {
            let place = notice.place
            let hook = module.namespace.get(intern("_showwarnmsg"))
            let make = module.namespace.get(intern("_notice"))
            if !hook.isUndefined, !make.isUndefined {
                if place.source != nil { shownFiles.insert(try str(place.file).string) }
                let message = try call(
                    make,
                    [
                        notice.message, .object(notice.category), place.file, .int(place.line), notice.source,
                        .bool(suggestsTracing),
                    ])
                _ = try call(hook, [message])
                return
            }
        }
        let file = try str(notice.place.file).string
        var text = try warningText(notice.category.name, str(notice.message).string, file, notice.place)
        if suggestsTracing, !isEnding {
            text += "\(notice.category.name): Enable tracemalloc to get the object allocation traceback\n"
        }
        writeError(text)
    }

    private func warningText(
        _ category: String, _ message: String, _ file: String, _ place: WarningPlace
    ) -> String {
        let heading = "\(file):\(place.line): \(category): \(message)\n"
        guard let source = place.source else { return heading }
        shownFiles.insert(file)
        let text = source.lineText(place.line).trimmed
        return text.isEmpty ? heading : heading + "  \(text)\n"
    }

    // MARK: Places

    /// A source, if it is one of a file: `linecache` finds no others.
    private func fileText(_ source: SourceText) -> SourceText? { sources[source.name] === source ? source : nil }

    /// - Parameter skipping: files with these beginnings are passed over.
    func warningPlace(level: Int, skipping prefixes: [String] = []) -> (WarningPlace, DictObject) {
        var link = current
        for _ in 1..<max(level, 1) {
            repeat {
                link = link?.pointee.caller
            } while prefixes.contains { link?.pointee.code.source.name.hasPrefix($0) == true }
        }
        guard let activation = link else {
            let place = WarningPlace(file: string("<sys>"), line: 0, module: string("sys"), source: nil)
            return (place, warnings.libraryRegistry)
        }
        // Between two turns of a loop CPython is in the code of its own that runs handles.
        if isBetweenTurns, activation == current {
            let place = WarningPlace(
                file: string("library/\(libraryLine.file)"), line: libraryLine.line, module: string(libraryLine.module),
                source: nil)
            return (place, warnings.libraryRegistry)
        }
        let globals = activation.pointee.function.globals
        let name = globals.get(names.name)
        let code = activation.pointee.code
        let line = code.line(ofInstruction: activation.pointee.pc - code.instructions - 1)
        let place = WarningPlace(
            file: string(code.source.name), line: line, module: name.isUndefined ? string("<string>") : name,
            source: fileText(code.source))
        let registryName = intern("__warningregistry__")
        if let registry = globals.get(registryName).dict { return (place, registry) }
        let registry = DictObject()
        globals.set(registryName, .object(registry))
        return (place, registry)
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
