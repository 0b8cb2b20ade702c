import PythonSyntax

/// What a name means in one scope (Reference, "Naming and binding").
///
/// One walk over the tree notes which names each scope binds and uses; asked for a name, a scope answers
/// whether it is a local, a variable of an enclosing function, or global.
final class Scope {
    enum Kind { case module, classBody, function, comprehension }

    enum Binding { case local, free, global, implicitGlobal }

    let kind: Kind
    let parent: Scope?
    let className: String?
    /// Names bound here, in order of appearance; parameters first.
    private(set) var boundNames: [String] = []
    private var bound: Set<String> = []
    private(set) var declaredGlobal: Set<String> = []
    private var declaredNonlocal: Set<String> = []
    private var used: Set<String> = []
    /// Locals that inner functions use.
    private(set) var captured: Set<String> = []
    /// Names that a `del` unbinds, whose registers may be unbound at any use.
    private(set) var deleted: Set<String> = []
    /// A walrus may change a local in the middle of an expression.
    var hasNamedExpressions = false
    var isGenerator = false
    /// A comprehension or generator expression, in place or as a function of its own.
    var isComprehension = false
    var isAsync = false
    /// Type parameters, and what is evaluated when it is asked for: bounds, defaults, values of type aliases.
    let isAnnotation: Bool
    /// The class around an annotation scope, whose names it sees.
    let visibleClass: Scope?
    /// The names that `className` mangles, where that are not all: the type parameters of the class.
    private var mangledNames: Set<String>?
    private var children: [ObjectIdentifier: Scope] = [:]

    init(
        kind: Kind, parent: Scope?, className: String? = nil, isAnnotation: Bool = false,
        mangledNames: Set<String>? = nil
    ) {
        self.kind = kind
        self.parent = parent
        self.className = className ?? parent?.className
        self.isAnnotation = isAnnotation
        self.mangledNames = mangledNames ?? (className == nil ? parent?.mangledNames : nil)
        if isAnnotation, let parent {
            visibleClass = parent.kind == .classBody ? parent : parent.visibleClass
        } else {
            visibleClass = nil
        }
        if visibleClass != nil { use(Scope.classNamespace) }
    }

    /// The variable of a class through which annotation scopes in it look names up.
    static let classNamespace = "__classdict__"
    private static func isClassVariable(_ name: String) -> Bool { name == "__class__" || name == classNamespace }

    /// Whether an annotation scope looks for a name in the class around it before it goes on to `binding(of:)`. As in CPython
    /// that holds for type parameters too that scopes further in use.
    func looksInClass(_ name: String) -> Bool {
        guard let visibleClass, name != Scope.classNamespace, !isBoundHere(name) || captured.contains(name) else {
            return false
        }
        return !visibleClass.declaredGlobal.contains(name)
    }

    /// Whether a name is settled here: by this scope, or by the class that it sees.
    private func settles(_ name: String) -> Bool {
        if kind == .classBody { return isBoundHere(name) }
        guard let visibleClass, !isBoundHere(name) else { return false }
        return visibleClass.isBoundHere(name) || visibleClass.declaredGlobal.contains(name)
    }

    func child(of node: AnyObject) -> Scope? { children[ObjectIdentifier(node)] }

    func add(child: Scope, of node: AnyObject) { children[ObjectIdentifier(node)] = child }

    /// The scope whose registers a name bound here lives in: comprehensions are run in place.
    var function: Scope {
        var scope = self
        while scope.kind == .comprehension, let parent = scope.parent { scope = parent }
        return scope
    }

    /// The names bound here and in the comprehensions that run in place here.
    var inlinedNames: Set<String> {
        children.values.filter { $0.kind == .comprehension }
            .reduce(into: bound.filter(isBoundHere)) { $0.formUnion($1.inlinedNames) }
    }

    var module: Scope {
        var scope = self
        while let parent = scope.parent { scope = parent }
        return scope
    }

    /// Whether a function is around it.
    var isNested: Bool {
        var outer = parent
        while let scope = outer {
            if scope.kind == .function || scope.kind == .comprehension { return true }
            outer = scope.parent
        }
        return false
    }

    func bind(_ name: String) {
        if bound.insert(name).inserted { boundNames.append(name) }
    }

    func use(_ name: String) { used.insert(name) }

    func delete(_ name: String) {
        bind(name)
        deleted.insert(name)
    }

