import Trace

/// A run in which tasks are in every state: one returns, one raises, one is cancelled, others sleep or are ready.
enum KitchenRun {
    static let source = """
        # Look for: four dishes cook at the same time; one burns, one is called off.
        import asyncio


        class Burnt(Exception):
            pass


        async def cook(dish, seconds):
            print(f"{dish}: on the stove")
            await asyncio.sleep(seconds)
            if dish == "toast":
                raise Burnt(dish)
            print(f"{dish}: ready")
            return f"a plate of {dish}"


        async def wait_on_tables(soup):
            for table in range(1, 4):
                print("table", table)
                await asyncio.sleep(0.5)
            soup.cancel("the guests left")


        async def main():
            rice = asyncio.create_task(cook("rice", 1), name="rice")
            toast = asyncio.create_task(cook("toast", 0.5), name="toast")
            soup = asyncio.create_task(cook("soup", 30), name="soup")
            waiter = asyncio.create_task(wait_on_tables(soup))
            for task in rice, toast, soup, waiter:
                try:
                    print(await task)
                except Burnt as error:
                    print("burnt:", error)
                except asyncio.CancelledError:
                    print(task.get_name(), "was called off")


        asyncio.run(main())

        """

    static func make() -> Trace {
        let run = TraceBuilder(source: source, file: "demo.py")
        for line in [2, 5, 9, 18, 25, 39] { run.line(line, in: "<module>") }
        run.event(.coroutineCreated, a: run.trace.text("main"))
        run.startLoop()
        let main = run.createTask("Task-1", "main")

        run.pass()
        run.startTurn()
        var tasks: [UInt32] = []
        let coroutines = ["cook", "cook", "cook", "wait_on_tables"]
        for (index, name) in ["rice", "toast", "soup", "Task-2"].enumerated() {
            run.line(26 + index, in: "main")
            run.event(.coroutineCreated, a: run.trace.text(coroutines[index]))
            tasks.append(run.createTask(name, coroutines[index]))
        }
        for line in 30...32 { run.line(line, in: "main") }
        run.suspend(.task, "rice", subject: tasks[0])
        run.endTurn()

        run.pass()
        var timers: [UInt32] = []
        for (index, due) in [1.0, 0.5, 30.0].enumerated() {
            let dish = ["rice", "toast", "soup"][index]
            run.startTurn()
            run.line(10, in: "cook")
            run.print("\(dish): on the stove\n")
            run.line(11, in: "cook")
            timers.append(run.setTimer(due, for: tasks[index], callback: "_set_result_unless_cancelled"))
            run.suspend(.sleep, "sleep until \(due)", due: due)
            run.endTurn()
        }
        run.startTurn()
        for table in 1...3 {
            run.line(19, in: "wait_on_tables")
            run.line(20, in: "wait_on_tables")
            run.print("table \(table)\n")
            run.line(21, in: "wait_on_tables")
            let due = Double(table) * 0.5
            let timer = run.setTimer(due, for: tasks[3], callback: "_set_result_unless_cancelled")
            run.suspend(.sleep, "sleep until \(due)", due: due)
            run.endTurn()

            // The rice was ready: main goes on, and finds that the toast is burnt.
            if table == 3 { serve(run, soup: tasks[2]) }
            run.time(due)
            run.event(.clockAdvanced, detail: ClockReason.idle.rawValue)
            // Equal deadlines fire in the order that the heap gives.
            let asleep = table == 1 ? tasks[1] : table == 2 ? tasks[0] : 0
            if asleep > 0 { run.fire(timers[table == 1 ? 1 : 0]) }
            run.fire(timer)
            run.pass()
            for task in [asleep, tasks[3]] where task > 0 {
                run.startTurn()
                run.event(.futureDone, detail: Outcome.result.rawValue, a: task, b: run.trace.text("None"))
                run.queue(.wakeup, task)
                run.endTurn()
            }
            run.pass()
            if table == 1 {
                run.startTurn()
                run.line(12, in: "cook")
                run.line(13, in: "cook")
                run.raise("Burnt: toast")
                run.end(.taskRaised, "Burnt('toast')")
                run.endTurn()
            }
            if table == 2 {
                run.startTurn()
                run.line(12, in: "cook")
                run.line(14, in: "cook")
                run.print("rice: ready\n")
                run.line(15, in: "cook")
                run.end(.taskReturned, "'a plate of rice'")
                run.queue(.wakeup, main)
                run.endTurn()
            }
            run.startTurn()
        }
        run.line(19, in: "wait_on_tables")
        run.line(22, in: "wait_on_tables")
        run.cancel(tasks[2], .throughAwaited, message: "the guests left")
        run.event(.timerCancelled, a: timers[2])
        run.queue(.wakeup, tasks[2])
        run.end(.taskReturned, "None")
        run.endTurn()

        run.pass()
        run.startTurn()
        run.raise("asyncio.exceptions.CancelledError: the guests left")
        run.end(.taskCancelled, "the guests left")
        run.queue(.wakeup, main)
        run.endTurn()

        run.pass()
        run.startTurn()
        run.raise("asyncio.exceptions.CancelledError: the guests left")
        run.line(35, in: "main")
        run.line(36, in: "main")
        run.print("soup was called off\n")
        run.line(31, in: "main")
        run.line(32, in: "main")
        run.print("None\n")
        run.line(31, in: "main")
        run.end(.taskReturned, "None")
        run.endTurn()
        run.closeLoop()
        run.print("bye\n", to: .stderr)
        run.end(.finished)
        return run.trace
    }

    private static func serve(_ run: TraceBuilder, soup: UInt32) {
        run.pass()
        run.startTurn()
        run.print("a plate of rice\n")
        run.line(31, in: "main")
        run.line(32, in: "main")
        run.raise("Burnt: toast")
        run.line(33, in: "main")
        run.catchException("Burnt: toast")
        run.line(34, in: "main")
        run.print("burnt: toast\n")
        run.line(31, in: "main")
        run.line(32, in: "main")
        run.suspend(.task, "soup", subject: soup)
        run.endTurn()
    }
}
