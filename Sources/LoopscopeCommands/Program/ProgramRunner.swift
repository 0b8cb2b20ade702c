import Glibc
import PythonAsyncio
import PythonSyntax
import Trace

/// Makes the run of a program: its machine on a thread, connected to the world outside.
struct ProgramRunner {
    let program: Program
    let options: PythonProgram.Options
    let input: LineInput
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
        MachineThread(trace: trace) { thread in
            let source = SourceText(name: program.name, bytes: program.bytes)
            let python = PythonProgram(source: source, options: options, trace: trace)
            connect(python, to: thread)
            let outcome = python.run()
            trace?.header.input = input.consumed
            return outcome
        }
    }

    private func connect(_ python: PythonProgram, to thread: MachineThread<PythonProgram.Outcome>) {
        let modules = NeighbouringModules(folder: program.folder)
        let heedsInterruption = heedsInterruption
        let output = output
        let input = input
        python.machine.onFindModule = { modules.find($0) }
        python.machine.onSlice = {
            // So that what a long run prints is seen while it runs.
            output?.flush()
            return thread.mayGoOn() && !(heedsInterruption && Interruption.hasCome)
        }
        if let output {
            python.machine.onWrite = { stream, bytes in output.write(bytes, to: stream) }
        }
        python.machine.onReadLine = { prompt in
            output?.flush()
            // Where the output is not shown, whoever types would not see what is asked.
            if output == nil, input.isInteractive, !prompt.isEmpty { Messages.ask(prompt) }
            let line = input.readLine()
            if line == nil, heedsInterruption, Interruption.hasCome { exit(ExitStatus.interrupted) }
            return line
        }
    }
}
