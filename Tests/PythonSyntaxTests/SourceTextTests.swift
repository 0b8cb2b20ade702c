import PythonSyntax
import Testing

@Suite struct SourceTextTests {
    private func report(_ bytes: [UInt8], name: String = "prog.py") -> String {
        let source = SourceText(name: name, bytes: bytes)
        var parser = Parser(source)
        do {
            _ = try parser.parseModule()
            return "ok"
        } catch {
            return error.report(in: source)
        }
    }

    @Test func lineEndsBecomeOne() {
        let source = SourceText(name: "prog.py", bytes: Array("a\r\nb\rc\n\rd".utf8))
        #expect(source.bytes == Array("a\nb\nc\n\nd".utf8))
        #expect(source.lineStarts == [0, 2, 4, 6, 7])
        #expect(source.lineText(2) == "b")
        #expect(source.line(at: 4) == 3)
    }

    @Test func byteOrderMarkIsDropped() {
        #expect(SourceText(name: "prog.py", bytes: [0xEF, 0xBB, 0xBF, 0x61]).bytes == [0x61])
    }

    @Test func columnsAreCharacters() {
        let source = SourceText(name: "prog.py", bytes: Array("é = ü\nx".utf8))
        #expect(source.byteColumn(at: 5) == 5)
        #expect(source.characterColumn(at: 5) == 5)
        #expect(source.characterColumn(at: 8) == 1)
    }

    /// What python3.13 prints for these files.
    @Test func encodings() {
        #expect(
            report([0x78, 0x3D, 0x22, 0xFF, 0x22])
                == "SyntaxError: Non-UTF-8 code starting with '\\xff' in file prog.py on line 1, but no encoding "
                + "declared; see https://peps.python.org/pep-0263/ for details\n")
        #expect(report(Array("# coding: foo\nx = 1\n".utf8)) == "SyntaxError: encoding problem: foo\n")
        #expect(report(Array("# coding: ascii\nx = 'é'\n".utf8)) == "SyntaxError: encoding problem: ascii\n")
        #expect(
            report([0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8))
                == "SyntaxError: encoding problem: iso-8859-1 with BOM\n")
        #expect(report(Array("# -*- coding: utf-8 -*-\nx = 'é'\n".utf8)) == "ok")
        #expect(
            report(Array("x = 1\ny = 'a\0b'\n".utf8))
                == "  File \"prog.py\", line 2\n    y = 'a\nSyntaxError: source code cannot contain null bytes\n")
    }

    @Test func latin1IsDecoded() throws {
        var parser = Parser(SourceText(name: "prog.py", bytes: Array("# coding: latin-1\n'".utf8) + [0xE9, 0x27]))
        guard case .expression(let value) = try parser.parseModule().body[0].kind else {
            Issue.record("no expression")
            return
        }
        guard case .constant(.string(let points)) = value.kind else {
            Issue.record("no string")
            return
        }
        #expect(points == [0xE9])
    }

    @Test func expressions() throws {
        for text in [" a + 1", "a, b\n", "\t(a\n)\n\n", "lambda: 0"] {
            var parser = Parser(SourceText(name: "<string>", bytes: Array(text.utf8)))
            _ = try parser.parseExpression()
        }
        for text in ["", "a = 1", "a; b", "a b", "pass", "a\nb"] {
            var parser = Parser(SourceText(name: "<string>", bytes: Array(text.utf8)))
            #expect(throws: SyntaxError.self) { try parser.parseExpression() }
        }
    }
}
