/// `OSError`, whose arguments are an error number of the system and what it is about (Library Reference, "OS exceptions").
extension Machine {
    func defineOSError() {
        let type = types[.osError]
        defineNew(type) { [unowned type] (machine, wanted, arguments) throws(Raise) -> Value in
            let wanted = wanted ?? type
            // What has an `__init__` of its own hands on what it likes.
            if machine.readsArgumentsInInit(wanted) {
                return .object(ExceptionObject(type: wanted, arguments: TupleObject([])))
            }
            if arguments.keywords != nil {
                throw machine.error(.typeError, "\(wanted.name)() takes no keyword arguments")
            }
            var made = wanted
            // OSError itself becomes the class for its number.
            if wanted === type, arguments.count >= 2, case .int(let number) = arguments[0],
                let kind = Machine.osErrorKinds[number]
            {
                made = machine.types[kind]
            }
            let exception = ExceptionObject(type: made, arguments: TupleObject(arguments.positional))
            Machine.readFile(of: exception)
            return .object(exception)
        }
        type.call = nil
        define(type, "__init__") { (machine, arguments) throws(Raise) in
            let wanted = machine.typeOf(arguments[0])
            guard let exception = arguments[0].exception, machine.readsArgumentsInInit(wanted) else { return .none }
            if arguments.keywords != nil {
                throw machine.error(.typeError, "\(wanted.name)() takes no keyword arguments")
            }
            exception.arguments = TupleObject(arguments.dropFirst.positional)
            Machine.readFile(of: exception)
            return .none
        }
        define(types[.osError], "__str__") { (machine, arguments) throws(Raise) in
            guard let exception = arguments[0].exception else { return .none }
            return .object(try machine.osErrorText(exception))
        }
    }

    /// Whether `__init__` reads the arguments in the place of `__new__`: for a class that has its own `__init__`, and not its own
    /// `__new__`.
    private func readsArgumentsInInit(_ type: TypeObject) -> Bool {
        overrides(names.initialize, type, of: types[.osError]) && !overrides(names.new, type, of: types[.osError])
    }

    /// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`; `args` keeps the first two.
    private static func readFile(of exception: ExceptionObject) {
        let arguments = exception.arguments.elements
        guard (2...5).contains(arguments.count) else { return }
        exception.setMember("errno", arguments[0])
        exception.setMember("strerror", arguments[1])
        guard arguments.count > 2, !arguments[2].isNone else { return }
        exception.setMember("filename", arguments[2])
        if arguments.count > 4 { exception.setMember("filename2", arguments[4]) }
        exception.arguments = TupleObject([arguments[0], arguments[1]])
    }

    private func osErrorText(_ exception: ExceptionObject) throws(Raise) -> StrObject {
        let file = exception.member("filename")
        guard !exception.member("errno").isNone || !exception.member("strerror").isNone || !file.isNone else {
            return try baseText(exception)
        }
        let reason =
            "[Errno \(try str(exception.member("errno")).string)] \(try str(exception.member("strerror")).string)"
        if file.isNone { return StrObject(reason) }
        let second = exception.member("filename2")
        let files = "\(try repr(file).string)\(second.isNone ? "" : " -> \(try repr(second).string)")"
        return StrObject("\(reason): \(files)")
    }

    /// Classes by `errno` on Linux (Library Reference, "OS exceptions").
    private static let osErrorKinds: [Int: ErrorKind] = [
        1: .permissionError, 2: .fileNotFoundError, 3: .processLookupError, 4: .interruptedError,
        10: .childProcessError,
        11: .blockingIOError, 13: .permissionError, 17: .fileExistsError, 20: .notADirectoryError,
        21: .isADirectoryError,
        32: .brokenPipeError, 103: .connectionAbortedError, 104: .connectionResetError, 108: .brokenPipeError,
        110: .timeoutError, 111: .connectionRefusedError, 114: .blockingIOError, 115: .blockingIOError,
    ]
}
