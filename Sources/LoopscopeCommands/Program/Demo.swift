/// A program that comes with loopscope, inside of the binary.
struct Demo {
    let name: String
    let bytes: [UInt8]

    /// What its first line says: `# Look for: ...`
    var lookFor: String {
        let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return line.hasPrefix(Demo.mark) ? String(line.dropFirst(Demo.mark.count)) : ""
    }

    private static let mark = "# Look for: "

    /// All files of the folder `demos`, in the order of a first reading.
    static let all = [
        Demo(name: "01-first-task.py", bytes: PackageResources._1_first_task_py),
        Demo(name: "02-coroutine-or-task.py", bytes: PackageResources._2_coroutine_or_task_py),
        Demo(name: "03-one-after-another.py", bytes: PackageResources._3_one_after_another_py),
        Demo(name: "04-how-a-task-ends.py", bytes: PackageResources._4_how_a_task_ends_py),
        Demo(name: "05-too-early-to-ask.py", bytes: PackageResources._5_too_early_to_ask_py),
        Demo(name: "06-cancel-with-a-message.py", bytes: PackageResources._6_cancel_with_a_message_py),
        Demo(name: "07-refuses-to-die.py", bytes: PackageResources._7_refuses_to_die_py),
        Demo(name: "08-cancelled-before-it-starts.py", bytes: PackageResources._8_cancelled_before_it_starts_py),
        Demo(name: "09-out-of-the-await.py", bytes: PackageResources._9_out_of_the_await_py),
        Demo(name: "10-result-raises-again.py", bytes: PackageResources._0_result_raises_again_py),
        Demo(name: "11-never-awaited.py", bytes: PackageResources._1_never_awaited_py),
        Demo(name: "12-taking-turns.py", bytes: PackageResources._2_taking_turns_py),
        Demo(name: "13-alarm-clocks.py", bytes: PackageResources._3_alarm_clocks_py),
        Demo(name: "14-gather.py", bytes: PackageResources._4_gather_py),
        Demo(name: "15-wait-for.py", bytes: PackageResources._5_wait_for_py),
        Demo(name: "16-left-behind.py", bytes: PackageResources._6_left_behind_py),
        Demo(name: "17-hogging-the-loop.py", bytes: PackageResources._7_hogging_the_loop_py),
        Demo(name: "18-who-is-running.py", bytes: PackageResources._8_who_is_running_py),
        Demo(name: "19-nobody-asked.py", bytes: PackageResources._9_nobody_asked_py),
    ]
}
