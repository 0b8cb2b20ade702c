// swift-tools-version: 6.0
import PackageDescription

// The machine counts references on one thread only, and its activations are never touched while an
// instruction runs on them: non-atomic counts and no dynamic exclusivity checks make it two to three
// times faster. Debug builds keep both checks. Never `-Ounchecked`: a trap is a bug.
let machineSettings: [SwiftSetting] = [
    .unsafeFlags(
        ["-enforce-exclusivity=unchecked", "-Xfrontend", "-assume-single-threaded"],
        .when(configuration: .release))
]

// Swift's library as a part of the binary: its counting of references is then called directly, which makes the machine a sixth
// faster and the start a quarter shorter, and the binary runs where there is no toolchain. The archives behind
// Foundation are named since objects that were compiled for the shared library don't name them.
let staticLinking: [LinkerSetting] = [
    .unsafeFlags(
        ["-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections"],
        .when(platforms: [.linux], configuration: .release))
]

let package = Package(
    name: "loopscope",
    products: [.executable(name: "loopscope", targets: ["loopscope"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // From left to right, as the data flows; nothing imports what stands below it.
        .target(name: "Trace", swiftSettings: machineSettings),
        .target(
            name: "EventLoopModel",
            dependencies: ["Trace", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: machineSettings),
        .target(name: "PythonSyntax"),
        .target(name: "SystemThreads"),
        .target(name: "EastAsianWidth"),
        .target(
            name: "PythonVM",
            dependencies: [
                "EastAsianWidth", "PythonSyntax", "SystemThreads", "Trace", .product(name: "BigInt", package: "BigInt"),
            ],
            swiftSettings: machineSettings),
        // The part of Python's library that is written in Python.
        .target(name: "PythonLibrary", exclude: ["Library"], plugins: ["EmbedFilesPlugin"]),
        .target(
            name: "PythonAsyncio",
            dependencies: [
                "PythonVM", "PythonLibrary", "PythonSyntax", "EventLoopModel", "Trace",
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: machineSettings),
        .target(
            name: "Timeline",
            dependencies: ["Trace", .product(name: "DequeModule", package: "swift-collections")]),
        .target(name: "Screen", dependencies: ["EastAsianWidth"]),
        .target(name: "ScopeUI", dependencies: ["Timeline", "Screen", "Trace"]),
        .target(
            name: "Walkthrough",
            dependencies: ["ScopeUI", "Timeline", "Screen", "Trace", .product(name: "Yams", package: "Yams")]),
        .target(name: "ScreenExport", dependencies: ["Screen"]),
        .target(name: "CCurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CursesTerminal", dependencies: ["CCurses", "Screen"]),
        .target(
            name: "LoopscopeCommands",
            dependencies: [
                "Trace", "EventLoopModel", "PythonSyntax", "PythonVM", "PythonAsyncio", "Timeline",
                "Screen", "ScopeUI", "ScreenExport", "CursesTerminal", "CMalloc", "SystemThreads", "Walkthrough",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // A link to the folder `demos`: each file becomes a constant in the binary.
            exclude: ["Demos"],
            plugins: ["EmbedFilesPlugin"]),
        .executableTarget(
            name: "loopscope", dependencies: ["LoopscopeCommands"],
            linkerSettings: staticLinking),

        // From a key to the screen, on a run of ten million frames: see Tests/Benchmarks/README.md.
        .executableTarget(
            name: "ScreenBenchmark", dependencies: ["ScopeUI", "Timeline", "Screen", "Trace"],
            path: "Tests/Benchmarks/Screen"),

        // For the build itself: files as constants.
        .executableTarget(name: "EmbedFiles"),
        .plugin(name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"]),

        .testTarget(name: "TraceTests", dependencies: ["Trace"]),
        .testTarget(
            name: "EventLoopModelTests", dependencies: ["EventLoopModel", "Trace"], exclude: ["facts"]),
        .testTarget(
            name: "PythonSyntaxTests", dependencies: ["PythonSyntax"],
            exclude: [
                "Programs", "errors.jsonl", "warnings.jsonl", "record_trees.py", "record_errors.py",
                "record_warnings.py", "broken_programs.py", "README.md",
            ]),
        .testTarget(
            name: "PythonVMTests",
            dependencies: ["PythonVM", "PythonSyntax", "Trace", .product(name: "BigInt", package: "BigInt")],
            exclude: [
                "Numbers/README.md", "Numbers/cases", "Numbers/programs", "Numbers/record_cases.py",
                "Numbers/record_programs.sh", "Tracebacks/entries.jsonl", "Tracebacks/suggestions.jsonl",
                "Tracebacks/syntax_errors.jsonl", "Tracebacks/record_cases.py", "Tracebacks/record_known_names.py",
                "Text/record_characters.py", "Text/characters.txt",
            ]),
        .testTarget(
            name: "TimelineTests", dependencies: ["Timeline", "Trace"], exclude: ["Goldens", "record-seconds.py"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"], exclude: ["record-east-asian-width.py"]),
        .testTarget(
            name: "ScopeUITests", dependencies: ["ScopeUI", "ScreenExport", "Timeline", "Screen", "Trace"],
            exclude: ["Goldens"]),
        .testTarget(name: "ScreenExportTests", dependencies: ["ScreenExport", "Screen"]),
        .testTarget(name: "WalkthroughTests", dependencies: ["Walkthrough"]),
        // A terminal for tests: keys go in, a screen comes out.
        .target(name: "PseudoTerminals", dependencies: ["Screen"], path: "Tests/PseudoTerminals"),
        .testTarget(
            name: "CursesTerminalTests", dependencies: ["CursesTerminal", "PseudoTerminals", "Screen"]),
        .testTarget(
            name: "LoopscopeTests",
            dependencies: [
                "LoopscopeCommands", "PythonAsyncio", "Walkthrough", "ScopeUI", "ScreenExport", "Timeline", "Trace",
                "Screen", "PseudoTerminals",
            ],
            exclude: ["Goldens"]),
    ]
)
