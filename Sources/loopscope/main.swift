import Glibc
import LoopscopeCommands

exit(runLoopscope(Array(CommandLine.arguments.dropFirst())))
