/// Binding a call's arguments to a function's parameters (Reference, "Calls"), with Python's own errors.
extension Machine {
    /// - Parameter prefix: a first positional argument before the others, or `.undefined`.
    /// - Parameter registers: those of the new activation, all initialized; parameters are the first.
    func bind(
        _ function: FunctionObject, _ arguments: Arguments, _ prefix: Value, _ registers: UnsafeMutablePointer<Value>
    ) throws(Raise) {
        let code = function.code
        let parameters = code.parameters
        let shift = prefix.isUndefined ? 0 : 1
        let count = arguments.count + shift

        if arguments.keywords == nil, parameters.isPositional, count <= parameters.positional,
            count + function.defaults.count >= parameters.positional
        {
            if shift == 1 { registers.set(prefix) }
            var index = shift
            while index < count {
                (registers + index).set(arguments.base[index - shift])
                index += 1
            }
            let firstDefault = parameters.positional - function.defaults.count
            while index < parameters.positional {
                (registers + index).set(function.defaults[index - firstDefault])
                index += 1
            }
            return
        }

        func positional(_ index: Int) -> Value {
            index < shift ? prefix : arguments.base[index - shift]
        }
        for index in 0..<min(count, parameters.positional) { registers[index] = positional(index) }
        if parameters.hasVarPositional {
            var rest: ContiguousArray<Value> = []
            var index = parameters.positional
            while index < count {
                rest.append(positional(index))
                index += 1
            }
            registers[parameters.varPositionalRegister] = .object(TupleObject(rest))
        }
        var extra: DictObject?
        if parameters.hasVarKeyword {
            let dict = DictObject()
            extra = dict
            registers[parameters.varKeywordRegister] = .object(dict)
        }
        if let keywords = arguments.keywords {
            for (offset, key) in keywords.elements.enumerated() {
                guard let name = key.str else { throw error(.typeError, "keywords must be strings") }
                let value = arguments.base[arguments.count + offset]
                if let index = parameterIndex(code, name) {
                    if !registers[index].isUndefined {
                        throw error(
                            .typeError,
                            "\(function.qualifiedName.string)() got multiple values for argument '\(name.string)'")
                    }
                    registers[index] = value
                } else if let extra {
                    extra.set(name, value)
                } else {
                    throw unexpectedKeyword(function, name, keywords)
                }
            }
        }
        if count > parameters.positional, !parameters.hasVarPositional {
            throw tooManyPositional(function, given: count, registers)
        }
        try fillDefaults(function, registers)
    }

    private func parameterIndex(_ code: CodeObject, _ name: StrObject) -> Int? {
        let parameters = code.parameters
        var index = parameters.positionalOnly
        while index < parameters.named {
            if code.localNames[index].isEqual(to: name) { return index }
            index += 1
        }
        return nil
    }

    private func fillDefaults(_ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>) throws(Raise) {
        let parameters = function.code.parameters
        let firstDefault = parameters.positional - function.defaults.count
        var missing: [String] = []
        for index in 0..<parameters.positional where registers[index].isUndefined {
            if index >= firstDefault {
                registers[index] = function.defaults[index - firstDefault]
            } else {
                missing.append(function.code.localNames[index].string)
            }
        }
        if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
        for index in parameters.positional..<parameters.named where registers[index].isUndefined {
            let name = function.code.localNames[index]
            let value = function.keywordDefaults?.get(name) ?? .undefined
            if value.isUndefined { missing.append(name.string) } else { registers[index] = value }
        }
        if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
    }

    // MARK: Errors

    private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Raise {
        let quoted = names.map { "'\($0)'" }
        let list =
            switch quoted.count {
            case 1: quoted[0]
            case 2: "\(quoted[0]) and \(quoted[1])"
            default: quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
            }
        return error(
            .typeError,
            "\(function.qualifiedName.string)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
        )
    }

    private func tooManyPositional(
        _ function: FunctionObject, given: Int, _ registers: UnsafeMutablePointer<Value>
    ) -> Raise {
        let parameters = function.code.parameters
        let defaults = function.defaults.count
        let name = function.qualifiedName.string
        let takes =
            defaults > 0
            ? "from \(parameters.positional - defaults) to \(parameters.positional)" : "\(parameters.positional)"
        let plural = defaults > 0 || parameters.positional != 1
        var keywordOnlyGiven = 0
        for index in parameters.positional..<parameters.named where !registers[index].isUndefined {
            keywordOnlyGiven += 1
        }
        var givenText = "\(given)"
        if keywordOnlyGiven > 0 {
            givenText += " positional argument\(given == 1 ? "" : "s")"
            givenText += " (and \(keywordOnlyGiven) keyword-only argument\(keywordOnlyGiven == 1 ? "" : "s"))"
        }
        let verb = given == 1 && keywordOnlyGiven == 0 ? "was" : "were"
        return error(
            .typeError,
            "\(name)() takes \(takes) positional argument\(plural ? "s" : "") but \(givenText) \(verb) given")
    }

    private func unexpectedKeyword(_ function: FunctionObject, _ name: StrObject, _ keywords: TupleObject) -> Raise {
        let code = function.code
        let parameters = code.parameters
        let positionalOnly = keywords.elements.compactMap(\.str).filter { keyword in
            (0..<parameters.positionalOnly).contains { code.localNames[$0].isEqual(to: keyword) }
        }
        let qualifiedName = function.qualifiedName.string
        if !positionalOnly.isEmpty {
            let list = positionalOnly.map(\.string).joined(separator: ", ")
            return error(
                .typeError,
                "\(qualifiedName)() got some positional-only arguments passed as keyword arguments: '\(list)'")
        }
        let candidates = (0..<parameters.named).map { code.localNames[$0].string }
        let suggestion = nearestName(to: name.string, among: candidates).map { ". Did you mean '\($0)'?" } ?? ""
        return error(
            .typeError, "\(qualifiedName)() got an unexpected keyword argument '\(name.string)'\(suggestion)")
    }
}
