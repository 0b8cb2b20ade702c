import PythonSyntax

/// An annotation as `from __future__ import annotations` keeps it: the expression written again from its tree, with CPython's spaces,
/// quotes and parentheses (PEP 563).
struct AnnotationText {
    private(set) var text = ""
    private let context: CompilerContext

    init(_ expression: Expression, _ context: CompilerContext) {
        self.context = context
        append(expression, .test)
    }

    /// How tightly an expression holds together; one that is looser than its place asks for stands in parentheses.
    private enum Level: Int, Comparable {
        case named, tuple, test, or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, term, factor, power, await
        case atom

        static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
        var tighter: Level { Level(rawValue: rawValue + 1) ?? .atom }
    }

    private mutating func inParentheses(_ needed: Bool, _ body: (inout AnnotationText) -> Void) {
        if needed { text += "(" }
        body(&self)
        if needed { text += ")" }
    }

    private mutating func append(list: [Expression], _ level: Level = .test, separator: String = ", ") {
        for (index, element) in list.enumerated() {
            if index > 0 { text += separator }
            append(element, level)
        }
    }

    private mutating func append(_ expression: Expression, _ level: Level) {
        switch expression.kind {
        case .boolOp(let op, let values):
            let own = op == .and ? Level.and : .or
            inParentheses(level > own) {
                $0.append(list: values, own.tighter, separator: op == .and ? " and " : " or ")
            }
        case .namedExpression(let target, let value):
            inParentheses(level > .named) {
                $0.text += "\(target.name) := "
                $0.append(value, .atom)
            }
        case .binary(let left, let op, let right):
            let own = AnnotationText.level(of: op)
            let isRight = op == .power
            inParentheses(level > own) {
                $0.append(left, isRight ? own.tighter : own)
                $0.text += isRight ? " ** " : " \(op.symbol) "
                $0.append(right, isRight ? own : own.tighter)
            }
        case .unary(let op, let value):
            let own = op == .not ? Level.not : .factor
            inParentheses(level > own) {
                switch op {
                case .invert: $0.text += "~"
                case .not: $0.text += "not "
                case .plus: $0.text += "+"
                case .minus: $0.text += "-"
                }
                $0.append(value, own)
            }
        case .lambda(let parameters, let body):
            inParentheses(level > .test) {
                // CPython counts the positional parameters only.
                let hasPositional = !(parameters.positional + parameters.positionalOnly).isEmpty
                $0.text += hasPositional ? "lambda " : "lambda"
                $0.append(parameters)
                $0.text += ": "
                $0.append(body, .test)
            }
        case .ifExpression(let test, let body, let orElse):
            inParentheses(level > .test) {
                $0.append(body, .or)
                $0.text += " if "
                $0.append(test, .or)
                $0.text += " else "
                $0.append(orElse, .test)
            }
        case .dict(let keys, let values):
            text += "{"
            for (index, pair) in zip(keys, values).enumerated() {
                if index > 0 { text += ", " }
                if let key = pair.0 {
                    append(key, .test)
                    text += ": "
                    append(pair.1, .test)
                } else {
                    text += "**"
                    append(pair.1, .bitOr)
                }
            }
            text += "}"
        case .set(let elements):
            text += "{"
            append(list: elements)
            text += "}"
        case .listComprehension(let element, let clauses):
            text += "["
            append(element, .test)
            append(clauses)
            text += "]"
        case .setComprehension(let element, let clauses):
            text += "{"
            append(element, .test)
            append(clauses)
            text += "}"
        case .generator(let element, let clauses):
            text += "("
            append(element, .test)
            append(clauses)
            text += ")"
        case .dictComprehension(let key, let value, let clauses):
            text += "{"
            append(key, .test)
            text += ": "
            append(value, .test)
            append(clauses)
            text += "}"
        case .await(let value):
            inParentheses(level > .await) {
                $0.text += "await "
                $0.append(value, .atom)
            }
        case .yield(let value):
            text += "(yield"
            if let value {
                text += " "
                append(value, .test)
            }
            text += ")"
        case .yieldFrom(let value):
            text += "(yield from "
            append(value, .test)
            text += ")"
        case .compare(let first, let operators, let others):
            inParentheses(level > .comparison) {
                $0.append(first, .bitOr)
                for (op, other) in zip(operators, others) {
                    $0.text += " \(op.symbol) "
                    $0.append(other, .bitOr)
                }
            }
        case .call(let function, let arguments, let keywords): append(function, arguments, keywords)
        case .joinedString, .formattedValue:
            text += "f"
            appendRepr(.object(StrObject(scalars: formatted([expression]))))
        case .constant(let constant): append(constant, at: expression.range)
        case .attribute(let value, let name):
            append(value, .atom)
            switch value.kind {
            case .constant(.int), .constant(.bigInt): text += " ."
            default: text += "."
            }
            text += name.name
        case .subscript(let value, let index):
            append(value, .atom)
            text += "["
            append(index, .tuple)
            text += "]"
        case .starred(let value):
            text += "*"
            append(value, .bitOr)
        case .name(let name): text += name
        case .list(let elements):
            text += "["
            append(list: elements)
            text += "]"
        case .tuple(let elements):
            if elements.isEmpty {
                text += "()"
                return
            }
            inParentheses(level > .tuple) {
                $0.append(list: elements)
                if elements.count == 1 { $0.text += "," }
            }
        case .slice(let lower, let upper, let step):
            if let lower { append(lower, .test) }
            text += ":"
            if let upper { append(upper, .test) }
            if let step {
                text += ":"
                append(step, .test)
            }
        }
    }

