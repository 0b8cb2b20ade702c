/// `function`: code with its globals, defaults and closure.
public final class FunctionObject: AttributedObject {
    public internal(set) var code: CodeObject
    let globals: DictObject
    /// One cell for each of `code.freeVariables`.
    let closure: ContiguousArray<CellObject>
    /// For the last positional parameters.
    var defaults: ContiguousArray<Value> = []
    /// By name, for keyword-only parameters.
    var keywordDefaults: DictObject? { didSet { keywordOnlyValues = valuesOfKeywordOnly() } }
    /// The same in the order of the parameters; empty if one has no default, or if the program got hold of the dictionary.
    private(set) var keywordOnlyValues: ContiguousArray<Value> = []
    var name: StrObject
    var qualifiedName: StrObject
    var annotations: DictObject?
    var documentation: Value = .none
    var moduleName: Value = .none
    /// `__type_params__`; nil for none.
    var typeParameters: TupleObject?
    /// Made with `types.coroutine`: what it returns may be awaited.
    var isIterableCoroutine: Bool { code.flags & CodeObject.Flags.iterableCoroutine != 0 }
    /// The code's, and the globals not counted, for calls.
    private(set) var layout: UnsafeMutablePointer<CodeLayout>
    let globalsReference: Unmanaged<DictObject>

    init(code: CodeObject, globals: DictObject, closure: ContiguousArray<CellObject>) {
        self.code = code
        self.globals = globals
        self.closure = closure
        layout = code.layout
        globalsReference = Unmanaged.passUnretained(globals)
        name = code.name
        qualifiedName = code.qualifiedName
        super.init(kind: .function)
    }

    /// `function.__code__ = code`
    func setCode(_ code: CodeObject) {
        self.code = code
        layout = code.layout
        keywordOnlyValues = valuesOfKeywordOnly()
    }

    private func valuesOfKeywordOnly() -> ContiguousArray<Value> {
        guard let keywordDefaults else { return [] }
        let names = code.localNames[code.parameters.positional..<code.parameters.named]
        let values = ContiguousArray(names.map { keywordDefaults.get($0) })
        return values.contains { $0.isUndefined } ? [] : values
    }

    /// `function.__kwdefaults__`: the program may change them from now on.
    func handOutKeywordDefaults() -> DictObject? {
        keywordOnlyValues = []
        return keywordDefaults
    }

    /// Whether a call with so many positional arguments and no others gets all its parameters.
    @inline(__always)
    func canTake(_ count: Int) -> Bool {
        let total = layout.pointee.positionalCount
        return count <= total && count + defaults.count >= total
            && (layout.pointee.keywordOnlyCount == 0 || keywordOnlyValues.count == layout.pointee.keywordOnlyCount)
    }
}

/// `builtin_function_or_method` and `method_descriptor`: a function written in Swift.
public final class BuiltinFunctionObject: PyObject {
    public let name: String
    /// As in messages and reprs: `list.append`.
    let qualifiedName: String
    let native: NativeFunction
    /// Found on a class, it takes the instance as its first argument.
    let isMethod: Bool
    private let ownerLink: TypeObject.Link?
    /// The class that a method belongs to, if it still exists.
    var owner: TypeObject? { ownerLink?.type }
    /// Of a function of a module: the module's name, and what `__self__` answers.
    var module: ModuleObject?

    public init(
        _ name: String, qualifiedName: String? = nil, isMethod: Bool = false, owner: TypeObject? = nil,
        _ native: @escaping NativeFunction
    ) {
        self.name = name
        self.qualifiedName = qualifiedName ?? name
        self.isMethod = isMethod
        self.native = native
        ownerLink = owner?.link
        super.init(kind: .builtinFunction)
    }

    /// Whether CPython wraps a slot of the type as this method.
    private(set) lazy var isSlot = isMethod && Signature.isSlot(qualifiedName)
}

/// `method`: a function with its first argument.
public final class BoundMethodObject: PyObject {
    let function: Value
    let receiver: Value

    init(function: Value, receiver: Value) {
        self.function = function
        self.receiver = receiver
        super.init(kind: .boundMethod)
    }
}

/// `cell`: a variable that closures share.
public final class CellObject: PyObject {
    var value: Value

    init(_ value: Value) {
        self.value = value
        super.init(kind: .cell)
    }

    deinit {
        guard value.object != nil else { return }
        var values: ContiguousArray<Value> = [value]
        value = .undefined
        DeepRelease.release(&values)
    }
}

/// `module`.
public final class ModuleObject: AttributedObject {
    public let name: String
    public let namespace: DictObject
    /// A model of a standard module: what is missing in it is not missing in Python.
    public var isOurs = false

    public init(name: String, namespace: DictObject = DictObject(), type: TypeObject? = nil) {
        self.name = name
        self.namespace = namespace
        super.init(kind: .module, type: type)
    }
}

/// `property`, and the computed attributes of built-in classes: `getset_descriptor` and `member_descriptor`.
final class PropertyObject: AttributedObject {
    enum Flavor { case property, getSet, member, slot }

    let flavor: Flavor
    private(set) var getter: Value
    private(set) var setter: Value
    private(set) var deleter: Value
    var documentation: Value
    /// `__name__`, once the class has told it.
    var name: Value = .undefined
    private let ownerLink: TypeObject.Link?
    /// The class that a built-in attribute belongs to, if it still exists.
    var owner: TypeObject? { ownerLink?.type }

    init(getter: Value, setter: Value, deleter: Value, documentation: Value, type: TypeObject? = nil) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.documentation = documentation
        flavor = .property
        ownerLink = nil
        super.init(kind: .property, type: type)
    }

    /// What `__init__` does.
    func fill(getter: Value, setter: Value, deleter: Value, documentation: Value) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.documentation = documentation
    }

    /// An attribute of a built-in class, or a slot of a class of the program.
    init(_ flavor: Flavor, _ name: StrObject, of owner: TypeObject, getter: Value, setter: Value, deleter: Value) {
        self.flavor = flavor
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        ownerLink = owner.link
        documentation = .none
        super.init(kind: .property)
        self.name = .object(name)
    }
}

/// `staticmethod` and `classmethod`.
final class MethodWrapperObject: AttributedObject {
    var function: Value

    init(_ kind: ObjectKind, function: Value, type: TypeObject? = nil) {
        self.function = function
        super.init(kind: kind, type: type)
    }
}

/// `super`.
final class SuperObject: PyObject {
    let startType: TypeObject
    let receiver: Value
    let receiverType: TypeObject

    init(startType: TypeObject, receiver: Value, receiverType: TypeObject) {
        self.startType = startType
        self.receiver = receiver
        self.receiverType = receiverType
        super.init(kind: .superObject)
    }
}
