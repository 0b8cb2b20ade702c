import Foundation
import Screen
import Testing

@testable import ScreenExport

@Suite struct CastTests {
    struct Event {
        var time: Double
        var kind: String
        var data: String
    }

    private func events(of text: String) throws -> (header: [String: Any], events: [Event]) {
        let lines = text.split(separator: "\n").map { Data($0.utf8) }
        let header = try #require(try JSONSerialization.jsonObject(with: lines[0]) as? [String: Any])
        let events = try lines.dropFirst().map { line in
            let fields = try #require(try JSONSerialization.jsonObject(with: line) as? [Any])
            return Event(
                time: try #require(fields[0] as? Double), kind: try #require(fields[1] as? String),
                data: try #require(fields[2] as? String))
        }
        return (header, events)
    }

    @Test(arguments: 1...20)
    func aTerminalShowsEachScreen(_ seed: UInt64) throws {
        let (screencast, grids) = SampleScreencast.random(shots: 40, seed: seed)
        let (_, events) = try events(of: Cast.text(of: screencast, version: .v2, scheme: .dark))
        var terminal = TestTerminal(rows: screencast.rows, columns: screencast.columns)
        var next = 0
        for (shot, grid) in grids.enumerated() {
            while next < events.count, Int((events[next].time * 1000).rounded()) <= screencast.shots[shot].time {
                if events[next].kind == "o" { try terminal.feed(events[next].data) }
                next += 1
            }
            #expect(terminal.shows(grid), "shot \(shot)")
        }
    }

    /// A player jumps to a marker without what came before it.
    @Test func aMarkerStandsBehindAWholeScreen() throws {
        let (screencast, grids) = SampleScreencast.random(shots: 40, seed: 7)
        let (_, events) = try events(of: Cast.text(of: screencast, version: .v2, scheme: .dark))
        let markers = events.indices.filter { events[$0].kind == "m" }
        #expect(markers.map { events[$0].data } == screencast.chapters.map(\.title))
        for (marker, chapter) in zip(markers, screencast.chapters) {
            var terminal = TestTerminal(rows: screencast.rows, columns: screencast.columns)
            try terminal.feed("\u{1B}[7;31mleft over\u{1B}[5;3Hmore")
            try terminal.feed(events[marker - 1].data)
            #expect(terminal.shows(grids[chapter.shot]))
        }
    }

    @Test func timesOfBothVersionsAreTheSame() throws {
        let (screencast, _) = SampleScreencast.random(shots: 200, seed: 9)
        let second = try events(of: Cast.text(of: screencast, version: .v2, scheme: .dark))
        let third = try events(of: Cast.text(of: screencast, version: .v3, scheme: .dark))
        #expect(second.header["version"] as? Int == 2)
        #expect(second.header["width"] as? Int == 20)
        #expect(third.header["version"] as? Int == 3)
        #expect((third.header["term"] as? [String: Any])?["rows"] as? Int == 5)
        var time = 0
        for (old, new) in zip(second.events, third.events) {
            time += Int((new.time * 1000).rounded())
            #expect(Int((old.time * 1000).rounded()) == time)
            #expect(old.data == new.data)
            #expect(new.time < 5, "players cut longer pauses")
        }
        #expect(time == screencast.duration)
    }

    @Test func nothingAboutThisMachine() throws {
        let header = try events(of: Cast.text(of: SampleScreencast.attack, version: .v2, scheme: .dark)).header
        #expect(Set(header.keys) == ["version", "width", "height", "title", "theme"])
        #expect(header["title"] as? String != SampleScreencast.hostile)
    }

    @Test func outputIsHarmless() throws {
        let text = Cast.text(of: SampleScreencast.attack, version: .v3, scheme: .light)
        #expect(!text.contains("<"))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" })
        var terminal = TestTerminal(rows: 3, columns: 100)
        for event in try events(of: text).events where event.kind == "o" { try terminal.feed(event.data) }
    }
}
