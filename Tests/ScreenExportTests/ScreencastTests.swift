import Screen
import Testing

@testable import ScreenExport

@Suite struct ScreencastTests {
    @Test func equalRowsAreKeptOnce() {
        let screencast = SampleScreencast.counting(shots: 10)
        #expect(screencast.shots.count == 10)
        #expect(screencast.rowCells.count < 20)
        #expect(screencast.shots.map(\.time) == Array(stride(from: 0, to: 5000, by: 500)))
        #expect(screencast.duration == 5000)
    }

    @Test func screensComeBackAsTheyWere() {
        let (screencast, grids) = SampleScreencast.random(shots: 30, seed: 3)
        for (index, grid) in grids.enumerated() { #expect(screencast.grid(of: index) == grid) }
    }

    @Test func aPartBeginsAtZeroInItsChapter() throws {
        let part = SampleScreencast.counting(shots: 10).clipped(to: 6...7)
        #expect(part.shots.map(\.time) == [0, 500])
        #expect(part.duration == 1000)
        #expect(part.shots[0].chapter == "Chapter 5")
        #expect(part.grid(of: 0).plainText == SampleScreencast.counting(shots: 10).grid(of: 6).plainText)
    }

    @Test func aPartBeginsAndEndsInTheMiddleOfAShot() {
        let part = SampleScreencast.counting(shots: 10).clipped(to: 1...3, start: 700, end: 1600)
        #expect(part.shots.map(\.time) == [0, 300, 800])
        #expect(part.duration == 900)
        let whole = SampleScreencast.counting(shots: 10).clipped(to: 1...3, start: 0, end: 90_000)
        #expect(whole.shots.map(\.time) == [0, 500, 1000])
        #expect(whole.duration == 1500)
    }

    @Test func framesThatWerePassedOverHaveNeighbours() throws {
        var screencast = Screencast(title: "Jumps", rows: 1, columns: 4)
        for frame in [1, 5, 9, 5] {
            screencast.append(.init(time: 0, frame: frame), showing: CellGrid(rows: 1, columns: 4), for: 100)
        }
        #expect(try screencast.start(with: .frame(3)) == 1)
        #expect(try screencast.end(with: .frame(7)) == 3)
        #expect(try screencast.end(with: .frame(3)) == 0)
        #expect(throws: Screencast.NoMoment.self) { try screencast.start(with: .frame(10)) }
        #expect(throws: Screencast.NoMoment.self) { try screencast.firstShot(of: .frame(3)) }
    }

    @Test func momentsAreFound() throws {
        let screencast = SampleScreencast.counting(shots: 10)
        #expect(try screencast.firstShot(of: .frame(4)) == 3)
        #expect(try screencast.firstShot(of: .time(1499)) == 2)
        #expect(try screencast.firstShot(of: .time(1500)) == 3)
        #expect(try screencast.firstShot(of: .chapter("chapter 5")) == 5)
        #expect(try screencast.end(with: .chapter("Chapter 0")) == 4)
        #expect(try screencast.end(with: .chapter("Chapter 5")) == 9)
        #expect(try screencast.end(with: .time(1500)) == 2)
        #expect(try screencast.end(with: .time(0)) == 0)
        #expect(try screencast.start(with: .time(1499)) == 2)
        #expect(throws: Screencast.NoMoment(reason: "frame 11 is not shown; those shown lie between 1 and 10")) {
            try screencast.firstShot(of: .frame(11))
        }
        #expect(throws: Screencast.NoMoment(reason: "it ends at 5s")) { try screencast.firstShot(of: .time(5000)) }
        #expect(throws: Screencast.NoMoment.self) { try screencast.firstShot(of: .chapter("Chapter")) }
        #expect(throws: Screencast.NoMoment.self) { try screencast.firstShot(of: .chapter("The end")) }
    }

    @Test(arguments: [
        ("72", Moment.frame(72)), ("frame:7", .frame(7)), ("12.5s", .time(12_500)), ("300ms", .time(300)),
        ("1:02.5", .time(62_500)), ("1m30s", .time(90_000)), ("time:4", .time(4000)), ("The end", .chapter("The end")),
        ("chapter:72", .chapter("72")),
    ])
    func momentsAreRead(_ text: String, _ moment: Moment) { #expect(Moment(text) == moment) }

    @Test(arguments: ["", "0", "-1", "frame:x", "frame:0", "time:soon", "chapter:"])
    func noMoments(_ text: String) { #expect(Moment(text) == nil) }

    @Test(arguments: [
        "99999999999999999999s", "1:99999999999999999999", "-1s", "1e9s", "s", "ms", "1:-2", "٣s", "9999999999m",
        "25000000m",
        "1m2m3s",
    ])
    func noTimes(_ text: String) { #expect(Milliseconds.parse(text) == nil) }
}
