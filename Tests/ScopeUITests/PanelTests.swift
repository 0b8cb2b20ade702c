import Screen
import Testing
import Trace

@testable import ScopeUI
@testable import Timeline

/// Each panel alone: the expectations read like the screen.
@Suite struct PanelTests {
    private func draw(rows: Int, columns: Int, _ draw: (Rect, inout CellGrid) -> Void) -> [String] {
        var grid = CellGrid(rows: rows, columns: columns)
        draw(grid.bounds, &grid)
        return grid.lines
    }

    private func ready(_ kind: HandleKind, _ name: String, isCancelled: Bool = false, queuedAt: Int = 7) -> ReadyEntry {
        ReadyEntry(
            kind: kind, task: kind == .callback ? nil : 1, name: name, isCancelled: isCancelled, queuedAt: queuedAt)
    }

    private func task(
        _ id: Int, _ name: String, _ state: TaskState, result: String? = nil, exception: String? = nil,
        waitsFor: String? = nil, wakesAt: Double? = nil, cancelling: Int = 0
    ) -> TaskEntry {
        TaskEntry(
            id: id, name: name, coroutine: "cook", state: state, isHousekeeping: false, cancelling: cancelling,
            result: result, exception: exception, waitsFor: waitsFor, wakesAt: wakesAt, place: nil)
    }

    private func tasksPanel(_ tasks: [TaskEntry], marked: Int? = nil, isChosen: Bool = false) -> TasksPanel {
        let row = marked.map { $0 - 1 }
        return TasksPanel(
            tasks: Listing(tasks.map { .init(task: $0) }), marked: marked, isChosen: isChosen,
            widths: TaskWidths(tasks),
            look: PanelLook(followed: row))
    }

    private func loop(
        _ ready: [ReadyEntry] = [], _ timers: [TimerEntry] = [], frame: Int = 0, batch: ReadyRows.Batch = .init(),
        pass: Int = 0, time: Double = 0, readyRow: Int? = nil
    ) -> LoopPanel {
        LoopPanel(
            ready: ReadyRows(
                entries: Listing(ready), frame: frame, batch: batch, pass: pass, look: PanelLook(followed: readyRow)),
            timers: TimerRows(entries: Listing(timers), time: time))
    }

    private let timers = [
        TimerEntry(due: 0.5, task: 2, name: "toast"), TimerEntry(due: 1.000064, task: nil, name: "tick"),
        TimerEntry(due: 30, task: 3, name: "soup"),
    ]

