import PythonSyntax
import PythonVM

/// Looking at a program that stands still (`Trace.onPause`).
extension PythonProgram {
    /// A call in progress, with its variables as texts.
    public struct Call {
        public var function: String
        public var file: String
        public var line: Int
        public var variables: [(name: String, value: String, type: String)]
        public var omitted: Int
    }

    /// What is known of a task's calls.
    public enum Calls {
        /// The innermost first.
        case calls([Call])
        case notCreated
        case done
        /// A task around something that is no coroutine of Python's.
        case unknown
    }

    /// Variables of one call that are shown; a module may have thousands.
    private static let mostVariables = 200
    /// Of very deep calls the innermost ones.
    private static let mostCalls = 60

    /// - Parameters:
    ///   - task: its number in the trace; nil: whatever code runs.
    ///   - hasLibrary: calls of library code too.
    public func calls(ofTask task: Int?, hasLibrary: Bool) -> Calls {
        switch inspect(task) {
        case .calls(let calls):
            let shown = hasLibrary ? calls : calls.filter { !$0.isLibrary }
            return .calls(shown.prefix(PythonProgram.mostCalls).map(describe))
        case .notCreated: return .notCreated
        case .done: return .done
        case .unknown: return .unknown
        }
    }

    /// The value of an expression in the innermost call of a task, as a text.
    public func text(of expression: String, inTask task: Int?) -> Result<String, EvaluationError> {
        evaluate(expression, task) { ValueText(machine).text($0) }
    }

    /// Whether an expression is true in the innermost call of a task.
    public func holds(_ condition: String, inTask task: Int?) -> Result<Bool, EvaluationError> {
        evaluate(condition, task) { [machine] value in
            (try? machine.glance { machine throws(Raise) in machine.isTruthy(value) }) ?? false
        }
    }

    /// Why an expression has no value, as Python says it.
    public struct EvaluationError: Error {
        public var message: String
    }

    /// Why a text is no expression; nil: it is one. What only its names and `await` decide shows when it is evaluated.
    public static func syntaxError(in expression: String) -> EvaluationError? {
        var parser = Parser(SourceText(name: "<expression>", bytes: Array(expression.utf8)))
        do throws(SyntaxError) {
            _ = try parser.parseExpression()
            return nil
        } catch {
            return EvaluationError(message: error.message)
        }
    }

    private func evaluate<T>(
        _ expression: String, _ task: Int?, _ use: (Value) -> T
    ) -> Result<T, EvaluationError> {
        var call: InspectedCall?
        if case .calls(let calls) = inspect(task) { call = calls.first { !$0.isLibrary } }
        do throws(Raise) {
            return .success(
                use(try machine.glance { machine throws(Raise) in try machine.evaluate(expression, in: call) }))
        } catch {
            guard case .exception(let exception) = error else {
                return .failure(EvaluationError(message: "it takes too long, or needs what the model does not run"))
            }
            let text = try? machine.glance { machine throws(Raise) in machine.exceptionLine(exception) }
            return .failure(EvaluationError(message: text ?? "it raises an exception"))
        }
    }

    // MARK: Finding

    private enum Found {
        case calls([InspectedCall])
        case notCreated, done, unknown
    }

    private func inspect(_ number: Int?) -> Found {
        guard let number else { return .calls(machine.callsInProgress) }
        guard let trace, number < trace.tasks.count else { return .notCreated }
        for task in host.unfinishedTasks where task.taskCore.number == UInt32(clamping: number) {
            guard case .object(let object) = task.coroutine, let coroutine = object as? GeneratorObject else {
                return .unknown
            }
            return coroutine.isFinished ? .done : .calls(machine.calls(of: coroutine))
        }
        return .done
    }

    private func describe(_ call: InspectedCall) -> Call {
        var described = Call(function: call.function, file: call.file, line: call.line, variables: [], omitted: 0)
        let texts = ValueText(machine)
        call.forEachVariable { name, value in
            if call.isNamespace, name.hasPrefix("__") || machine.isDefinition(value) { return }
            guard described.variables.count < PythonProgram.mostVariables else {
                described.omitted += 1
                return
            }
            described.variables.append((name, texts.text(value), machine.typeOf(value).name))
        }
        return described
    }
}
