import PythonSyntax

/// A function that is Python in CPython's library and Swift in this one.
///
/// It has no call of its own here, but exceptions that pass through it show it in their tracebacks, and keep its variables alive.
public struct LibraryFunction: Hashable, Sendable {
    let qualifiedName: String
    let file: String
    let locals: [String]

    private init(_ qualifiedName: String, _ file: String, _ locals: [String] = []) {
        self.qualifiedName = qualifiedName
        self.file = file
        self.locals = locals
    }

    public static let runHandle = LibraryFunction(
        "Handle._run", "asyncio/events.py", ["self", "exc", "cb", "msg", "context"])
    public static let runUntilComplete = LibraryFunction(
        "BaseEventLoop.run_until_complete", "asyncio/base_events.py", ["self", "future"])
    public static let createTask = LibraryFunction(
        "BaseEventLoop.create_task", "asyncio/base_events.py", ["self", "coro", "name", "context", "task"])
    public static let callExceptionHandler = LibraryFunction(
        "BaseEventLoop.call_exception_handler", "asyncio/base_events.py")
    static let warnUnawaited = LibraryFunction("_warn_unawaited_coroutine", "warnings.py")
}

/// A line of CPython's own files: where something dies while a function of `LibraryFunction`'s kind runs.
public struct LibraryLine: Sendable {
    let file: String
    let line: Int

    /// What filters of warnings go by.
    var module: String { String(file.dropLast(3)).replacing("/", with: ".") }

    /// A handle calls its function.
    public static let runHandle = LibraryLine(file: "asyncio/events.py", line: 89)
    /// A handle is cancelled, and drops its arguments.
    public static let cancelHandle = LibraryLine(file: "asyncio/events.py", line: 82)
    /// A handle that has run goes as the pass takes the next one, or as there is none.
    public static let dropHandle = LibraryLine(file: "asyncio/base_events.py", line: 2012)
    public static let dropLastHandle = LibraryLine(file: "asyncio/base_events.py", line: 2028)
    /// A loop that is closed drops its queues.
    public static let closeLoop = LibraryLine(file: "asyncio/base_events.py", line: 747)
}

extension Machine {
    /// Notes in an exception's traceback that it came out of a function of the library.
    ///
    /// - Parameter locals: the values of the function's first variables, as it was left; `.undefined` for those without.
    public func pass(
        _ exception: ExceptionObject, through function: LibraryFunction, locals: ContiguousArray<Value> = []
    ) {
        let frame = frame(of: function, locals)
        exception.traceback = TracebackObject(frame, instruction: -1, next: exception.traceback)
    }

    /// Notes that a function of the library called what an exception came out of: the frame there leads to it (`f_back`).
    public func noteCaller(
        of exception: ExceptionObject, _ function: LibraryFunction, locals: ContiguousArray<Value>
    ) {
        exception.traceback?.frame.insert(frame(of: function, locals))
    }

    private func frame(of function: LibraryFunction, _ locals: ContiguousArray<Value>) -> FrameObject {
        FrameObject(code: code(of: function), globals: builtins, locals: locals)
    }

    private func code(of function: LibraryFunction) -> CodeObject {
        if let known = libraryCode[function] { return known }
        let name = function.qualifiedName
        var parts = CodeParts(
            name: names.intern(String(name[(name.lastIndex(of: ".").map(name.index(after:)) ?? name.startIndex)...])),
            qualifiedName: names.intern(name),
            source: SourceText(name: "library/\(function.file)", bytes: []))
        parts.localNames = ContiguousArray(function.locals.map(names.intern))
        parts.registerCount = function.locals.count
        parts.isLibrary = true
        let code = CodeObject(parts)
        libraryCode[function] = code
        return code
    }
}
