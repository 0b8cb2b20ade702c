import ArgumentParser
import Glibc
import Walkthrough

struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson",
        abstract: "Checks lessons, or starts a new one.",
        discussion: """
            Examples:
              loopscope LESSON.md                   walk through a lesson
              loopscope lesson check LESSON.md      are all stops found, all expected answers right?
              loopscope lesson new locks            write locks.md, to begin with
            """,
        subcommands: [Check.self, New.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells everything that is wrong with lessons, a line each with file and line number.")

        @Argument(help: "Lessons in Markdown.")
        var lessons: [String]

        func run() throws {
            var status: Int32?
            for path in lessons {
                do throws(Failure) {
                    let problems = try LessonCommand.problems(of: path)
                    for message in LessonFile.messages(problems, in: path) { Messages.write(message) }
                    if !problems.isEmpty { status = status ?? ExitStatus.checkFailed }
                } catch {
                    // The others are checked all the same.
                    Messages.write(error.message)
                    status = error.status
                }
            }
            if let status { throw ExitCode(status) }
        }
    }

    /// Everything that is wrong with a lesson: in its text, in its program, and where the two do not meet.
    /// - Throws: that the file can't be read.
    static func problems(of path: String) throws(Failure) -> [LessonProblem] {
        CheckedLesson(try LessonFile(reading: path)).problems
    }

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes a lesson to begin with.")

        @Argument(help: "Its name; the file is NAME.md here.")
        var name: String

        func validate() throws {
            if FilePath.name(name).isEmpty { throw ValidationError("A lesson needs a name.") }
        }

        func run() throws {
            let path = LessonFile.isLesson(name) ? name : name + ".md"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else {
                throw Failure(
                    status: ExitStatus.notWritten, message: "can't write '\(path)': \(SystemError.text(errno))")
            }
            let output = BufferedOutput(descriptor)
            output.write(LessonTemplate.text(title: FilePath.stem(FilePath.name(path))))
            output.flush()
            close(descriptor)
            Messages.write("wrote \(path): 'loopscope \(path)' shows it, 'loopscope lesson check \(path)' checks it")
        }
    }
}
