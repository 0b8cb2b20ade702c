/// The syntax tree of a Python 3.13 module.
///
/// The names are those of Python's own `ast` module, so that its documentation (Library Reference, "ast",
/// abstract grammar) says what each node means. Nodes are final classes: a tree is built once, read by the
/// compiler, and thrown away; `kind` holds what distinguishes one node from another.
///
/// Reading order: `Module` -> `Statement.Kind` -> `Expression.Kind` -> `Pattern.Kind`.

/// A half-open range of UTF-8 byte offsets into a `SourceText`.
public struct SourceRange: Hashable, Sendable {
    public var start: Int32
    public var end: Int32

    public init(start: Int, end: Int) {
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
    }

    /// The smallest range that covers both.
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(start: Int(min(start, other.start)), end: Int(max(end, other.end)))
    }
}

/// A whole parsed file.
public final class Module {
    public let body: [Statement]
    /// The names imported with `from __future__ import ...`.
    public let futureFeatures: [String]

    public init(body: [Statement], futureFeatures: [String] = []) {
        self.body = body
        self.futureFeatures = futureFeatures
    }
}

/// A name where the grammar has an identifier, already in normal form NFKC.
public struct Identifier: Hashable, Sendable {
    public let name: String
    public let range: SourceRange

    public init(name: String, range: SourceRange) {
        self.name = name
        self.range = range
    }
}

// MARK: - Statements

public final class Statement {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// Whether the statement may have blocks (Reference, "Compound statements").
    public var isCompound: Bool {
        switch kind {
        case .functionDef, .classDef, .forLoop, .whileLoop, .ifStatement, .with, .match, .tryStatement: true
        default: false
        }
    }

    public enum Kind {
        case functionDef(FunctionDef)
        case classDef(ClassDef)
        case returnStatement(Expression?)
        case delete([Expression])
        /// `targets` are the left sides of a chained assignment, from left to right.
        case assign(targets: [Expression], value: Expression)
        case typeAlias(name: Expression, typeParameters: [TypeParameter], value: Expression)
        case augmentedAssign(target: Expression, op: BinaryOperator, value: Expression)
        /// `simple` is false for `(x): int` and for targets that are no plain names.
        case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, simple: Bool)
        case forLoop(ForLoop)
        case whileLoop(test: Expression, body: [Statement], orElse: [Statement])
        /// An `elif` is an `if` that is alone in `orElse`.
        case ifStatement(test: Expression, body: [Statement], orElse: [Statement])
        case with(items: [WithItem], body: [Statement], isAsync: Bool)
        case match(subject: Expression, cases: [MatchCase])
        case raise(exception: Expression?, cause: Expression?)
        case tryStatement(TryStatement)
        case assert(test: Expression, message: Expression?)
        case importModules([ImportAlias])
        /// `level` is the number of leading dots; `module` is nil in `from . import x`.
        /// `from m import *` has one alias whose name is `*`.
        case importFrom(module: String?, names: [ImportAlias], level: Int)
        case global([Identifier])
        case nonlocal([Identifier])
        case expression(Expression)
        case pass
        case breakStatement
        case continueStatement
    }
}

/// `def`, `async def`, and (without decorators and return annotation) the parameters of a lambda.
public final class FunctionDef {
    public let name: Identifier
    public let typeParameters: [TypeParameter]
    public let parameters: Parameters
    public let body: [Statement]
    public let decorators: [Expression]
    /// Where its first line is (`co_firstlineno`): that of the first decorator, or of `async`, `def` or `class`.
    public let beginning: Int32
    public let returns: Expression?
    public let isAsync: Bool
    /// What is to be read when the function is called; `body` then has nothing but the docstring.
    public let deferredBody: DeferredBody?

    public init(
        name: Identifier, typeParameters: [TypeParameter], parameters: Parameters, body: [Statement],
        decorators: [Expression], beginning: Int32, returns: Expression?, isAsync: Bool,
        deferredBody: DeferredBody? = nil
    ) {
        self.deferredBody = deferredBody
        self.name = name
        self.typeParameters = typeParameters
        self.parameters = parameters
        self.body = body
        self.decorators = decorators
        self.beginning = beginning
        self.returns = returns
        self.isAsync = isAsync
    }
}

