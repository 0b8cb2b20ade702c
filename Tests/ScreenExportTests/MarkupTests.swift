import Foundation
import Screen
import Testing

@testable import ScreenExport

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct MarkupTests {
    /// Reads a document as XML, and keeps its texts.
    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [String] = []
        var texts: [String: String] = [:]
        private var open: [String] = []

        init?(_ text: String) {
            super.init()
            let parser = XMLParser(data: Data(text.utf8))
            parser.delegate = self
            if !parser.parse() { return nil }
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append(name)
            open.append(name)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { open.removeLast() }

        func parser(_ parser: XMLParser, foundCharacters text: String) { texts[open.last ?? "", default: ""] += text }
    }

    /// Each screen comes out of what stays and the states of the places.
    @Test(arguments: 1...20)
    func aFilmHoldsEachScreen(_ seed: UInt64) {
        let (screencast, grids) = SampleScreencast.random(shots: 40, seed: seed)
        let film = Film(of: screencast)
        for (shot, grid) in grids.enumerated() {
            var rows = film.first
            for place in film.places {
                rows[place.row].replaceSubrange(place.columns, with: place.states[place.state(in: shot)])
            }
            #expect(CellGrid(rows: rows, columns: 20) == grid, "shot \(shot)")
        }
    }

    @Test func whatChangesTogetherIsOnePlace() {
        let film = Film(of: SampleScreencast.counting(shots: 10))
        #expect(film.places.map(\.row) == [0, 2, 3, 4])
        #expect(film.places[0].columns == 35..<36)
        #expect(film.places[1].columns == 2..<8)
        #expect(film.places[1].states.count == 2)
    }

    @Test func aPictureIsXMLWithTitleAndDescription() throws {
        let svg = AnimatedSVG.text(of: SampleScreencast.counting(shots: 10), scheme: .dark)
        let reader = try #require(Reader(svg))
        #expect(reader.texts["title"] == "Counting")
        #expect(reader.texts["desc"] == "It counts First Second")
        #expect(svg.contains("@media (prefers-reduced-motion:reduce)"))
        #expect(svg.contains("infinite"))
        #expect(!reader.elements.contains("script"))
        #expect(
            !AnimatedSVG.text(of: SampleScreencast.counting(shots: 2), scheme: .dark, loops: false).contains("infinite")
        )
    }

    @Test func aStillSaysWhatItShows() throws {
        let svg = StillSVG.text(of: SampleScreencast.counting(shots: 10), shot: 6, scheme: .light)
        let reader = try #require(Reader(svg))
        #expect(reader.texts["desc"] == "Second Shot 6 is shown")
        #expect(reader.texts["text"]?.contains("shot 6") == true)
        #expect(!svg.contains("animation"))
    }

    @Test func outputIsHarmlessInPictures() throws {
        for svg in [
            AnimatedSVG.text(of: SampleScreencast.attack, scheme: .dark),
            StillSVG.text(of: SampleScreencast.attack, shot: 1, scheme: .dark),
        ] {
            let reader = try #require(Reader(svg))
            #expect(!reader.elements.contains("script"))
            #expect(svg.unicodeScalars.allSatisfy { $0 == "\n" || !TextWidth.isUnprintable($0) })
        }
    }

    @Test func outputIsHarmlessInPages() throws {
        let page = HTMLPage.text(of: SampleScreencast.attack, scheme: .dark)
        // The two that the page itself has.
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script").count == 3)
        #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || !TextWidth.isUnprintable($0) })
        #expect(!page.contains("http://") || page.components(separatedBy: "http://").count == 2)
        #expect(!page.contains("https://"))
    }

    @Test func aPageHoldsItsTextWithoutAScript() {
        let page = HTMLPage.text(of: SampleScreencast.counting(shots: 10), scheme: .dark)
        #expect(page.contains("aria-live=\"polite\""))
        for shot in 0..<10 { #expect(page.contains("Frame \(shot + 1): Shot \(shot) is shown</li>")) }
        #expect(page.contains("<a href=\"#t=2.5\">Chapter 5</a>"))
    }

    @Test func theSameScreensGiveTheSameBytes() {
        let (one, _) = SampleScreencast.random(shots: 40, seed: 5)
        let (other, _) = SampleScreencast.random(shots: 40, seed: 5)
        #expect(AnimatedSVG.text(of: one, scheme: .dark) == AnimatedSVG.text(of: other, scheme: .dark))
        #expect(HTMLPage.text(of: one, scheme: .dark) == HTMLPage.text(of: other, scheme: .dark))
    }

    @Test func aTranscriptHasASentenceForEachFrame() {
        let text = Transcript.text(of: SampleScreencast.counting(shots: 6))
        #expect(
            text == """
                Counting
                It counts

                Chapter 1: Chapter 0

                  First
                0:00.0 [→] Frame 1: Shot 0 is shown
                0:00.5 [→] Frame 2: Shot 1 is shown
                0:01.0 [→] Frame 3: Shot 2 is shown
                0:01.5 [→] Frame 4: Shot 3 is shown
                0:02.0 [→] Frame 5: Shot 4 is shown

                Chapter 2: Chapter 5

                  Second
                0:02.5 [→] Frame 6: Shot 5 is shown

                The end, after 0:03.0.

                """)
    }

    @Test func anIndexLinksWhatThereIs() {
        let entries = [
            DemoIndex.Entry(
                title: "A | <b>", summary: "s_*", program: "a b.py", script: "a.demo",
                recordings: ["r/a.svg", "r/a.html"])
        ]
        let markdown = DemoIndex.markdown(entries)
        #expect(markdown.contains("| [A \\| &lt;b&gt;](#a--b) | s\\_\\* | [program](a%20b.py) [script](a.demo) "))
        #expect(markdown.contains("![A \\| &lt;b&gt;](r/a.svg)"))
        let html = DemoIndex.html(entries)
        #expect(html.contains("<h2><a href=\"r/a.html\">A | &lt;b&gt;</a></h2>"))
        #expect(html.contains("<img src=\"r/a.svg\" alt=\"\""))
    }
}
