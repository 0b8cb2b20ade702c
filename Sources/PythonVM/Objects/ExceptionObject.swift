/// An instance of `BaseException` or of a class that inherits from it.
public final class ExceptionObject: AttributedObject {
    /// `args`.
    public var arguments: TupleObject
    /// `__cause__`: set by `raise ... from`.
    var cause: ExceptionObject?
    /// `__context__`: what was being handled when it was raised.
    var context: ExceptionObject?
    var suppressesContext = false
    /// What its class keeps besides `args`, by name: `obj` of AttributeError, `lineno` of SyntaxError ...
    var members: ContiguousArray<(name: String, value: Value)> = []
    /// `__traceback__`: outermost entry first.
    public var traceback: TracebackObject?

    init(type: TypeObject, arguments: TupleObject) {
        self.arguments = arguments
        super.init(kind: .exception, type: type)
    }

    private init(succeeding other: ExceptionObject) {
        arguments = other.arguments
        cause = other.cause
        context = other.context
        suppressesContext = other.suppressesContext
        members = other.members
        traceback = other.traceback
        super.init(kind: .exception)
    }

    deinit {
        if isMortal { return goOn(as: ExceptionObject(succeeding: self)) }
        // A chain of contexts can be as long as a loop ran.
        var links = ContiguousArray<Value>()
        if let context { links.append(.object(context)) }
        if let cause { links.append(.object(cause)) }
        if let traceback { links.append(.object(traceback)) }
        context = nil
        cause = nil
        traceback = nil
        DeepRelease.release(&links)
    }
}
