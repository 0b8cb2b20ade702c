import Screen
import Timeline

/// A place that a movement left by a leap: where `Backspace` returns to.
struct Jump: Equatable, Sendable {
    var frame: Int
    /// The list that the leap was made from.
    var sheet: Sheet?

    /// The way back is no longer than this.
    static let most = 200
}

/// What a letter is waited for.
enum AwaitedLetter: Equatable, Sendable { case setMark, goToMark }

extension StepperState {
    /// Remembers where a leap begins.
    mutating func noteJump(from frame: Int, sheet: Sheet? = nil) {
        if frame == 0 || (jumps.last?.frame == frame && sheet == nil) { return }
        jumps.append(Jump(frame: frame, sheet: sheet))
        if jumps.count > Jump.most { jumps.removeFirst() }
    }

    /// Goes back to where the last leaps began.
    mutating func jumpBack(count: Int) {
        guard !jumps.isEmpty else {
            notice = "There is nothing to go back to: no jump was made"
            return
        }
        var last: Jump?
        for _ in 0..<count {
            guard let jump = jumps.popLast() else { break }
            last = jump
        }
        if let last {
            show(last.frame)
            sheet = last.sheet
        }
    }

    // MARK: Marks

    /// The key that a mark's letter was waited for.
    mutating func takeLetter(_ key: Key, for purpose: AwaitedLetter, _ run: ViewedRun) {
        guard case .character(let letter) = key, letter.isASCII,
            letter.isLetter || (letter == "'" && purpose == .goToMark)
        else {
            if key != .escape { notice = "A mark is a letter from a to z or A to Z; this is \(key.name)" }
            return
        }
        switch purpose {
        case .setMark:
            marks[letter] = frame
            notice = "Mark \(letter) is frame \(run.numbers.label(frame)); '\(letter) goes to it"
        case .goToMark where letter == "'":
            guard let last = jumps.popLast() else {
                notice = "There is nothing to go back to: no jump was made"
                return
            }
            show(last.frame, isJump: true)
        case .goToMark:
            guard let target = marks[letter] else {
                notice =
                    marks.isEmpty
                    ? "No mark is set; m and a letter set one"
                    : "There is no mark \(letter); set are \(marks.keys.sorted().map(String.init).joined(separator: " "))"
                return
            }
            jump(to: target, run.timeline)
        }
    }
}
