/// `_warnings`: what the module `warnings` has from the machine.
///
/// Python documentation: Library Reference, "warnings".
extension Machine {
    func defineWarningsModule() {
        defineModule("_warnings") { (machine, module) throws(Raise) in
            let names = module.namespace
            names.set(machine.intern("filters"), .object(machine.makeDefaultFilters()))
            names.set(machine.intern("_onceregistry"), .object(machine.warnings.onceRegistry))
            names.set(machine.intern("_defaultaction"), machine.string("default"))
            machine.defineFunction(module, "_filters_mutated") { (machine, _) throws(Raise) in
                machine.warnings.version += 1
                return .none
            }
            let parameters = "message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()"
            machine.defineFunction(module, "warn", parameters) { (machine, arguments) throws(Raise) in
                try machine.warn(arguments)
                return .none
            }
            let explicit =
                "message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None"
            machine.defineFunction(module, "warn_explicit", explicit) { (machine, arguments) throws(Raise) in
                try machine.warnExplicit(arguments)
                return .none
            }
        }
    }

    private func warn(_ arguments: BoundArguments) throws(Raise) {
        let category = try warningCategory(arguments[0], arguments[1])
        var level = arguments[2].isUndefined ? 1 : try index(arguments[2])
        var prefixes: [String] = []
        if !arguments[4].isUndefined {
            guard let tuple = arguments[4].tuple else {
                throw error(
                    .typeError, "warn() argument 'skip_file_prefixes' must be tuple, not \(typeName(arguments[4]))")
            }
            for prefix in tuple.elements {
                guard let text = prefix.str else {
                    throw error(
                        .typeError, "Found non-str '\(typeName(prefix))' in skip_file_prefixes.")
                }
                prefixes.append(text.string)
            }
            if !prefixes.isEmpty { level = max(level, 2) }
        }
        let (place, registry) = warningPlace(level: min(level, Machine.greatestRecursionLimit), skipping: prefixes)
        try show(try notice(arguments[0], category, place, registry, source: arguments[3]))
    }

    private func warningCategory(_ message: Value, _ given: Value) throws(Raise) -> TypeObject {
        if isInstance(message, types[.warning]) { return typeOf(message) }
        if given.isUndefined || given.isNone { return types[.userWarning] }
        guard let category = given.type, category.isSubtype(of: types[.warning]) else {
            throw error(.typeError, "category must be a Warning subclass, not '\(typeName(given))'")
        }
        return category
    }

    private func notice(
        _ message: Value, _ category: TypeObject, _ place: WarningPlace, _ registry: DictObject?, source: Value
    ) throws(Raise) -> WarningNotice {
        let source = source.isUndefined ? Value.none : source
        guard isInstance(message, types[.warning]) else {
            return WarningNotice(
                category: category, text: message, place: place, registry: registry, source: source,
                isAboutObject: !source.isNone)
        }
        return WarningNotice(
            category: typeOf(message), message: message, text: .object(try str(message)), place: place,
            registry: registry, source: source, isAboutObject: !source.isNone)
    }

    private func warnExplicit(_ arguments: BoundArguments) throws(Raise) {
        let registry: DictObject?
        if arguments[5].isUndefined || arguments[5].isNone {
            registry = nil
        } else if let dict = arguments[5].dict {
            registry = dict
        } else {
            throw error(.typeError, "'registry' must be a dict or None")
        }
        guard isInstance(arguments[0], types[.warning]) || arguments[1].type?.isSubtype(of: types[.warning]) == true
        else { throw error(.typeError, "category must be a Warning subclass, not '\(typeName(arguments[1]))'") }
        let category = arguments[1].type ?? types[.userWarning]
        var module = arguments[4]
        if module.isUndefined || module.isNone {
            let name = try str(arguments[2]).string
            module = string(
                name.isEmpty ? "<unknown>" : name.lowercased().hasSuffix(".py") ? String(name.dropLast(3)) : name)
        }
        let source = arguments[2].str.flatMap { sources[$0.string] }
        let place = WarningPlace(
            file: arguments[2], line: try index(arguments[3]), module: module, source: source)
        try show(try notice(arguments[0], category, place, registry, source: arguments[7]))
    }
}
