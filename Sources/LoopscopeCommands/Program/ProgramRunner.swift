import Glibc
import PythonAsyncio
import PythonSyntax
import PythonVM
import Trace

/// Makes the run of a program: its machine on a thread, connected to the world outside.
struct ProgramRunner {
    let program: Program
    let options: PythonProgram.Options
    let input: LineInput
    /// The input is what the driver's user types when the program asks.
    var asksUser = false
    /// Takes what the program prints; nil: it is only in the trace.
    var output: ProgramOutput?
    /// Ctrl-C stops the program.
    var heedsInterruption = false

    /// A trace to record to, with what the run can be repeated from.
    /// - Parameter packs: nobody looks at its events before they are written.
    func newTrace(packs: Bool = false) -> Trace {
        Trace(header: Header(arguments: options.arguments, seed: options.seed), packs: packs)
    }

    /// - Parameter trace: nil if nobody looks at frames.
    func start(recordingTo trace: Trace?) -> MachineThread<PythonProgram.Outcome> {
        let thread = MachineThread(trace: trace) { thread in
            let source = SourceText(name: program.name, bytes: program.bytes)
            let python = PythonProgram(source: source, options: options, trace: trace)
            connect(python, to: thread)
            let outcome = python.run()
            trace?.header.input = input.consumed
            return outcome
        }
        let (output, heedsInterruption) = (output, heedsInterruption)
        thread.onBusy = {
            output?.flushIfIdle()
            // The machine can't be asked to end: the process ends around it.
            if heedsInterruption, Interruption.hasCome { exit(ExitStatus.interrupted) }
        }
        return thread
    }

    private func connect(_ python: PythonProgram, to thread: MachineThread<PythonProgram.Outcome>) {
        let modules = NeighbouringModules(folder: program.folder)
        let heedsInterruption = heedsInterruption
        let output = output
        python.machine.onFindModule = { modules.find($0) }
        python.machine.onSlice = {
            // So that what a long run prints is seen while it runs.
            output?.flush()
            return thread.mayGoOn() && !(heedsInterruption && Interruption.hasCome)
        }
        python.machine.onMeasureMemory = { ProcessMemory.resident }
        if let output {
            python.machine.onWrite = { stream, bytes in output.write(bytes, to: stream) }
        }
        python.machine.onReadLine = { prompt in
            output?.flush()
            return asksUser ? typedLine(prompt, thread, python.trace) : line(prompt)
        }
    }

    private func line(_ prompt: String) -> Machine.InputLine {
        // Where the output is not shown, whoever types would not see what is asked.
        if output == nil, input.isInteractive, !prompt.isEmpty { Messages.ask(prompt) }
        if let line = input.readLine() { return .line(line, hasEnd: input.lineHasEnd) }
        return heedsInterruption && Interruption.hasCome ? .stop : .end
    }

    /// A line that the user of the stepper types. It is a part of the trace at once: the user may leave at any time.
    private func typedLine(
        _ prompt: String, _ thread: MachineThread<PythonProgram.Outcome>, _ trace: Trace?
    ) -> Machine.InputLine {
        if !input.isAtEnd {
            switch thread.ask(prompt) {
            case .line(let text): input.add(text)
            case .endOfInput: input.end()
            case nil: return .stop
            }
        }
        guard let line = input.readLine() else { return .end }
        trace?.header.input = input.consumed
        return .line(line)
    }
}
