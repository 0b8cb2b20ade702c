import ScopeUI
import Walkthrough

/// The lessons that come with loopscope, inside of the binary, in the order of the course.
enum Course {
    private static let folder = "lessons/"

    static let lessons: [LessonFile] = EmbeddedFiles.paths.filter(isLesson).map { path in
        LessonFile(path: String(path.dropFirst(folder.count)), bytes: Demo.bytes(of: path)) { name in
            let bytes = Demo.bytes(of: folder + name)
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Lessons begin with their number; other pages of the folder are for the teacher.
    private static func isLesson(_ path: String) -> Bool {
        path.hasPrefix(folder) && LessonFile.isLesson(path) && path.dropFirst(folder.count).first?.isNumber == true
    }

    /// The list to pick from: the lessons with what has been done of them, then the demos.
    static func entries(_ scores: LessonScores) -> [PickerState.Entry] {
        let lessons = lessons.enumerated().map { index, file in
            let title = file.lesson?.title ?? file.path
            let chapters = file.lesson?.chapters.dropFirst().joined(separator: " · ") ?? ""
            let done = scores[file.path].map { "[\($0.text)] " } ?? ""
            return PickerState.Entry(name: "Lesson \(index + 1): \(title)", text: done + chapters)
        }
        return lessons + Demo.all.map { PickerState.Entry(name: $0.name, text: $0.lookFor) }
    }

    /// What stands at a place of that list.
    static func subject(at index: Int) -> Subject {
        index < lessons.count
            ? .lesson(lessons[index]) : .program(Program(Demo.all[min(index - lessons.count, Demo.all.count - 1)]))
    }
}