public final class ClassDef {
    public let name: Identifier
    public let typeParameters: [TypeParameter]
    /// Bases; a `*bases` argument is an `Expression.Kind.starred`.
    public let bases: [Expression]
    public let keywords: [Keyword]
    public let body: [Statement]
    public let decorators: [Expression]
    /// Where its first line is (`co_firstlineno`): that of the first decorator, or of `async`, `def` or `class`.
    public let beginning: Int32

    public init(
        name: Identifier, typeParameters: [TypeParameter], bases: [Expression], keywords: [Keyword],
        body: [Statement], decorators: [Expression], beginning: Int32
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.bases = bases
        self.keywords = keywords
        self.body = body
        self.decorators = decorators
        self.beginning = beginning
    }
}

public final class ForLoop {
    public let target: Expression
    public let iterable: Expression
    public let body: [Statement]
    public let orElse: [Statement]
    public let isAsync: Bool

    public init(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement], isAsync: Bool) {
        self.target = target
        self.iterable = iterable
        self.body = body
        self.orElse = orElse
        self.isAsync = isAsync
    }
}

public final class TryStatement {
    public let body: [Statement]
    public let handlers: [ExceptHandler]
    public let orElse: [Statement]
    public let finalBody: [Statement]
    /// `except*` instead of `except`.
    public let isStar: Bool

    public init(
        body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finalBody: [Statement], isStar: Bool
    ) {
        self.body = body
        self.handlers = handlers
        self.orElse = orElse
        self.finalBody = finalBody
        self.isStar = isStar
    }
}

public struct ExceptHandler {
    /// nil for a bare `except:`.
    public let type: Expression?
    public let name: Identifier?
    public let body: [Statement]
    public let range: SourceRange

    public init(type: Expression?, name: Identifier?, body: [Statement], range: SourceRange) {
        self.type = type
        self.name = name
        self.body = body
        self.range = range
    }
}

public struct WithItem {
    public let context: Expression
    public let target: Expression?

    public init(context: Expression, target: Expression?) {
        self.context = context
        self.target = target
    }
}

/// `import a.b as c`: the dotted name in one string, and what follows `as`.
public struct ImportAlias {
    public let name: String
    public let asName: String?
    public let range: SourceRange

    public init(name: String, asName: String?, range: SourceRange) {
        self.name = name
        self.asName = asName
        self.range = range
    }
}

public struct TypeParameter {
    public enum Kind {
        case typeVar(bound: Expression?)
        case paramSpec, typeVarTuple
    }
    public let name: Identifier
    public let kind: Kind
    public let defaultValue: Expression?

    public init(name: Identifier, kind: Kind, defaultValue: Expression?) {
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
    }
}

// MARK: - Parameters and arguments

public struct Parameter {
    public let name: Identifier
    public let annotation: Expression?

    public init(name: Identifier, annotation: Expression?) {
        self.name = name
        self.annotation = annotation
    }
}

public struct Parameters {
    public var positionalOnly: [Parameter] = []
    public var positional: [Parameter] = []
    public var varPositional: Parameter?
    public var keywordOnly: [Parameter] = []
    public var varKeyword: Parameter?
    /// Defaults of the last `defaults.count` of `positionalOnly + positional`.
    public var defaults: [Expression] = []
    /// One entry for each of `keywordOnly`; nil where the argument is required.
    public var keywordDefaults: [Expression?] = []

    public init() {}
}

/// `name=value` in a call or a class header; `**value` has no name.
public struct Keyword {
    public let name: Identifier?
    public let value: Expression
    public let range: SourceRange

    public init(name: Identifier?, value: Expression, range: SourceRange) {
        self.name = name
        self.value = value
        self.range = range
    }
}

// MARK: - Expressions

