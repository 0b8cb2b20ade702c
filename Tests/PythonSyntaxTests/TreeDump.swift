import PythonSyntax

/// Writes a syntax tree in the form of `record_trees.py`: one line for each node, in the order and with the
/// names of Python's `ast` module.
struct TreeDump {
    private(set) var lines: [String] = []
    private let source: SourceText

    static func text(of module: Module, in source: SourceText) -> String {
        var dump = TreeDump(source: source)
        dump.line(0, "module", "Module", nil)
        for statement in module.body { dump.statement(statement, "body", 1) }
        return dump.lines.joined(separator: "\n") + "\n"
    }

    private init(source: SourceText) { self.source = source }

    // MARK: - Lines

    private func place(_ offset: Int32) -> String {
        "\(source.line(at: Int(offset))):\(source.byteColumn(at: Int(offset)))"
    }

    private mutating func line(
        _ depth: Int, _ field: String, _ type: String, _ range: SourceRange?, _ plain: String...,
        startOnly: Bool = false
    ) {
        var result = "\(depth) \(field) \(type)"
        if let range {
            result += " " + place(range.start)
            if !startOnly { result += "-" + place(range.end) }
        }
        for word in plain where !word.isEmpty { result += " " + word }
        lines.append(result)
    }

    private func escaped(_ points: some Sequence<UInt32>) -> String {
        var result = ""
        for point in points {
            if point >= 0x20, point <= 0x7E, point != 0x5C, let scalar = Unicode.Scalar(point) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\{" + String(point, radix: 16) + "}"
            }
        }
        return result
    }

    private func escaped(_ text: String) -> String { escaped(text.unicodeScalars.lazy.map(\.value)) }

    private func constant(_ value: Constant) -> String {
        switch value {
        case .none: return "None"
        case .bool(let value): return value ? "True" : "False"
        case .ellipsis: return "..."
        case .int(let value): return "int:\(value)"
        case .bigInt(let digits):
            let isHex = digits.hasPrefix("0x")
            let radix = isHex ? 16 : 10
            let remainder = digits.dropFirst(isHex ? 2 : 0).reduce(0) {
                ($0 * radix + ($1.hexDigitValue ?? 0)) % 1_000_000_007
            }
            return "big:\(remainder)"
        case .float(let value): return "float:" + String(value.bitPattern, radix: 16)
        case .complex(let value): return "complex:" + String(value.bitPattern, radix: 16)
        case .string(let points): return "str:" + escaped(points)
        case .bytes(let octets):
            return "bytes:" + octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    // MARK: - Statements

    private mutating func statements(_ body: [Statement], _ field: String, _ depth: Int) {
        for item in body { statement(item, field, depth) }
    }

    private mutating func statement(_ node: Statement, _ field: String, _ depth: Int) {
        let range = node.range
        let below = depth + 1
        switch node.kind {
        case .functionDef(let function):
            line(
                depth, field, function.isAsync ? "AsyncFunctionDef" : "FunctionDef", range,
                "name=" + escaped(function.name.name))
            parameters(function.parameters, "args", below)
            statements(function.body, "body", below)
            expressions(function.decorators, "decorator_list", below)
            optional(function.returns, "returns", below)
            typeParameters(function.typeParameters, below)
        case .classDef(let definition):
            line(depth, field, "ClassDef", range, "name=" + escaped(definition.name.name))
            expressions(definition.bases, "bases", below)
            keywords(definition.keywords, below)
            statements(definition.body, "body", below)
            expressions(definition.decorators, "decorator_list", below)
            typeParameters(definition.typeParameters, below)
        case .returnStatement(let value):
            line(depth, field, "Return", range)
            optional(value, "value", below)
        case .delete(let targets):
            line(depth, field, "Delete", range)
            expressions(targets, "targets", below)
        case .assign(let targets, let value):
            line(depth, field, "Assign", range)
            expressions(targets, "targets", below)
            expression(value, "value", below)
        case .typeAlias(let name, let parameters, let value):
            line(depth, field, "TypeAlias", range)
            expression(name, "name", below)
            typeParameters(parameters, below)
            expression(value, "value", below)
        case .augmentedAssign(let target, let op, let value):
            line(depth, field, "AugAssign", range, name(of: op))
            expression(target, "target", below)
            expression(value, "value", below)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            line(depth, field, "AnnAssign", range, "simple=\(simple ? 1 : 0)")
            expression(target, "target", below)
            expression(annotation, "annotation", below)
            optional(value, "value", below)
        case .forLoop(let loop):
            line(depth, field, loop.isAsync ? "AsyncFor" : "For", range)
            expression(loop.target, "target", below)
            expression(loop.iterable, "iter", below)
            statements(loop.body, "body", below)
            statements(loop.orElse, "orelse", below)
        case .whileLoop(let test, let body, let orElse):
            line(depth, field, "While", range)
            expression(test, "test", below)
            statements(body, "body", below)
            statements(orElse, "orelse", below)
        case .ifStatement(let test, let body, let orElse):
            line(depth, field, "If", range)
            expression(test, "test", below)
            statements(body, "body", below)
            statements(orElse, "orelse", below)
        case .with(let items, let body, let isAsync):
            line(depth, field, isAsync ? "AsyncWith" : "With", range)
            for item in items {
                line(below, "items", "withitem", nil)
                expression(item.context, "context_expr", below + 1)
                optional(item.target, "optional_vars", below + 1)
            }
            statements(body, "body", below)
        case .match(let subject, let cases):
            line(depth, field, "Match", range)
            expression(subject, "subject", below)
            for item in cases {
                line(below, "cases", "match_case", nil)
                pattern(item.pattern, "pattern", below + 1)
                optional(item.guardTest, "guard", below + 1)
                statements(item.body, "body", below + 1)
            }
        case .raise(let exception, let cause):
            line(depth, field, "Raise", range)
            optional(exception, "exc", below)
            optional(cause, "cause", below)
        case .tryStatement(let statement):
            line(depth, field, statement.isStar ? "TryStar" : "Try", range)
            statements(statement.body, "body", below)
            for handler in statement.handlers {
                let name = handler.name.map { "name=" + escaped($0.name) } ?? ""
                line(below, "handlers", "ExceptHandler", handler.range, name)
                optional(handler.type, "type", below + 1)
                statements(handler.body, "body", below + 1)
            }
            statements(statement.orElse, "orelse", below)
            statements(statement.finalBody, "finalbody", below)
        case .assert(let test, let message):
            line(depth, field, "Assert", range)
            expression(test, "test", below)
            optional(message, "msg", below)
        case .importModules(let names):
            line(depth, field, "Import", range)
            aliases(names, below)
        case .importFrom(let module, let names, let level):
            line(
                depth, field, "ImportFrom", range, module.map { "module=" + escaped($0) } ?? "", "level=\(level)")
            aliases(names, below)
        case .global(let names):
            line(depth, field, "Global", range, names.map { escaped($0.name) }.joined(separator: ","))
        case .nonlocal(let names):
            line(depth, field, "Nonlocal", range, names.map { escaped($0.name) }.joined(separator: ","))
        case .expression(let value):
            line(depth, field, "Expr", range)
            expression(value, "value", below)
        case .pass: line(depth, field, "Pass", range)
        case .breakStatement: line(depth, field, "Break", range)
        case .continueStatement: line(depth, field, "Continue", range)
        }
    }

    private mutating func aliases(_ names: [ImportAlias], _ depth: Int) {
        for alias in names {
            line(
                depth, "names", "alias", alias.range, "name=" + escaped(alias.name),
                alias.asName.map { "asname=" + escaped($0) } ?? "")
        }
    }

    private mutating func typeParameters(_ list: [TypeParameter], _ depth: Int) {
        for item in list {
            let name = "name=" + escaped(item.name.name)
            // A star before the name belongs to the node, but not to the identifier.
            switch item.kind {
            case .typeVar(let bound):
                line(depth, "type_params", "TypeVar", item.name.range, name, startOnly: true)
                optional(bound, "bound", depth + 1)
            case .paramSpec:
                line(depth, "type_params", "ParamSpec", back(item.name.range), name, startOnly: true)
            case .typeVarTuple:
                line(depth, "type_params", "TypeVarTuple", back(item.name.range), name, startOnly: true)
            }
            optional(item.defaultValue, "default_value", depth + 1)
        }
    }

    private func back(_ range: SourceRange) -> SourceRange {
        var start = Int(range.start)
        repeat { start -= 1 } while source.bytes[start] != UInt8(ascii: "*")
        if source.bytes[start - 1] == UInt8(ascii: "*") { start -= 1 }
        return SourceRange(start: start, end: Int(range.end))
    }

    private mutating func parameters(_ list: Parameters, _ field: String, _ depth: Int) {
        line(depth, field, "arguments", nil)
        func one(_ item: Parameter, _ field: String, _ dump: inout TreeDump) {
            dump.line(depth + 1, field, "arg", item.name.range, "arg=" + dump.escaped(item.name.name), startOnly: true)
            dump.optional(item.annotation, "annotation", depth + 2)
        }
        for item in list.positionalOnly { one(item, "posonlyargs", &self) }
        for item in list.positional { one(item, "args", &self) }
        if let item = list.varPositional { one(item, "vararg", &self) }
        for item in list.keywordOnly { one(item, "kwonlyargs", &self) }
        for value in list.keywordDefaults {
            if let value {
                expression(value, "kw_defaults", depth + 1)
            } else {
                lines.append("\(depth + 1) kw_defaults None")
            }
        }
        if let item = list.varKeyword { one(item, "kwarg", &self) }
        expressions(list.defaults, "defaults", depth + 1)
    }

    // MARK: - Expressions

    private mutating func optional(_ node: Expression?, _ field: String, _ depth: Int) {
        if let node { expression(node, field, depth) }
    }

    private mutating func expressions(_ list: [Expression], _ field: String, _ depth: Int) {
        for item in list { expression(item, field, depth) }
    }

    private mutating func keywords(_ list: [Keyword], _ depth: Int) {
        for item in list {
            line(depth, "keywords", "keyword", item.range, item.name.map { "arg=" + escaped($0.name) } ?? "")
            expression(item.value, "value", depth + 1)
        }
    }

    private mutating func comprehensions(_ list: [Comprehension], _ depth: Int) {
        for item in list {
            line(depth, "generators", "comprehension", nil, "is_async=\(item.isAsync ? 1 : 0)")
            expression(item.target, "target", depth + 1)
            expression(item.iterable, "iter", depth + 1)
            expressions(item.conditions, "ifs", depth + 1)
        }
    }

    private func name(of op: BinaryOperator) -> String {
        switch op {
        case .add: "Add"
        case .subtract: "Sub"
        case .multiply: "Mult"
        case .matrixMultiply: "MatMult"
        case .divide: "Div"
        case .modulo: "Mod"
        case .power: "Pow"
        case .leftShift: "LShift"
        case .rightShift: "RShift"
        case .bitOr: "BitOr"
        case .bitXor: "BitXor"
        case .bitAnd: "BitAnd"
        case .floorDivide: "FloorDiv"
        }
    }

    private func name(of op: CompareOperator) -> String {
        switch op {
        case .equal: "Eq"
        case .notEqual: "NotEq"
        case .less: "Lt"
        case .lessOrEqual: "LtE"
        case .greater: "Gt"
        case .greaterOrEqual: "GtE"
        case .is: "Is"
        case .isNot: "IsNot"
        case .in: "In"
        case .notIn: "NotIn"
        }
    }

    private func name(of op: UnaryOperator) -> String {
        switch op {
        case .invert: "Invert"
        case .not: "Not"
        case .plus: "UAdd"
        case .minus: "USub"
        }
    }

    private mutating func expression(_ node: Expression, _ field: String, _ depth: Int) {
        let range = node.range
        let below = depth + 1
        switch node.kind {
        case .boolOp(let op, let values):
            line(depth, field, "BoolOp", range, op == .and ? "And" : "Or")
            expressions(values, "values", below)
        case .namedExpression(let target, let value):
            line(depth, field, "NamedExpr", range)
            line(below, "target", "Name", target.range, "id=" + escaped(target.name))
            expression(value, "value", below)
        case .binary(let left, let op, let right):
            line(depth, field, "BinOp", range, name(of: op))
            expression(left, "left", below)
            expression(right, "right", below)
        case .unary(let op, let operand):
            line(depth, field, "UnaryOp", range, name(of: op))
            expression(operand, "operand", below)
        case .lambda(let list, let body):
            line(depth, field, "Lambda", range)
            parameters(list, "args", below)
            expression(body, "body", below)
        case .ifExpression(let test, let body, let orElse):
            line(depth, field, "IfExp", range)
            expression(test, "test", below)
            expression(body, "body", below)
            expression(orElse, "orelse", below)
        case .dict(let keys, let values):
            line(depth, field, "Dict", range)
            for key in keys {
                if let key { expression(key, "keys", below) } else { lines.append("\(below) keys None") }
            }
            expressions(values, "values", below)
        case .set(let items):
            line(depth, field, "Set", range)
            expressions(items, "elts", below)
        case .listComprehension(let item, let clauses): comprehension("ListComp", item, clauses, range, field, depth)
        case .setComprehension(let item, let clauses): comprehension("SetComp", item, clauses, range, field, depth)
        case .generator(let item, let clauses): comprehension("GeneratorExp", item, clauses, range, field, depth)
        case .dictComprehension(let key, let value, let clauses):
            line(depth, field, "DictComp", range)
            expression(key, "key", below)
            expression(value, "value", below)
            comprehensions(clauses, below)
        case .await(let value):
            line(depth, field, "Await", range)
            expression(value, "value", below)
        case .yield(let value):
            line(depth, field, "Yield", range)
            optional(value, "value", below)
        case .yieldFrom(let value):
            line(depth, field, "YieldFrom", range)
            expression(value, "value", below)
        case .compare(let left, let operators, let comparators):
            line(depth, field, "Compare", range, operators.map { name(of: $0) }.joined(separator: ","))
            expression(left, "left", below)
            expressions(comparators, "comparators", below)
        case .call(let function, let arguments, let list):
            line(depth, field, "Call", range)
            expression(function, "func", below)
            expressions(arguments, "args", below)
            keywords(list, below)
        case .joinedString(let parts):
            line(depth, field, "JoinedStr", range)
            expressions(parts, "values", below)
        case .formattedValue(let value, let conversion, let format):
            line(depth, field, "FormattedValue", range, "conversion=\(conversion.map { "\($0)" } ?? "-1")")
            expression(value, "value", below)
            optional(format, "format_spec", below)
        case .constant(let value):
            line(depth, field, "Constant", range, constant(value))
        case .attribute(let value, let name):
            line(depth, field, "Attribute", range, "attr=" + escaped(name.name))
            expression(value, "value", below)
        case .subscript(let value, let index):
            line(depth, field, "Subscript", range)
            expression(value, "value", below)
            expression(index, "slice", below)
        case .starred(let value):
            line(depth, field, "Starred", range)
            expression(value, "value", below)
        case .name(let name):
            line(depth, field, "Name", range, "id=" + escaped(name))
        case .list(let items):
            line(depth, field, "List", range)
            expressions(items, "elts", below)
        case .tuple(let items):
            line(depth, field, "Tuple", range)
            expressions(items, "elts", below)
        case .slice(let lower, let upper, let step):
            line(depth, field, "Slice", range)
            optional(lower, "lower", below)
            optional(upper, "upper", below)
            optional(step, "step", below)
        }
    }

    private mutating func comprehension(
        _ type: String, _ item: Expression, _ clauses: [Comprehension], _ range: SourceRange, _ field: String,
        _ depth: Int
    ) {
        line(depth, field, type, range)
        expression(item, "elt", depth + 1)
        comprehensions(clauses, depth + 1)
    }

    // MARK: - Patterns

    private mutating func patterns(_ list: [Pattern], _ field: String, _ depth: Int) {
        for item in list { pattern(item, field, depth) }
    }

    private mutating func pattern(_ node: Pattern, _ field: String, _ depth: Int) {
        let range = node.range
        let below = depth + 1
        switch node.kind {
        case .value(let value):
            line(depth, field, "MatchValue", range)
            expression(value, "value", below)
        case .singleton(let value):
            line(depth, field, "MatchSingleton", range, constant(value))
        case .sequence(let items):
            line(depth, field, "MatchSequence", range)
            patterns(items, "patterns", below)
        case .mapping(let keys, let list, let rest):
            line(depth, field, "MatchMapping", range, rest.map { "rest=" + escaped($0.name) } ?? "")
            expressions(keys, "keys", below)
            patterns(list, "patterns", below)
        case .matchClass(let type, let list, let keywords, let keywordPatterns):
            line(
                depth, field, "MatchClass", range, keywords.map { escaped($0.name) }.joined(separator: ","))
            expression(type, "cls", below)
            patterns(list, "patterns", below)
            patterns(keywordPatterns, "kwd_patterns", below)
        case .star(let name):
            line(depth, field, "MatchStar", range, name.map { "name=" + escaped($0.name) } ?? "")
        case .asPattern(let inner, let name):
            line(depth, field, "MatchAs", range, name.map { "name=" + escaped($0.name) } ?? "")
            if let inner { pattern(inner, "pattern", below) }
        case .or(let items):
            line(depth, field, "MatchOr", range)
            patterns(items, "patterns", below)
        }
    }
}
