/// `text % values` and `format(text, specification)`.
extension Machine {
    func defineStrFormatOperators(_ method: MethodTable<StrObject>) {
        method("__mod__", "value, /") { (machine, text, arguments) throws(Raise) in
            .object(try PercentFormat.format(text, arguments[0], machine))
        }
        method("__rmod__", "value, /") { (machine, text, arguments) throws(Raise) in
            guard let format = arguments[0].str else { return machine.notImplemented }
            return .object(try PercentFormat.format(format, .object(text), machine))
        }
        method("__format__", "format_spec, /") { (machine, text, arguments) throws(Raise) in
            let specification = try machine.strArgument("__format__", "", arguments[0])
            return .object(try machine.formatBuiltin(.object(text), specification))
        }
    }
}