    @Test func readyQueueFrontToBackAndTimersByDueTime() {
        let entries = [
            ready(.wakeup, "rice"), ready(.step, "Task-2", isCancelled: true),
            ready(.callback, "_release", queuedAt: 9),
        ]
        let lines = draw(rows: 8, columns: 40) {
            loop(entries, timers, frame: 9, time: 0.5).draw(in: $0, of: &$1)
        }
        #expect(
            lines
                == [
                    "─ Loop · 3 ready ───────────────────────",
                    " → 1 next rice     wakeup               ",
                    "   2 next Task-2   cancelled            ",
                    " + 3 next _release callback             ",
                    "                                        ",
                    " ╶ timers · 3 ────────────── 1-2 of 3 ╴ ",
                    "  due 0.5       toast  now              ",
                    "  due 1.000064  tick   in 0.500064      ",
                ])
    }

    /// With room for it, both stand side by side; the ready queue says who queued when.
    @Test func theLoopSideBySide() {
        let lines = draw(rows: 3, columns: 100) { loop([ready(.step, "Task-2")], timers).draw(in: $0, of: &$1) }
        #expect(
            lines.map(\.trimmed) == [
                "─ Loop · 1 ready ─────────────────────────────────────────── ╶ timers · 3 ─────────────── 1-2 of 3 ─",
                " → 1  next pass  Task-2  step      queued at frame 7           due 0.5       toast  in 0.5",
                "                                                               due 1.000064  tick   in 1.000064",
            ])
    }

    /// However small the panel is, a timer is visible if there is one, and a row of the queue.
    @Test(arguments: 3...30, [20, 32, 70, 100, 160])
    func noPartOfTheLoopIsHidden(rows: Int, columns: Int) {
        let many = (1...50).map { ready(.step, "Task-\($0)") }
        let lines = draw(rows: rows, columns: columns) { loop(many, timers).draw(in: $0, of: &$1) }
        #expect(lines.contains { $0.contains("due 0.5") } && lines.contains { $0.contains("→ 1") })
    }

    /// The title bar says less after a run with long numbers, and still names the program.
    @Test func theTitleBarSaysWhatThereIsRoomFor() {
        let statuses = [String(repeating: "a", count: 71), String(repeating: "b", count: 31), "c"]
        #expect(TitleBar.fitting(statuses, in: 81) == statuses[0])
        #expect(TitleBar.fitting(statuses, in: 80) == statuses[1])
        #expect(TitleBar.fitting(statuses, in: 40) == "c")
        #expect(TitleBar.fitting(statuses, in: 5) == "c")
    }

    /// What this pass still runs stands before what waits for the next one, and both say so in words.
    @Test func theBatchOfThePassIsTold() {
        let entries = [ready(.step, "a"), ready(.wakeup, "b"), ready(.step, "c", queuedAt: 9)]
        func lines(columns: Int) -> [String] {
            draw(rows: 7, columns: columns) {
                loop(entries, batch: .init(size: 5, left: 2), pass: 4).draw(in: $0, of: &$1)
            }
        }
        #expect(
            lines(columns: 32) == [
                "─ Loop · 3 ready, 2 of 5 left ──",
                " → 1 this a step                ",
                "   2 this b wakeup              ",
                "   3 next c step                ",
                " ╶ timers ────────────────────╴ ",
                "  no timer is set               ",
                "                                ",
            ])
        #expect(
            lines(columns: 60).prefix(4) == [
                "─ Loop · 3 ready, pass 4: 2 of 5 left ──────────────────────",
                " → 1  this pass  a  step      queued at frame 7             ",
                "   2  this pass  b  wakeup    queued at frame 7             ",
                "   3  next pass  c  step      queued at frame 9             ",
            ])
        let none = draw(rows: 2, columns: 60) {
            loop(batch: .init(size: 1, left: 0), pass: 2).draw(in: $0, of: &$1)
        }
        #expect(none[0] == "─ Loop · pass 2: 0 of 1 left ───────────────────────────────")
    }

    @Test func whatDoesNotFitIsScrolledAndSaid() {
        let entries = (1...9).map { ready(.step, "Task-\($0)") }
        let lines = draw(rows: 7, columns: 32) { loop(entries, readyRow: 4).draw(in: $0, of: &$1) }
        #expect(
            lines.prefix(4) == [
                "─ Loop · 9 ready ──── 5-7 of 9 ─",
                "   5 next Task-5 step           ",
                "   6 next Task-6 step           ",
                "   7 next Task-7 step           ",
            ])
    }

    @Test func primitivesAndWhoWaitsThere() {
        func waiter(_ task: Int, _ kind: WaitRecord.Kind = .primitive, isWoken: Bool = false) -> PrimitiveEntry.Waiter {
            PrimitiveEntry.Waiter(task: task, kind: kind, isWoken: isWoken)
        }
        func entry(
            _ id: Int, _ kind: PrimitiveRecord.Kind, _ label: String, _ state: String, value: Int = 0,
            limit: Int? = nil,
            holder: Int? = nil, waiters: [PrimitiveEntry.Waiter] = [], items: [String] = [], members: [Int] = []
        ) -> PrimitiveEntry {
            PrimitiveEntry(
                id: id, kind: kind, name: "", label: label, state: state, value: value, limit: limit, holder: holder,
                waiters: waiters, items: items, unfinished: 0, members: members, firstFrame: 1)
        }
        let entries = [
            entry(1, .lock, "the lock `db`", "locked", holder: 3, waiters: [waiter(4), waiter(5)]),
            entry(2, .queue, "the queue `jobs`", "2 items", value: 2, limit: 9, items: ["'a'", "'b'"]),
            entry(3, .queue, "queue 2", "0 items", waiters: [waiter(6, .item, isWoken: true), waiter(7, .item)]),
            entry(4, .semaphore, "the semaphore `sem`", "1 free", value: 1, limit: 3),
            entry(6, .gather, "gather(c, d)", "pending", waiters: [waiter(1)], members: [8, 9]),
        ]
        let rows = entries.flatMap { PrimitivesPanel.rows(of: $0) { "t\($0)" } }
        let lines = draw(rows: 14, columns: 44) { PrimitivesPanel(rows: Listing(rows), count: 5).draw(in: $0, of: &$1) }
        #expect(
            lines.map { $0.trimmed } == [
                "─ Primitives · 5 ───────────────────────────",
                "  lock db        locked",
                "    held by t3",
                "    ‖ t4, t5 wait",
                "  queue jobs     2 items, 9 at most",
                "    holds 'a', 'b'",
                "  queue 2        0 items",
                "    ● t6 goes on",
                "    ‖ t7 waits for an item",
                "  semaphore sem  1 of 3 free",
                "  gather(c, d)   pending",
                "    of t8, t9",
                "    ‖ t1 waits",
                "",
            ])
    }

    @Test func nothingIsSaid() {
        let lines = draw(rows: 5, columns: 28) { rect, grid in
            loop().draw(in: Rect(row: 0, column: 0, rows: 3, columns: 28), of: &grid)
            SuspendedPanel(tasks: Listing([])).draw(in: Rect(row: 3, column: 0, rows: 2, columns: 28), of: &grid)
        }
        #expect(
            lines == [
                "─ Loop ─────────────────────", "  the ready queue is empty  ", "  no timer is set           ",
                "─ Suspended ────────────────", "  no task                   ",
            ])
    }

    @Test func suspendedTasksAndWhatTheyWaitFor() {
        let tasks = [
            task(1, "Task-1", .suspended, waitsFor: "rice"),
            task(2, "rice", .suspended, waitsFor: "sleep until 1.0", wakesAt: 1),
        ]
        let wide = draw(rows: 3, columns: 42) { SuspendedPanel(tasks: Listing(tasks)).draw(in: $0, of: &$1) }
        #expect(
            wide == [
                "─ Suspended · 2 ──────────────────────────",
                " ‖ Task-1  waits for rice                 ",
                " ‖ rice    sleep until 1.0  due 1.0       ",
            ])
        let narrow = draw(rows: 3, columns: 24) { SuspendedPanel(tasks: Listing(tasks)).draw(in: $0, of: &$1) }
        #expect(
            narrow == [
                "─ Suspended · 2 ────────",
                " ‖ Task-1  waits for ri…",
                " ‖ rice    sleep until …",
            ])
    }

    /// Python 3.13: result() and exception() raise InvalidStateError before the task is done and CancelledError when it
    /// was cancelled; result() raises the task's exception.
    @Test func tasksAndWhatTheirMethodsAnswer() {
        let tasks = [
            task(1, "Task-1", .running), task(2, "rice", .returned, result: "'a plate of rice'"),
            task(3, "toast", .raised, exception: "Burnt('toast')"), task(4, "soup", .cancelled),
            task(5, "tea", .ready, cancelling: 1), task(6, "cake", .suspended),
        ]
        let roomy = draw(rows: 7, columns: 120) { tasksPanel(tasks, marked: 1).draw(in: $0, of: &$1) }
        #expect(
            roomy.map { $0.trimmed } == [
                "─ Tasks ── coroutine  state ────── done()  cancelled()  result() ─────────────────────── exception() ───────────────────",
                " › Task-1  cook       ▶ running    False   False        raises InvalidStateError         raises InvalidStateError",
                "   rice    cook       ✓ returned   True    False        'a plate of rice'                None",
                "   toast   cook       ✗ raised     True    False        raises Burnt                     Burnt('toast')",
                "   soup    cook       ⊘ cancelled  True    True         raises CancelledError            raises CancelledError",
                "   tea     cook       ●!ready      False   False        raises InvalidStateError         raises InvalidStateError",
                "   cake    cook       ‖ suspended  False   False        raises InvalidStateError         raises InvalidStateError",
            ])
        let full = draw(rows: 5, columns: 80) {
            tasksPanel(tasks, marked: 3, isChosen: true).draw(in: $0, of: &$1)
        }
        #expect(
            full.map { $0.trimmed } == [
                "─ Tasks ─ coroutine state ───── done  cancelled result ────────────── 1-4 of 6 ─",
                "   Task-1 cook      ▶ running   False False     –               –",
                "   rice   cook      ✓ returned  True  False     'a plate of ri… None",
                " » toast  cook      ✗ raised    True  False     raises          Burnt('toast')",
                "   soup   cook      ⊘ cancelled True  True      raises          raises",
            ])
        let brief = draw(rows: 7, columns: 44) { tasksPanel(tasks).draw(in: $0, of: &$1) }
        #expect(
            brief.map { $0.trimmed } == [
                "─ Tasks ── state ────── result or exception",
                "   Task-1  ▶ running    not done",
                "   rice    ✓ returned   'a plate of rice'",
                "   toast   ✗ raised     Burnt('toast')",
                "   soup    ⊘ cancelled  raises CancelledErr…",
                "   tea     ●!ready      not done",
                "   cake    ‖ suspended  not done",
            ])
    }

    @Test func sourceMarksTheLineAndWhereTasksStand() {
        let lines = SourceLines(Array("async def cook():\n    await asyncio.sleep(1)\n    return 42\n".utf8))
        let marks = [
            SourcePanel.Mark(line: 2, state: .suspended, name: "rice"),
            SourcePanel.Mark(line: 2, state: .suspended, name: "toast"),
            SourcePanel.Mark(line: 2, state: .ready, name: "soup"),
        ]
        var panel = SourcePanel(lines: lines)
        panel.note = "tea runs cook"
        panel.line = 3
        panel.runner = "tea"
        panel.marks = [2: .init(named: marks, count: 3)]
        #expect(
            draw(rows: 4, columns: 60) { panel.draw(in: $0, of: &$1) } == [
                "─ Source · tea runs cook ───────────────────────────────────",
                "    1  async def cook():                                    ",
                " ‖  2      await asyncio.sleep(1)          ‖ rice, toast +1 ",
                " ▶  3      return 42                                  ▶ tea ",
            ])
        // Where nobody runs, the last line is kept in sight.
        panel.isCurrent = false
        panel.line = 2
        panel.look.followed = 1
        #expect(
            draw(rows: 3, columns: 40) { panel.draw(in: $0, of: &$1) } == [
                "─ Source · tea runs cook ───────────────",
                " ▷  2      await asyncio.sle… ‖ rice +2 ",
                "    3      return 42                    ",
            ])
    }

    @Test func linesEndInThreeWays() {
        let lines = SourceLines(Array("a\r\nb\rc\n\nd".utf8))
        #expect(lines.count == 5)
        #expect((0...6).map { lines[$0] } == ["", "a", "b", "c", "", "d", ""])
        #expect(SourceLines([]).count == 0)
    }

    @Test func outputShowsTheNewestLines() {
        let lines = [
            OutputLine(text: "one"), OutputLine(text: "Traceback", isError: true),
            OutputLine(text: "three\tx", isNew: true),
        ]
        #expect(
            draw(rows: 3, columns: 32) { OutputPanel(lines: Listing(lines)).draw(in: $0, of: &$1) } == [
                "─ Output ───────────────────────",
                "  ! Traceback                   ",
                "› three   x                     ",
            ])
    }
}

extension String {
    var trimmed: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
