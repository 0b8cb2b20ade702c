"""Runs CPython's own tests, method by method, under CPython and under loopscope, and counts.

    python3.13 Tests/PeerSuite/peer_suite.py --loopscope .build/release/loopscope [NAME ...] [--write]

NAME is a test module (`test_dict`), or `test_dict.DictTest.test_copy` to see why one method fails. Without names: all of the
table. `--write` writes the table (`table.md`). CPython's files are copied from its installation to a temporary folder for the run, with
the stand-ins for `unittest` and `test.support` beside them; nothing of them is kept.

A method counts if it passes under CPython and needs nothing from outside: C interfaces, memory sizes, pickles, processes, files, threads,
reference counts. What needs those is skipped by the stand-ins ("needs ..."), or is named with its reason in `reasons.txt`.
"""

import argparse
import collections
import fnmatch
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MODULES = """
    test_generators test_coroutines test_asyncgen test_exception_group test_except_star test_patma test_fstring test_dict test_set test_scope
    test_unpack test_with test_contextlib test_contextlib_async test_dataclasses test_enum test_itertools test_functools test_random test_heapq
    test_asyncio.test_taskgroups test_asyncio.test_timeouts test_asyncio.test_locks test_asyncio.test_queues test_asyncio.test_waitfor
    test_asyncio.test_tasks test_asyncio.test_futures test_asyncio.test_pep492 test_asyncio.test_runners test_asyncio.test_eager_task_factory
    test_asyncio.test_staggered test_asyncio.test_threads test_asyncio.test_context test_asyncio.test_base_events
""".split()
# Files of CPython's test package that others of it import.
COMPANIONS = ["mapping_tests.py", "list_tests.py", "seq_tests.py", "string_tests.py", "support/testcase.py", "support/numbers.py",
              "support/pty_helper.py", "typinganndata", "test_dataclasses", "test_contextlib.py", "ann_module.py"]
# What tests import at their top although most of their methods do without.
OUTSIDE = """
    pickle doctest threading _thread tempfile subprocess ctypes dis pydoc sysconfig array ast struct decimal fractions shlex multiprocessing
    socket select selectors errno signal test.support.socket_helper linecache tokenize pathlib locale codecs unicodedata platform shutil test.support.pty_helper
    concurrent.futures _testcapi_absent annotationlib opcode
""".split()
EXTRAS = {"pickle": "HIGHEST_PROTOCOL = DEFAULT_PROTOCOL = 5\n"}
LIMIT = 300


def run(command, folder, timeout=LIMIT):
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: limit_memory())
    try:
        out, err = process.communicate(timeout=timeout)
        why = ""
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        why = f"more than {timeout} s"
    text = err.decode(errors="replace").strip().splitlines()
    if not why and process.returncode < 0:
        why = f"killed by signal {-process.returncode}"
    return out.decode(errors="replace"), why or (text[-1] if text else f"status {process.returncode}"), "\n".join(text)


def limit_memory():
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (6 << 30, 6 << 30))


def outcomes(command, folder, module, limit):
    """What became of each method, in order; a run that breaks off goes on after the method that broke it."""
    found, first, state = {}, 0, None
    while True:
        out, why, _ = run([*command, module, str(first)], folder, limit)
        index, name = None, None
        ended = False
        for line in out.splitlines():
            if line.startswith("@@start "):
                _, index, name = line.split(" ", 2)
            elif line.startswith("@@end"):
                ended = True
            elif line.startswith("@@") and name:
                kind, _, reason = line[2:].partition(" ")
                found[name] = (kind, reason)
        if ended:
            return found, None
        if index is None or name in found and int(index) < first:
            return found, why
        if name not in found:
            found[name] = ("fail", why)
        if int(index) + 1 <= first and state == index:
            return found, why
        state, first = index, int(index) + 1


def prepare(folder, library, loopscope, with_standins):
    tests = folder / "test"
    if with_standins:
        shutil.copytree(HERE / "standin", folder, dirs_exist_ok=True)
        for name in COMPANIONS:
            source, target = library / "test" / name, tests / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.exists():
                shutil.copy(source, target)
        for name in OUTSIDE:
            probe = folder / "probe.py"
            probe.write_text(f"import {name}\n")
            if run([loopscope, "run", "probe.py"], folder)[1] == "status 0":
                continue
            path = folder / (name.replace(".", "/") + ".py")
            if path.exists():
                continue
            if (folder / name.split(".")[0]).with_suffix(".py").exists():
                continue
            path.parent.mkdir(exist_ok=True, parents=True)
            if "." in name and not (path.parent / "__init__.py").exists():
                (path.parent / "__init__.py").touch()
            path.write_text(
                "import sys\nimport test.support\n"
                f"_outside = test.support.Outside({name!r})\n"
                f"def __getattr__(name): return getattr(_outside, name)\n{EXTRAS.get(name, '')}")
    shutil.copy(HERE / "drive.py", folder / "drive.py")


