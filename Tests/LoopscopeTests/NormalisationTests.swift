import Testing

/// The rule of `Tests/Oracle/normalise.py`, point by point.
struct NormalisationTests {
    private let rule = Normalisation(program: "/home/me/x.py")

    private func normalised(_ text: String) -> String { rule.apply(to: Array(text.utf8)) }

    @Test func theFolderOfTheProgramIsCut() {
        #expect(normalised("File \"/home/me/x.py\"\n") == "File \"x.py\"\n")
    }

    @Test func libraryEntriesOfATracebackGo() {
        let traceback = """
            Traceback (most recent call last):
              File "x.py", line 3, in <module>
                run()
                ^^^^^
              File "/lib/asyncio/runners.py", line 190, in run
                return runner.run(main)
                       ~~~~~~~~~~^^^^^^
              File "<frozen importlib>", line 1, in f
              [Previous line repeated 3 more times]
              File "x.py", line 1, in main
            ValueError: no

            """
        let expected = """
            Traceback (most recent call last):
              File "x.py", line 3, in <module>
                run()
                ^^^^^
              File "x.py", line 1, in main
            ValueError: no

            """
        #expect(normalised(traceback).replacing("  [Previous line repeated 3 more times]\n", with: "") == expected)
    }

    @Test func entriesInAGroupsMargin() {
        let traceback = """
              | ExceptionGroup: two (2 sub-exceptions)
                |   File "/lib/a.py", line 1, in f
                |     deeper()
                |   File "x.py", line 2, in g
            """
        #expect(
            normalised(traceback) == """
                  | ExceptionGroup: two (2 sub-exceptions)
                    |   File "x.py", line 2, in g
                """)
    }

    @Test func positionsInReprs() {
        #expect(normalised("<Task coro=<f() running at x.py:3>>") == "<Task coro=<f() running at x.py:3>>")
        #expect(normalised("<Task coro=<f() running at /lib/t.py:3>>") == "<Task coro=<f() running at <library>>>")
        #expect(normalised("<object at 0x7fAb>\n<f at 0x1>") == "<object at 0x...>\n<f at 0x...>")
    }

    @Test func warningsOfLibraryFiles() {
        #expect(
            normalised("/lib/events.py:88: RuntimeWarning: never awaited\n  self._run()\nnext\n")
                == "<library>: RuntimeWarning: never awaited\nnext\n")
        #expect(normalised("x.py:8: RuntimeWarning: a\n  f()\n") == "x.py:8: RuntimeWarning: a\n  f()\n")
    }

    @Test func bytesThatAreNoText() {
        #expect(rule.apply(to: [0x61, 0xFF, 0xC3, 0xA9, 0x0A]) == "a\\xffé\n")
    }
}
