/// "Did you mean ...?" behind the messages of NameError, AttributeError and ImportError.
///
/// Python documentation: What's New in Python 3.10, 3.12 and 3.13, "Improved error messages".
extension Machine {
    /// What is added to the message of an uncaught exception: empty, or a sentence that begins with `. `.
    func suggestionText(for exception: ExceptionObject) -> String {
        let value = Value.object(exception)
        if isInstance(value, types[.importError]) {
            guard let wrong = memberText(exception, "name_from") else { return "" }
            return didYouMean(importSuggestion(exception, wrong))
        }
        if isInstance(value, types[.attributeError]) {
            guard let wrong = memberText(exception, "name") else { return "" }
            return didYouMean(attributeSuggestion(exception, wrong))
        }
        guard isInstance(value, types[.nameError]), let wrong = memberText(exception, "name") else { return "" }
        let suggestion = nameSuggestion(exception, wrong)
        guard standardModuleNames.contains(wrong) else { return didYouMean(suggestion) }
        return didYouMean(suggestion)
            + (suggestion == nil ? ". Did" : " Or did") + " you forget to import '\(wrong)'?"
    }

    private func didYouMean(_ name: String?) -> String { name.map { ". Did you mean: '\($0)'?" } ?? "" }

    private func memberText(_ exception: ExceptionObject, _ name: String) -> String? {
        exception.member(name).str?.string
    }

    private func attributeSuggestion(_ exception: ExceptionObject, _ wrong: String) -> String? {
        let object = exception.member("obj")
        var hidesUnderscored = !wrong.hasPrefix("_")
        if hidesUnderscored, let entry = exception.traceback?.innermost {
            hidesUnderscored = !entry.frame.variables.get(intern("self")).isIdentical(to: object)
        }
        return nearest(to: wrong, in: object, hidesUnderscored: hidesUnderscored)
    }

    private func importSuggestion(_ exception: ExceptionObject, _ wrong: String) -> String? {
        guard let name = memberText(exception, "name"), let module = modules[name] else { return nil }
        return nearest(to: wrong, in: .object(module), hidesUnderscored: !wrong.hasPrefix("_"))
    }

    private func nearest(to wrong: String, in object: Value, hidesUnderscored: Bool) -> String? {
        do throws(Raise) {
            let all = try muted { () throws(Raise) in try directory(object) }
            var names = all.elements.compactMap { $0.str?.string }
            // What a module of the library has in CPython, and lacks here, is near as well.
            if let module = object.object(.module, as: ModuleObject.self), module.isOurs,
                let standard = standardNames(module.name)
            {
                names = standard.union(names).sorted()
            }
            return nearestName(to: wrong, among: hidesUnderscored ? names.filter { !$0.hasPrefix("_") } : names)
        } catch {
            return nil
        }
    }

    /// The names of the call where the exception comes from: its variables, the globals, the built-ins.
    private func nameSuggestion(_ exception: ExceptionObject, _ wrong: String) -> String? {
        guard let entry = exception.traceback?.innermost else { return nil }
        let variables = entry.frame.variables
        let receiver = variables.get(intern("self"))
        if !receiver.isUndefined, hasAttribute(receiver, wrong) { return "self.\(wrong)" }
        var names: [String] = []
        for namespace in [variables, entry.globals] {
            namespace.forEach { (key, _) in if let name = key.str { names.append(name.string) } }
        }
        names += builtinNames
        return nearestName(to: wrong, among: names)
    }

    private func hasAttribute(_ object: Value, _ name: String) -> Bool {
        do throws(Raise) {
            return try muted { () throws(Raise) in !(try optionalAttribute(object, intern(name))).isUndefined }
        } catch {
            return false
        }
    }
}