public final class Expression {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// Whether a name, attribute, subscript, list, tuple or starred node is read, written or deleted follows
    /// from where it stands: the compiler knows, the tree does not repeat it.
    public enum Kind {
        case boolOp(BoolOperator, [Expression])
        case namedExpression(target: Identifier, value: Expression)
        case binary(Expression, BinaryOperator, Expression)
        case unary(UnaryOperator, Expression)
        case lambda(Parameters, body: Expression)
        case ifExpression(test: Expression, body: Expression, orElse: Expression)
        /// A nil key stands for `**value`.
        case dict(keys: [Expression?], values: [Expression])
        case set([Expression])
        case listComprehension(Expression, [Comprehension])
        case setComprehension(Expression, [Comprehension])
        case dictComprehension(key: Expression, value: Expression, [Comprehension])
        case generator(Expression, [Comprehension])
        case await(Expression)
        case yield(Expression?)
        case yieldFrom(Expression)
        /// `operators.count == comparators.count`; `a < b < c` is one node.
        case compare(Expression, [CompareOperator], [Expression])
        case call(function: Expression, arguments: [Expression], keywords: [Keyword])
        /// An f-string: its `constant` and `formattedValue` parts in order.
        case joinedString([Expression])
        /// `conversion` is `r`, `s`, `a` or nil; `format` is a `joinedString`.
        /// The text of `{x = }` stands in the constant before it.
        case formattedValue(Expression, conversion: UInt8?, format: Expression?)
        case constant(Constant)
        case attribute(Expression, Identifier)
        case `subscript`(Expression, index: Expression)
        case starred(Expression)
        case name(String)
        case list([Expression])
        case tuple([Expression])
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
    }
}

public struct Comprehension {
    public let target: Expression
    public let iterable: Expression
    public let conditions: [Expression]
    public let isAsync: Bool

    public init(target: Expression, iterable: Expression, conditions: [Expression], isAsync: Bool) {
        self.target = target
        self.iterable = iterable
        self.conditions = conditions
        self.isAsync = isAsync
    }
}

public enum Constant: Hashable, Sendable {
    case none
    case bool(Bool)
    case ellipsis
    case int(Int)
    /// An integer that needs more than 64 bits, as digits in base 10 or, with a prefix `0x`, base 16
    /// (octal and binary literals are rewritten to base 16).
    case bigInt(String)
    case float(Double)
    /// The imaginary part.
    case complex(Double)
    /// Code points, lone surrogates included (`"\ud800"`), which Swift's String cannot hold.
    case string([UInt32])
    case bytes([UInt8])
}

public enum BoolOperator: Sendable { case and, or }

public enum UnaryOperator: Sendable { case invert, not, plus, minus }

public enum BinaryOperator: UInt8, Sendable, CaseIterable {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power
    case leftShift, rightShift, bitOr, bitXor, bitAnd, floorDivide
}

public enum CompareOperator: UInt8, Sendable, CaseIterable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, `in`, notIn
}

// MARK: - Patterns

public struct MatchCase {
    public let pattern: Pattern
    public let guardTest: Expression?
    public let body: [Statement]
    public let range: SourceRange

    public init(pattern: Pattern, guardTest: Expression?, body: [Statement], range: SourceRange) {
        self.pattern = pattern
        self.guardTest = guardTest
        self.body = body
        self.range = range
    }
}

public final class Pattern {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public enum Kind {
        /// A literal or a dotted name, compared with `==`.
        case value(Expression)
        /// None, True or False, compared with `is`.
        case singleton(Constant)
        case sequence([Pattern])
        case mapping(keys: [Expression], patterns: [Pattern], rest: Identifier?)
        case matchClass(Expression, patterns: [Pattern], keywords: [Identifier], keywordPatterns: [Pattern])
        /// `*name` in a sequence; nil for `*_`.
        case star(Identifier?)
        /// `pattern as name`; a bare name has no pattern, `_` has neither.
        case asPattern(Pattern?, name: Identifier?)
        case or([Pattern])
    }
}
