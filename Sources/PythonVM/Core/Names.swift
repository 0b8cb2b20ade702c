/// The names that the machine itself looks up, interned once.
final class Names {
    private var table: [String: StrObject] = [:]

    /// The one `str` with this text that attribute lookups compare by identity.
    func intern(_ text: String) -> StrObject {
        if let known = table[text] { return known }
        let name = StrObject(text)
        name.isInterned = true
        table[text] = name
        return name
    }

    /// The interned twin of a string, which may be itself.
    func intern(_ name: StrObject) -> StrObject {
        if name.isInterned { return name }
        let text = name.string
        // Lone surrogates have no twin in Swift's text.
        if text.unicodeScalars.contains("\u{FFFD}") { return name }
        if let known = table[text] { return known }
        guard name.customType == nil else { return intern(text) }
        name.isInterned = true
        table[text] = name
        return name
    }

    private(set) lazy var new = intern("__new__")
    private(set) lazy var initialize = intern("__init__")
    private(set) lazy var del = intern("__del__")
    private(set) lazy var repr = intern("__repr__")
    private(set) lazy var str = intern("__str__")
    private(set) lazy var format = intern("__format__")
    private(set) lazy var bool = intern("__bool__")
    private(set) lazy var len = intern("__len__")
    private(set) lazy var hash = intern("__hash__")
    private(set) lazy var call = intern("__call__")
    private(set) lazy var iter = intern("__iter__")
    private(set) lazy var next = intern("__next__")
    private(set) lazy var contains = intern("__contains__")
    private(set) lazy var getItem = intern("__getitem__")
    private(set) lazy var setItem = intern("__setitem__")
    private(set) lazy var delItem = intern("__delitem__")
    private(set) lazy var getAttr = intern("__getattr__")
    private(set) lazy var getAttribute = intern("__getattribute__")
    private(set) lazy var setAttr = intern("__setattr__")
    private(set) lazy var delAttr = intern("__delattr__")
    private(set) lazy var get = intern("__get__")
    private(set) lazy var set = intern("__set__")
    private(set) lazy var delete = intern("__delete__")
    private(set) lazy var setName = intern("__set_name__")
    private(set) lazy var initSubclass = intern("__init_subclass__")
    private(set) lazy var classGetItem = intern("__class_getitem__")
    private(set) lazy var prepare = intern("__prepare__")
    private(set) lazy var instanceCheck = intern("__instancecheck__")
    private(set) lazy var subclassCheck = intern("__subclasscheck__")
    private(set) lazy var enter = intern("__enter__")
    private(set) lazy var exit = intern("__exit__")
    private(set) lazy var await = intern("__await__")
    private(set) lazy var aiter = intern("__aiter__")
    private(set) lazy var anext = intern("__anext__")
    private(set) lazy var index = intern("__index__")
    private(set) lazy var int = intern("__int__")
    private(set) lazy var float = intern("__float__")
    private(set) lazy var eq = intern("__eq__")
    private(set) lazy var name = intern("__name__")
    private(set) lazy var qualifiedName = intern("__qualname__")
    private(set) lazy var module = intern("__module__")
    private(set) lazy var doc = intern("__doc__")
    private(set) lazy var dict = intern("__dict__")
    private(set) lazy var classAttribute = intern("__class__")
    private(set) lazy var abstractMethods = intern("__abstractmethods__")
    private(set) lazy var classCell = intern("__classcell__")
    private(set) lazy var annotations = intern("__annotations__")
    private(set) lazy var slots = intern("__slots__")
    private(set) lazy var builtins = intern("__builtins__")
    private(set) lazy var send = intern("send")
    private(set) lazy var `throw` = intern("throw")
    private(set) lazy var close = intern("close")
    private(set) lazy var keys = intern("keys")
    private(set) lazy var notes = intern("__notes__")
    private(set) lazy var file = intern("__file__")
    private(set) lazy var path = intern("__path__")
    private(set) lazy var package = intern("__package__")
    private(set) lazy var all = intern("__all__")

    /// The methods of binary operators, by `BinaryOperator`: normal, reflected and in place.
    private(set) lazy var operators: [(normal: StrObject, reflected: StrObject, inPlace: StrObject)] = [
        "add", "sub", "mul", "matmul", "truediv", "mod", "pow", "lshift", "rshift", "or", "xor", "and", "floordiv",
    ].map { (intern("__\($0)__"), intern("__r\($0)__"), intern("__i\($0)__")) }

    /// The methods of comparisons, by `CompareOperator`, and of the swapped comparison.
    private(set) lazy var comparisons: [(normal: StrObject, swapped: StrObject)] = [
        ("__eq__", "__eq__"), ("__ne__", "__ne__"), ("__lt__", "__gt__"), ("__le__", "__ge__"), ("__gt__", "__lt__"),
        ("__ge__", "__le__"),
    ].map { (intern($0.0), intern($0.1)) }

    private(set) lazy var negate = intern("__neg__")
    private(set) lazy var plus = intern("__pos__")
    private(set) lazy var invert = intern("__invert__")
}