    func declareGlobal(_ name: String) { declaredGlobal.insert(name) }
    func declareNonlocal(_ name: String) { declaredNonlocal.insert(name) }

    func isBoundHere(_ name: String) -> Bool {
        bound.contains(name) && !declaredGlobal.contains(name) && !declaredNonlocal.contains(name)
    }

    /// What `name` means here.
    func binding(of name: String) -> Binding {
        if declaredGlobal.contains(name) { return .global }
        if kind == .module { return .implicitGlobal }
        if isBoundHere(name) { return .local }
        if let visibleClass {
            if visibleClass.declaredGlobal.contains(name) { return .global }
            if visibleClass.isBoundHere(name) { return .implicitGlobal }
        }
        var scope = parent
        while let current = scope {
            if current.kind == .function || current.kind == .comprehension {
                if current.declaredGlobal.contains(name) { return .implicitGlobal }
                if current.isBoundHere(name) { return .free }
            }
            // `__class__` is a variable of the class for its methods only.
            if Scope.isClassVariable(name), current.kind == .classBody { return .free }
            scope = current.parent
        }
        return .implicitGlobal
    }

    /// Marks the variables of enclosing functions that are used here or further in as captured.
    func resolve() {
        for name in used.union(bound).union(declaredNonlocal) {
            guard kind != .module, binding(of: name) == .free else { continue }
            // A comprehension runs in its function's activation: its use of that one's locals captures nothing.
            var crosses = kind != .comprehension
            var scope = parent
            while let current = scope {
                if Scope.isClassVariable(name), current.kind == .classBody {
                    current.captured.insert(name)
                    break
                }
                if current.kind != .module, current.kind != .classBody, current.isBoundHere(name) {
                    if crosses { current.captured.insert(name) }
                    break
                }
                // The scopes between pass the variable on.
                if current.kind == .function || current.kind == .classBody { current.used.insert(name) }
                if current.kind != .comprehension { crosses = true }
                scope = current.parent
            }
        }
        for child in children.values { child.resolve() }
    }

    /// Variables of enclosing functions that this function or class needs, sorted: code must not depend on a set's order.
    func freeNames() -> [String] {
        var names: Set<String> = []
        collectFree(into: &names)
        return names.sorted()
    }

    private func collectFree(into names: inout Set<String>) {
        for name in used.union(bound).union(declaredNonlocal) where isFreeInFunction(name) {
            // A name that a class binds or declares is its own, whatever functions around it have.
            if settles(name) || kind == .classBody && declaredGlobal.contains(name) { continue }
            names.insert(name)
        }
        for child in children.values {
            if child.kind == .comprehension {
                child.collectFree(into: &names)
            } else {
                for name in child.freeNames() where isFreeInFunction(name) { names.insert(name) }
            }
        }
    }

    /// Whether a name comes from outside of the function (or class) that this scope runs in.
    private func isFreeInFunction(_ name: String) -> Bool {
        var scope: Scope? = self
        while let current = scope {
            if current.kind == .module { return false }
            // What a class declares or binds is nothing to the functions in it.
            if current.kind != .classBody, current.declaredGlobal.contains(name) || current.isBoundHere(name) {
                return false
            }
            if current.kind == .classBody {
                if Scope.isClassVariable(name) { return false }
                return Scope.outerBinding(of: name, from: current)
            }
            if current.kind == .function { return Scope.outerBinding(of: name, from: current) }
            scope = current.parent
        }
        return false
    }

    private static func outerBinding(of name: String, from scope: Scope) -> Bool {
        var outer = scope.parent
        while let current = outer {
            if current.kind == .function || current.kind == .comprehension {
                if current.declaredGlobal.contains(name) { return false }
                if current.isBoundHere(name) { return true }
            }
            if isClassVariable(name), current.kind == .classBody { return true }
            outer = current.parent
        }
        return false
    }

    /// The scope around those whose names only partly belong to a class.
    private var outerClass: Scope? {
        var scope = parent
        while let current = scope, current.mangledNames != nil, current.className == className {
            scope = current.parent
        }
        return scope
    }

    /// A private name of a class as it is stored: `__x` in `class A` is `_A__x`.
    func mangled(_ name: String) -> String {
        if let mangledNames, !mangledNames.contains(name) { return outerClass?.mangled(name) ?? name }
        guard let className, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
        let bare = className.drop { $0 == "_" }
        return bare.isEmpty ? name : "_\(bare)\(name)"
    }
}
