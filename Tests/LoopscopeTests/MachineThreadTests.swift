import Glibc
import ScopeUI
import Testing
import Trace

@testable import LoopscopeCommands

/// The two sides never run at once, and either ends the other.
struct MachineThreadTests {
    @Test func takesTurns() {
        let trace = Trace()
        let thread = MachineThread<Int>(trace: trace, longestSlice: .seconds(600)) { thread in
            for _ in 0..<1000 {
                trace.append(TraceEvent(.line))
                guard thread.mayGoOn() else { return -1 }
            }
            return 7
        }
        #expect(trace.count == 0)
        thread.advance(events: 10)
        #expect(trace.count == 10)
        #expect(!thread.isFinished)
        thread.advance(events: 1)
        #expect(trace.count == 11)
        #expect(thread.finish() == 7)
        #expect(thread.isFinished)
        #expect(trace.count == 1000)
        thread.advance(events: 1)
        #expect(trace.count == 1000)
    }

    /// A loop without an event gives the turn back after a while.
    @Test func comesBackWithoutEvents() {
        let thread = MachineThread<Void>(trace: Trace()) { thread in
            while thread.mayGoOn() {}
        }
        for _ in 1...3 { thread.advance(events: 1000) }
        #expect(!thread.isFinished)
        thread.cancel()
        #expect(thread.isFinished)
    }

    @Test func cancelsBetweenAnyTwoSlices() {
        for slices in 0..<5 {
            let gone = Flag()
            let thread = MachineThread<Bool>(trace: nil) { thread in
                // Made and destroyed on the machine's thread.
                let witness = Witness(gone)
                while thread.mayGoOn() {}
                return withExtendedLifetime(witness) { true }
            }
            for _ in 0..<slices { thread.advance(events: 1) }
            thread.cancel()
            #expect(thread.outcome == (slices > 0 ? true : nil))
            #expect(gone.isSet == (slices > 0))
            thread.cancel()
        }
    }

    @Test func asksAndWaits() {
        let thread = MachineThread<[Reply?]>(trace: Trace()) { thread in
            var replies = [thread.ask("one"), thread.ask("two")]
            while thread.mayGoOn() {}
            replies.append(thread.ask("three"))
            return replies
        }
        #expect(thread.question == nil)
        for (prompt, reply) in [("one", Reply.line("a")), ("two", .endOfInput)] {
            thread.advance(events: 1)
            #expect(thread.question == prompt)
            // Nothing goes on before the answer.
            for _ in 1...3 { thread.advance(events: 1000) }
            #expect(thread.question == prompt)
            thread.answer(reply)
            #expect(thread.question == nil)
        }
        thread.advance(events: 1)
        #expect(thread.question == nil)
        // An answer that nobody asked for is none.
        thread.answer(.line("b"))
        thread.cancel()
        #expect(thread.outcome == [.line("a"), .endOfInput, nil])
    }

    @Test func endsWhileItAsks() {
        let thread = MachineThread<Reply?>(trace: Trace()) { thread in thread.ask("?") }
        thread.advance(events: 1)
        #expect(thread.question == "?")
        thread.cancel()
        #expect(thread.isFinished)
        #expect(thread.outcome == .some(nil))
    }

    /// What nests in the machine's natives fits.
    @Test func theStackIsLarge() {
        let thread = MachineThread<Int>(trace: nil) { _ in deep(until: 1 << 27) }
        #expect(thread.finish() > 100_000)
    }

    private final class Flag {
        var isSet = false
    }

    private final class Witness {
        private let flag: Flag
        private let thread = pthread_self()
        init(_ flag: Flag) { self.flag = flag }
        deinit { flag.isSet = pthread_equal(thread, pthread_self()) != 0 }
    }
}

/// Calls itself until so many bytes of the stack are used.
private func deep(until size: Int, from start: UInt = 0) -> Int {
    var local = 0
    let here = withUnsafeMutablePointer(to: &local) { UInt(bitPattern: $0) }
    if start != 0, start - here > size { return 0 }
    return deep(until: size, from: start == 0 ? here : start) + 1
}
