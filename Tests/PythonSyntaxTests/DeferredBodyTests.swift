import Foundation
import PythonSyntax
import Testing

/// The modules of the library are Python, and what is read of a function later is what reading it at once gives.
@Suite struct DeferredBodyTests {
    static let library = testFolder.appendingPathComponent("../../Sources/PythonLibrary/Library").standardizedFileURL

    static let modules = (FileManager.default.enumerator(atPath: library.path)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".py") }.sorted()

    @Test func thereAreModules() { #expect(Self.modules.count > 80) }

    @Test(arguments: modules) func module(_ name: String) throws {
        let text = try source(Self.library.appendingPathComponent(name))
        var parser = Parser(text)
        let whole = Self.functions(in: try parser.parseModule().body)
        #expect(parser.warnings.isEmpty)
        var trusting = Parser(text)
        let trusted = trusting.parseTrustedModule()
        let deferred = Self.functions(in: try #require(trusted).body)
        try #require(whole.map(\.name.name) == deferred.map(\.name.name))
        for (whole, deferred) in zip(whole, deferred) {
            guard let body = deferred.deferredBody else { continue }
            let read = TreeDump.text(of: Module(body: try #require(body.read()), futureFeatures: []), in: text)
            let expected = TreeDump.text(of: Module(body: whole.body, futureFeatures: []), in: text)
            #expect(read == expected, "\(name): \(whole.name.name)")
            let nodes = Self.nodes(in: expected)
            #expect(body.yields == nodes.contains { $0.type.hasPrefix("Yield") }, "\(name): \(whole.name.name)")
            #expect(Set(body.staticAttributes) == Self.staticAttributes(nodes), "\(name): \(whole.name.name)")
        }
    }

    /// Most bodies wait; those stay that use variables of the class around.
    @Test func whatWaits() throws {
        let text = SourceText(
            name: "x.py",
            bytes: [UInt8](
                """
                def plain(a, b=1):
                    "Text."
                    c = a + b + a + b
                    return c
                class C:
                    def method(self):
                        self.x = self.y = 1
                        self.z += 2
                        yield self.x
                    def inherits(self):
                        return super().method() + super().method()
                    def pair(self, pair):
                        self.a, self.b = pair
                        return pair
                    def inner(self):
                        yield [lambda: (yield) for each in self]
                def outer():
                    def inner(a, b, c):
                        return a + b + c + a + b + c
                    return inner
                def generic[T](a: T, b: T):
                    return a + b + a + b + a + b
                """.utf8))
        var parser = Parser(text)
        let module = parser.parseTrustedModule()
        let functions = Self.functions(in: try #require(module).body)
        let waiting = functions.filter { $0.deferredBody != nil }
        #expect(waiting.map(\.name.name) == ["plain", "method", "outer"])
        #expect(waiting.map(\.body.count) == [1, 0, 0])
        #expect(waiting.map(\.deferredBody?.yields) == [false, true, false])
        #expect(waiting.map(\.deferredBody?.staticAttributes) == [[], ["x", "y", "z"], []])
    }

    // MARK: - Trees

    /// The functions of a module and of its classes, not those inside of others.
    private static func functions(in body: [Statement]) -> [FunctionDef] {
        body.flatMap { statement -> [FunctionDef] in
            switch statement.kind {
            case .functionDef(let function): [function]
            case .classDef(let definition): functions(in: definition.body)
            case .ifStatement(_, let body, let orElse), .whileLoop(_, let body, let orElse):
                functions(in: body + orElse)
            case .forLoop(let loop): functions(in: loop.body + loop.orElse)
            case .with(_, let body, _): functions(in: body)
            case .tryStatement(let statement):
                functions(
                    in: statement.body + statement.handlers.flatMap(\.body) + statement.orElse + statement.finalBody)
            default: []
            }
        }
    }

    private struct Node {
        let depth: Int
        let field: Substring
        let type: Substring
        let last: Substring
    }

    private static func nodes(in dump: String) -> [Node] {
        dump.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 2, let depth = Int(words[0]) else { return nil }
            return Node(depth: depth, field: words[1], type: words[2], last: words[words.count - 1])
        }
    }

    /// The names that `self.NAME` assigns to: targets, and what stands in them between brackets and commas.
    private static func staticAttributes(_ nodes: [Node]) -> Set<String> {
        var names: Set<String> = []
        var around: [(type: Substring, isTarget: Bool)] = []
        for (index, node) in nodes.enumerated() {
            around.removeLast(max(0, around.count - node.depth))
            let parent = around.last ?? ("", false)
            let begins = ["target", "targets", "optional_vars"].contains(node.field) && parent.type != "Delete"
            let isTarget = begins || parent.isTarget && ["Tuple", "List", "Starred"].contains(parent.type)
            around.append((node.type, isTarget))
            guard isTarget, node.type == "Attribute", index + 1 < nodes.count else { continue }
            let owner = nodes[index + 1]
            if owner.type == "Name", owner.last == "id=self" {
                names.insert(String(node.last.dropFirst("attr=".count)))
            }
        }
        return names
    }
}
