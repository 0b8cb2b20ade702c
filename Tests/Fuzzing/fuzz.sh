#!/usr/bin/env bash
# Fuzzes lexer, parser and compiler with libFuzzer, which comes with the Swift toolchain: fuzz.sh [SECONDS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seconds=${1:-600}
build=$root/.build-fuzzing
mkdir -p "$build/corpus" "$build/findings"

swift package --package-path "$root" resolve
# A module, what it is made with, and its sources.
compile() {
    local name=$1 flags=$2
    shift 2
    echo "== $name"
    # shellcheck disable=SC2086
    find "$@" -name '*.swift' -print0 | xargs -0 swiftc -O -wmo -parse-as-library -swift-version 6 -package-name loopscope \
        $flags -module-name "$name" -emit-module -emit-module-path "$build/$name.swiftmodule" -I "$build" -c -o "$build/$name.o"
}
compile BigInt "-swift-version 5" "$root/.build/checkouts/BigInt/Sources"
compile Trace "-sanitize=fuzzer" "$root/Sources/Trace"
compile PythonSyntax "-sanitize=fuzzer" "$root/Sources/PythonSyntax"
compile EastAsianWidth "" "$root/Sources/EastAsianWidth"
compile SystemThreads "" "$root/Sources/SystemThreads"
compile PythonVM "-sanitize=fuzzer -enable-testing" "$root/Sources/PythonVM"
compile FuzzTarget "-sanitize=fuzzer" "$here/FuzzTarget.swift"
swiftc -sanitize=fuzzer "$build"/{FuzzTarget,PythonVM,PythonSyntax,EastAsianWidth,SystemThreads,Trace,BigInt}.o -o "$build/fuzz"

# All programs of the repository are where it begins; what it learns stays beside them for the next time.
find "$root/demos" "$root/Tests" "$root/Sources" -name '*.py' | while read -r program; do
    cp "$program" "$build/corpus/$(sha1sum "$program" | cut -c1-40)"
done
cd "$build/findings"
exec "$build/fuzz" -dict="$here/python.dict" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=6144 \
    -print_final_stats=1 "$build/corpus"
