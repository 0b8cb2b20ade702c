/// The built-in exception classes (Library Reference, "Exception hierarchy").
public enum ErrorKind: String, CaseIterable, Sendable {
    case baseException = "BaseException"
    case baseExceptionGroup = "BaseExceptionGroup"
    case exception = "Exception"
    case generatorExit = "GeneratorExit"
    case keyboardInterrupt = "KeyboardInterrupt"
    case systemExit = "SystemExit"
    case arithmeticError = "ArithmeticError"
    case floatingPointError = "FloatingPointError"
    case overflowError = "OverflowError"
    case zeroDivisionError = "ZeroDivisionError"
    case assertionError = "AssertionError"
    case attributeError = "AttributeError"
    case bufferError = "BufferError"
    case eofError = "EOFError"
    case importError = "ImportError"
    case moduleNotFoundError = "ModuleNotFoundError"
    case lookupError = "LookupError"
    case indexError = "IndexError"
    case keyError = "KeyError"
    case memoryError = "MemoryError"
    case nameError = "NameError"
    case unboundLocalError = "UnboundLocalError"
    case osError = "OSError"
    case blockingIOError = "BlockingIOError"
    case childProcessError = "ChildProcessError"
    case connectionError = "ConnectionError"
    case brokenPipeError = "BrokenPipeError"
    case connectionAbortedError = "ConnectionAbortedError"
    case connectionRefusedError = "ConnectionRefusedError"
    case connectionResetError = "ConnectionResetError"
    case fileExistsError = "FileExistsError"
    case fileNotFoundError = "FileNotFoundError"
    case interruptedError = "InterruptedError"
    case isADirectoryError = "IsADirectoryError"
    case notADirectoryError = "NotADirectoryError"
    case permissionError = "PermissionError"
    case processLookupError = "ProcessLookupError"
    case timeoutError = "TimeoutError"
    case referenceError = "ReferenceError"
    case runtimeError = "RuntimeError"
    case notImplementedError = "NotImplementedError"
    case pythonFinalizationError = "PythonFinalizationError"
    case recursionError = "RecursionError"
    case stopAsyncIteration = "StopAsyncIteration"
    case stopIteration = "StopIteration"
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
    case systemError = "SystemError"
    case typeError = "TypeError"
    case valueError = "ValueError"
    case unicodeError = "UnicodeError"
    case unicodeDecodeError = "UnicodeDecodeError"
    case unicodeEncodeError = "UnicodeEncodeError"
    case unicodeTranslateError = "UnicodeTranslateError"
    case warning = "Warning"
    case bytesWarning = "BytesWarning"
    case deprecationWarning = "DeprecationWarning"
    case encodingWarning = "EncodingWarning"
    case futureWarning = "FutureWarning"
    case importWarning = "ImportWarning"
    case pendingDeprecationWarning = "PendingDeprecationWarning"
    case resourceWarning = "ResourceWarning"
    case runtimeWarning = "RuntimeWarning"
    case syntaxWarning = "SyntaxWarning"
    case unicodeWarning = "UnicodeWarning"
    case userWarning = "UserWarning"
    case exceptionGroup = "ExceptionGroup"

    /// The classes that it inherits from; they come before it in `allCases`.
    var bases: [ErrorKind] {
        switch self {
        case .baseException: []
        case .baseExceptionGroup, .generatorExit, .keyboardInterrupt, .systemExit, .exception: [.baseException]
        case .floatingPointError, .overflowError, .zeroDivisionError: [.arithmeticError]
        case .exceptionGroup: [.baseExceptionGroup, .exception]
        case .moduleNotFoundError: [.importError]
        case .indexError, .keyError: [.lookupError]
        case .unboundLocalError: [.nameError]
        case .blockingIOError, .childProcessError, .connectionError, .fileExistsError, .fileNotFoundError,
            .interruptedError, .isADirectoryError, .notADirectoryError, .permissionError, .processLookupError,
            .timeoutError:
            [.osError]
        case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError:
            [.connectionError]
        case .notImplementedError, .recursionError, .pythonFinalizationError: [.runtimeError]
        case .indentationError: [.syntaxError]
        case .tabError: [.indentationError]
        case .unicodeError: [.valueError]
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: [.unicodeError]
        case .bytesWarning, .deprecationWarning, .encodingWarning, .futureWarning, .importWarning,
            .pendingDeprecationWarning, .resourceWarning, .runtimeWarning, .syntaxWarning, .unicodeWarning,
            .userWarning:
            [.warning]
        default: [.exception]
        }
    }
}
