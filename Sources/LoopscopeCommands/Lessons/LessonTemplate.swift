/// The lesson that `lesson new` writes: small, and sound as it is.
enum LessonTemplate {
    static func text(title: String) -> String {
        let title = title.replacing("-", with: " ").replacing("\"", with: "'")
        return """
            ---
            title: "\(title)"
            loopscope: 1
            ---

            # \(title)

            What this lesson is about, in two sentences.

            ```python
            import asyncio


            async def worker(name):
                print(name, "begins")
                await asyncio.sleep(1)
                print(name, "ends")


            async def main():
                first = asyncio.create_task(worker("first"), name="first")
                second = asyncio.create_task(worker("second"), name="second")
                await first
                await second


            asyncio.run(main())
            ```

            ## Two tasks are created

            <!-- at: {task: second, event: created}
            focus: ready
            predict: {kind: next-task}
            speaker_note: Let the class vote before you answer.
            -->

            `create_task()` puts a task into the ready queue, and `main` simply goes on.

            ## They take turns

            <!-- at: {line: 'print(name, "ends")', nth: 1}
            predict: next-output
            -->

            A stop is found by what happens there: a task and an event, a line of the program, or what is printed.

            """
    }
}
