import EastAsianWidth
import PythonSyntax

/// `unicodedata` (Library Reference): what Unicode 15.1 says of characters. Names, categories and numbers come from the Swift library,
/// widths from a table of ours. Bidirectional classes and decompositions as text are not here.
extension Machine {
    func fillUnicodedata(_ module: ModuleObject) {
        module.namespace.set(intern("unidata_version"), string("15.1.0"))
        defineCharacterQueries(module)
        defineCharacterNumbers(module)
        defineCharacterNames(module)
        defineNormalForms(module)
    }

    /// What a function of one character is asked about.
    private func characterArgument(_ name: String, _ value: Value, isOnly: Bool = true) throws(Raise) -> UInt32 {
        guard let text = value.str, text.count == 1 else {
            throw error(
                .typeError,
                "\(name)() argument\(isOnly ? "" : " 1") must be a unicode character, not \(typeName(value))")
        }
        return text[0]
    }

    private func defineCharacterQueries(_ module: ModuleObject) {
        func query(_ name: String, _ answer: @escaping (Machine, UInt32) -> Value) {
            defineFunction(module, name, "chr, /") { (machine, arguments) throws(Raise) in
                answer(machine, try machine.characterArgument(name, arguments[0]))
            }
        }
        query("category") { $0.string(StrCharacter($1).category) }
        query("combining") { .int(StrCharacter($1).combiningClass) }
        query("mirrored") { .int(StrCharacter($1).isMirrored ? 1 : 0) }
        query("east_asian_width") { $0.string(EastAsianWidth(of: $1).rawValue) }
    }

    private func defineCharacterNumbers(_ module: ModuleObject) {
        func query(_ name: String, _ refusal: String, _ answer: @escaping (StrCharacter) -> Value?) {
            defineFunction(module, name, "chr, default=<unrepresentable>, /") { (machine, arguments) throws(Raise) in
                let character = StrCharacter(try machine.characterArgument(name, arguments[0], isOnly: false))
                if let value = answer(character) { return value }
                if !arguments[1].isUndefined { return arguments[1] }
                throw machine.error(.valueError, refusal)
            }
        }
        query("decimal", "not a decimal") { $0.isDecimal ? $0.number.map { .int(Int($0)) } : nil }
        query("digit", "not a digit") { $0.isDigit ? $0.number.map { .int(Int($0)) } : nil }
        query("numeric", "not a numeric character") { $0.number.map { .float($0) } }
    }

    private func defineCharacterNames(_ module: ModuleObject) {
        defineFunction(module, "name", "chr, default=<unrepresentable>, /") { (machine, arguments) throws(Raise) in
            let scalar = try machine.characterArgument("name", arguments[0], isOnly: false)
            if let name = StrCharacter(scalar).name { return machine.string(name) }
            if !arguments[1].isUndefined { return arguments[1] }
            throw machine.error(.valueError, "no such name")
        }
        defineFunction(module, "lookup", "name, /") { (machine, arguments) throws(Raise) in
            guard let name = arguments[0].str else {
                throw machine.error(
                    .typeError, "a bytes-like object is required, not '\(machine.typeName(arguments[0]))'")
            }
            guard let scalar = UnicodeNames.scalar(named: name.string) else {
                throw machine.error(
                    .keyError, arguments: [machine.string("undefined character name '\(name.string)'")])
            }
            return .object(machine.character(scalar))
        }
    }

    // MARK: Normal forms

    private func defineNormalForms(_ module: ModuleObject) {
        for name in ["normalize", "is_normalized"] {
            defineFunction(module, name, "form, unistr, /") { (machine, arguments) throws(Raise) in
                for index in 0..<2 where arguments[index].str == nil {
                    throw machine.error(
                        .typeError,
                        "\(name)() argument \(index + 1) must be str, not \(machine.typeName(arguments[index]))")
                }
                guard let form = arguments[0].str.flatMap({ NormalForm(rawValue: $0.string) }),
                    let text = arguments[1].str
                else { throw machine.error(.valueError, "invalid normalization form") }
                // Text in ASCII is in all forms.
                let normal = text.isASCII ? text : text.inNormalForm(form)
                if name == "normalize" { return .object(normal) }
                return .bool(normal.isEqual(to: text))
            }
        }
    }
}

extension StrObject {
    /// Lone surrogates stand for themselves, and part what is around them.
    fileprivate func inNormalForm(_ form: NormalForm) -> StrObject {
        var builder = StrBuilder(capacity: count)
        var run = String.UnicodeScalarView()
        for index in 0..<count {
            if let scalar = Unicode.Scalar(self[index]) {
                run.append(scalar)
            } else {
                builder.append(form.of(String(run)))
                builder.append(self[index])
                run = String.UnicodeScalarView()
            }
        }
        builder.append(form.of(String(run)))
        return builder.finish()
    }
}
