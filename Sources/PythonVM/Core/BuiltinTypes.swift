/// The built-in classes of one machine.
public final class BuiltinTypes {
    public let object = TypeObject(name: "object", bases: [], layout: .instance)
    public let type: TypeObject
    public let none: TypeObject
    public let bool: TypeObject
    public let int: TypeObject
    public let float: TypeObject
    public let complex: TypeObject
    public let str: TypeObject
    public let bytes: TypeObject
    public let bytearray: TypeObject
    public let tuple: TypeObject
    public let list: TypeObject
    public let dict: TypeObject
    public let set: TypeObject
    public let frozenset: TypeObject
    public let range: TypeObject
    public let slice: TypeObject
    public let function: TypeObject
    public let builtinFunction: TypeObject
    public let methodDescriptor: TypeObject
    public let wrapperDescriptor: TypeObject
    public let methodWrapper: TypeObject
    public let getSetDescriptor: TypeObject
    public let memberDescriptor: TypeObject
    public let method: TypeObject
    public let code: TypeObject
    public let cell: TypeObject
    public let module: TypeObject
    public let generator: TypeObject
    public let coroutine: TypeObject
    public let asyncGenerator: TypeObject
    let asyncSend: TypeObject
    let asyncThrow: TypeObject
    let anextAwaitable: TypeObject
    let coroutineWrapper: TypeObject
    public let traceback: TypeObject
    public let frame: TypeObject
    public let property: TypeObject
    public let staticMethod: TypeObject
    public let classMethod: TypeObject
    public let superType: TypeObject
    public let dictKeys: TypeObject
    public let dictValues: TypeObject
    public let dictItems: TypeObject
    public let ellipsis: TypeObject
    public let notImplemented: TypeObject
    public let genericAlias: TypeObject
    public let union: TypeObject
    public let textStream: TypeObject
    public let mappingProxy: TypeObject
    public let memoryView: TypeObject
    public let simpleNamespace: TypeObject
    public let context: TypeObject
    private var errors: [ErrorKind: TypeObject] = [:]
    private var iterators: [String: TypeObject] = [:]

    init() {
        let object = object
        func make(_ name: String, _ layout: ObjectKind, base: TypeObject? = nil, isBase: Bool = true) -> TypeObject {
            let type = TypeObject(name: name, bases: [base ?? object], layout: layout)
            type.isBase = isBase
            return type
        }
        type = make("type", .type)
        none = make("NoneType", .native, isBase: false)
        int = make("int", .bigInt)
        bool = make("bool", .bigInt, base: int, isBase: false)
        float = make("float", .float)
        complex = make("complex", .complex)
        str = make("str", .str)
        bytes = make("bytes", .bytes)
        bytearray = make("bytearray", .bytearray)
        tuple = make("tuple", .tuple)
        list = make("list", .list)
        dict = make("dict", .dict)
        set = make("set", .set)
        frozenset = make("frozenset", .frozenset)
        range = make("range", .range, isBase: false)
        slice = make("slice", .slice, isBase: false)
        function = make("function", .function, isBase: false)
        builtinFunction = make("builtin_function_or_method", .builtinFunction, isBase: false)
        methodDescriptor = make("method_descriptor", .builtinFunction, isBase: false)
        wrapperDescriptor = make("wrapper_descriptor", .builtinFunction, isBase: false)
        methodWrapper = make("method-wrapper", .boundMethod, isBase: false)
        getSetDescriptor = make("getset_descriptor", .property, isBase: false)
        memberDescriptor = make("member_descriptor", .property, isBase: false)
        method = make("method", .boundMethod, isBase: false)
        code = make("code", .code, isBase: false)
        cell = make("cell", .cell, isBase: false)
        module = make("module", .module)
        generator = make("generator", .generator, isBase: false)
        coroutine = make("coroutine", .generator, isBase: false)
        asyncGenerator = make("async_generator", .generator, isBase: false)
        asyncSend = make("async_generator_asend", .asyncStep, isBase: false)
        asyncThrow = make("async_generator_athrow", .asyncStep, isBase: false)
        anextAwaitable = make("anext_awaitable", .asyncStep, isBase: false)
        coroutineWrapper = make("coroutine_wrapper", .asyncStep, isBase: false)
        traceback = make("traceback", .traceback, isBase: false)
        frame = make("frame", .frame, isBase: false)
        property = make("property", .property)
        staticMethod = make("staticmethod", .staticMethod)
        classMethod = make("classmethod", .classMethod)
        superType = make("super", .superObject)
        dictKeys = make("dict_keys", .dictView, isBase: false)
        dictValues = make("dict_values", .dictView, isBase: false)
        dictItems = make("dict_items", .dictView, isBase: false)
        ellipsis = make("ellipsis", .ellipsis, isBase: false)
        notImplemented = make("NotImplementedType", .notImplemented, isBase: false)
        genericAlias = make("GenericAlias", .native)
        union = make("UnionType", .native, isBase: false)
        mappingProxy = make("mappingproxy", .native, isBase: false)
        memoryView = make("memoryview", .native, isBase: false)
        context = make("Context", .native, isBase: false)
        simpleNamespace = make("SimpleNamespace", .native)
        textStream = make("TextIOWrapper", .native, isBase: false)
        for type in [genericAlias, memoryView, context] { type.hasWeakReferences = true }
        for kind in ErrorKind.allCases {
            let bases = kind.bases.isEmpty ? [object] : kind.bases.compactMap { errors[$0] }
            let error = TypeObject(name: kind.rawValue, bases: bases, layout: .exception)
            if bases.count > 1 { error.mro = [error, bases[0]] + bases[1].mro }
            errors[kind] = error
        }
    }

