// From a key to the finished screen: the state takes the key, the screen is drawn, and its cells are compared with those before.
// Everything but what the terminal itself takes. Prints a table in Markdown.
//
//     swift run -c release ScreenBenchmark [FRAMES [TASKS]]

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
ScreenBenchmark(frames: numbers.first ?? 10_000_000, tasks: numbers.dropFirst().first ?? 10_000).measureAll()