    private static func level(of op: BinaryOperator) -> Level {
        switch op {
        case .add, .subtract: .sum
        case .multiply, .matrixMultiply, .divide, .modulo, .floorDivide: .term
        case .power: .power
        case .leftShift, .rightShift: .shift
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .bitAnd: .bitAnd
        }
    }

    private mutating func append(_ function: Expression, _ arguments: [Expression], _ keywords: [Keyword]) {
        append(function, .atom)
        // A generator expression that stands alone has the call's own parentheses.
        if arguments.count == 1, keywords.isEmpty, case .generator = arguments[0].kind {
            return append(arguments[0], .test)
        }
        text += "("
        append(list: arguments)
        for (index, keyword) in keywords.enumerated() {
            if index > 0 || !arguments.isEmpty { text += ", " }
            text += keyword.name.map { "\($0.name)=" } ?? "**"
            append(keyword.value, .test)
        }
        text += ")"
    }

    private mutating func append(_ clauses: [Comprehension]) {
        for clause in clauses {
            text += clause.isAsync ? " async for " : " for "
            append(clause.target, .tuple)
            text += " in "
            append(clause.iterable, .or)
            for condition in clause.conditions {
                text += " if "
                append(condition, .or)
            }
        }
    }

    /// The parameters of a lambda.
    private mutating func append(_ parameters: Parameters) {
        var isFirst = true
        func separate(_ writer: inout AnnotationText) {
            if !isFirst { writer.text += ", " }
            isFirst = false
        }
        let positional = parameters.positionalOnly + parameters.positional
        let required = positional.count - parameters.defaults.count
        for (index, parameter) in positional.enumerated() {
            separate(&self)
            text += parameter.name.name
            if index >= required, parameters.defaults.indices.contains(index - required) {
                text += "="
                append(parameters.defaults[index - required], .test)
            }
            if index == parameters.positionalOnly.count - 1 { text += ", /" }
        }
        if parameters.varPositional != nil || !parameters.keywordOnly.isEmpty {
            separate(&self)
            text += "*\(parameters.varPositional?.name.name ?? "")"
        }
        for (parameter, value) in zip(parameters.keywordOnly, parameters.keywordDefaults) {
            separate(&self)
            text += parameter.name.name
            if let value {
                text += "="
                append(value, .test)
            }
        }
        if let keywords = parameters.varKeyword {
            separate(&self)
            text += "**\(keywords.name.name)"
        }
    }

    // MARK: Constants

    private mutating func appendRepr(_ value: Value) { text += context.repr(value) }

    private mutating func append(_ constant: Constant, at range: SourceRange) {
        switch constant {
        case .ellipsis: text += "..."
        case .float, .complex:
            // What is too great for a float is written so that it stays so.
            text += context.repr(context.value(of: constant)).replacing("inf", with: "1e309")
        case .string:
            let bytes = context.source.bytes
            let start = Int(range.start)
            if bytes.indices.contains(start), bytes[start] | 0x20 == UInt8(ascii: "u") { text += "u" }
            appendRepr(context.value(of: constant))
        default: appendRepr(context.value(of: constant))
        }
    }

    /// What stands between the quotes of an f-string.
    private func formatted(_ parts: [Expression]) -> [UInt32] {
        var scalars: [UInt32] = []
        func add(_ text: String) { scalars += text.unicodeScalars.map(\.value) }
        for part in parts {
            switch part.kind {
            case .joinedString(let inner): scalars += formatted(inner)
            case .constant(.string(let text)):
                for scalar in text {
                    scalars.append(scalar)
                    if scalar == 0x7B || scalar == 0x7D { scalars.append(scalar) }
                }
            case .formattedValue(let value, let conversion, let format):
                var inner = AnnotationText(context)
                inner.append(value, .or)
                add(inner.text.hasPrefix("{") ? "{ " : "{")
                add(inner.text)
                if let conversion { add("!\(Unicode.Scalar(conversion))") }
                if let format {
                    add(":")
                    scalars += formatted([format])
                }
                add("}")
            default: break
            }
        }
        return scalars
    }

    private init(_ context: CompilerContext) { self.context = context }
}