    public subscript(kind: ErrorKind) -> TypeObject {
        guard let type = errors[kind] else { preconditionFailure("every kind has its class") }
        return type
    }

    /// Has the methods that all iterators written in Swift have.
    private(set) lazy var iteratorPrototype = TypeObject(name: "iterator", bases: [object], layout: .iterator)

    /// The class of an iterator written in Swift, made when it is first asked for.
    public func iterator(named name: String) -> TypeObject {
        if let known = iterators[name] { return known }
        let type = TypeObject(
            name: name, bases: [object], layout: .iterator, namespace: iteratorPrototype.namespace.copy())
        type.isBase = false
        iterators[name] = type
        return type
    }

    /// The built-in class of an object that has no class of its own.
    @inline(__always)
    func builtinType(of object: PyObject) -> TypeObject {
        switch object.kind {
        case .str: str
        case .list: list
        case .dict: dict
        case .tuple: tuple
        default: otherType(of: object)
        }
    }

    private func builtinFunction(_ function: BuiltinFunctionObject) -> TypeObject {
        if !function.isMethod { return builtinFunction }
        return function.isSlot ? wrapperDescriptor : methodDescriptor
    }

    private func method(_ method: BoundMethodObject) -> TypeObject {
        guard let function = method.function.object(.builtinFunction, as: BuiltinFunctionObject.self) else {
            return self.method
        }
        if function.isMethod { return function.isSlot ? methodWrapper : builtinFunction }
        // Else it is a class method, or what `types.MethodType` made.
        return method.receiver.type == nil ? self.method : builtinFunction
    }

    private func otherType(of object: PyObject) -> TypeObject {
        switch object.kind {
        case .instance, .native, .awaitable, .asyncStep, .exception: self.object
        case .type: type
        case .str: str
        case .bigInt: int
        case .float: float
        case .complex: complex
        case .bytes: bytes
        case .bytearray: bytearray
        case .tuple: tuple
        case .list: list
        case .dict: dict
        case .set: set
        case .frozenset: frozenset
        case .range: range
        case .slice: slice
        case .function: function
        case .builtinFunction: builtinFunction(unsafeDowncast(object, to: BuiltinFunctionObject.self))
        case .boundMethod: method(unsafeDowncast(object, to: BoundMethodObject.self))
        case .code: code
        case .cell: cell
        case .module: module
        case .generator:
            switch unsafeDowncast(object, to: GeneratorObject.self).flavor {
            case .coroutine: coroutine
            case .asyncGenerator: asyncGenerator
            default: generator
            }
        case .traceback: traceback
        case .frame: frame
        case .property:
            switch unsafeDowncast(object, to: PropertyObject.self).flavor {
            case .property: property
            case .getSet: getSetDescriptor
            case .member, .slot: memberDescriptor
            }
        case .staticMethod: staticMethod
        case .classMethod: classMethod
        case .superObject: superType
        case .dictView:
            switch unsafeDowncast(object, to: DictViewObject.self).part {
            case .keys: dictKeys
            case .values: dictValues
            case .items: dictItems
            }
        case .iterator: iterator(named: unsafeDowncast(object, to: IteratorObject.self).typeName)
        case .ellipsis: ellipsis
        case .notImplemented: notImplemented
        }
    }
}