def module_of(name):
    """`test_asyncio.test_locks` of `test_asyncio.test_locks.LockTests.test_repr`."""
    parts = []
    for part in name.split("."):
        if not part.startswith("test_"):
            break
        parts.append(part)
    return ".".join(parts)


def reasons():
    table = []
    for line in (HERE / "reasons.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, _, why = line.partition(" ")
            table.append((pattern, why.strip()))
    return table


def listed(name, table):
    for pattern, why in table:
        if fnmatch.fnmatchcase(name, pattern):
            return why
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--loopscope", required=True, type=pathlib.Path)
    parser.add_argument("--python", default="python3.13")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--results", type=pathlib.Path, help="a file that keeps what was found, so that files can be run one after the other")
    parser.add_argument("--limit", type=int, default=LIMIT, help="seconds that a file may take before it breaks off")
    parser.add_argument("--library", type=pathlib.Path, help="a folder of modules to try in place of the binary's own")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    loopscope = str(options.loopscope.resolve())
    library = pathlib.Path(
        subprocess.run([options.python, "-c", "import os; print(os.path.dirname(os.__file__))"], capture_output=True, text=True, check=True).stdout.strip())
    table = reasons()
    results = {}
    if options.results and options.results.exists():
        results = json.loads(options.results.read_text())
    with tempfile.TemporaryDirectory() as place:
        ours, theirs = pathlib.Path(place, "ours"), pathlib.Path(place, "theirs")
        ours.mkdir()
        theirs.mkdir()
        prepare(ours, library, loopscope, True)
        prepare(theirs, library, loopscope, False)
        if options.library:
            shutil.copytree(options.library, ours, dirs_exist_ok=True)
        wanted = [module_of(name) for name in options.names] or MODULES
        chosen = [name for name in options.names if name != module_of(name)]
        for module in dict.fromkeys(wanted):
            place = module.replace(".", "/")
            source = library / "test" / f"{place}.py"
            if source.exists():
                shutil.copy(source, ours / "test" / f"{place}.py")
            elif (library / "test" / module).is_dir():
                shutil.copytree(library / "test" / module, ours / "test" / module, dirs_exist_ok=True)
            expected, broken = outcomes([options.python, "drive.py"], theirs, module, options.limit)
            actual, why = outcomes([loopscope, "run", "drive.py", "--"], ours, module, options.limit)
            counts, failures, outside = collections.Counter(), {}, collections.Counter()
            for name, (kind, _) in expected.items():
                if kind != "ok":
                    continue
                short = name.removeprefix("test.")
                kind, reason = actual.get(name, ("fail", f"not reached: {why}" if why else "not found"))
                known = listed(short, table)
                if kind == "skip" or (known and known.startswith("outside:")):
                    counts["outside"] += 1
                    outside[known.removeprefix("outside:").strip() if known else reason] += 1
                    continue
                counts["methods"] += 1
                if kind == "ok":
                    counts["passed"] += 1
                    continue
                failures[short] = known
                if reason.startswith("not reached"):
                    continue
                if not chosen or any(fnmatch.fnmatchcase(short, each + "*") for each in chosen):
                    print(f"  {short}: {reason}" + (f"   [{known}]" if known else ""))
            if why:
                print(f"  {module} broke off: {why}")
            share = 100 * counts["passed"] // max(counts["methods"], 1)
            results[module] = {"methods": counts["methods"], "passed": counts["passed"], "outside": outside, "failures": failures}
            if options.results:
                options.results.write_text(json.dumps(results))
            print(f"{module:40} {counts['passed']:5} of {counts['methods']:5}  {share:3} %   {counts['outside']} need something from outside", flush=True)
    if options.write:
        write(results)


def write(results):
    lines = ["# CPython's own tests", "", "Written by `peer_suite.py --write`; methods that pass under CPython 3.13.", "",
             "| file | methods | passed | share | need something from outside |", "| --- | ---: | ---: | ---: | ---: |"]
    outside_kinds, by_reason = collections.Counter(), {}
    for name in (name for name in MODULES if name in results):
        one = results[name]
        share = 100 * one["passed"] // max(one["methods"], 1)
        lines.append(f"| `{name}` | {one['methods']} | {one['passed']} | {share} % | {sum(one['outside'].values())} |")
        outside_kinds.update(one["outside"])
        for method, known in one["failures"].items():
            by_reason.setdefault(known or "not looked into", []).append(method)
    lines += ["", "## What the others need from outside", ""]
    lines += [f"- {count} × {reason}" for reason, count in outside_kinds.most_common()]
    lines += ["", "## What fails", ""]
    for reason, names in by_reason.items():
        lines += [f"- {reason}: " + ", ".join(f"`{name}`" for name in names)]
    (HERE / "table.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
