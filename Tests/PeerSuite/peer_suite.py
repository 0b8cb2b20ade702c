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
# The rest of what is about the language and the library (`--more`).
MORE = """
    test_grammar test_syntax test_builtin test_exceptions test_raise test_traceback test_descr test_class test_super test_subclassinit
    test_property test_decorators test_metaclass test_genericclass test_genericalias test_type_params test_type_aliases
    test_type_annotations test_typechecks test_isinstance test_compare test_richcmp test_bool test_int test_int_literal test_long test_float
    test_complex test_fractions test_decimal test_numeric_tower test_abstract_numbers test_str test_bytes test_string test_format test_list
    test_tuple test_userlist test_userdict test_userstring test_iter test_iterlen test_range test_slice test_enumerate test_index test_sort
    test_bisect test_collections test_deque test_defaultdict test_ordered_dict test_operator test_copy test_math test_cmath test_statistics
    test_re test_textwrap datetimetester test_typing test_types test_abc test_weakref test_weakset test_context test_queue test_uuid
    test_memoryio test_logging test_positional_only_arg test_keywordonlyarg test_extcall test_call test_named_expressions test_global
    test_listcomps test_dictcomps test_setcomps test_genexps test_unpack_ex test_augassign test_binop test_opcodes test_pow test_hash
    test_print test_pprint test_reprlib test_graphlib test_sched test_calendar test_yield_from test_generator_stop test_finalization test_gc
    test_sys test_time test_colorsys test_keyword test_secrets test_string_literals test_eof test_contains test_dictviews test_dynamic
    test_dynamicclassattribute test_exception_hierarchy test_exception_variations test_baseexception test_funcattrs test_frame test_longexp
    test_unary test_ucn test_unicode_identifiers test_utf8source test_structseq test_sundry test_strtod test_strftime test_strptime
    test_struct test_timeit test_argparse test_base64 test_binascii test_code test_compile test_copyreg test_descrtut test_difflib
    test_flufl test_memoryview test_pep646_syntax test_peepholer test_shlex test_fnmatch test_getopt test_html test_csv test_hashlib
    test_zlib test_linecache test_tokenize test_threading test_threading_local test_signal test_atexit test_os test_errno
    test_future_stmt.test_future test_module test_array test_codeop test_marshal test_json.test_decode test_json.test_default
    test_json.test_dump test_json.test_encode_basestring_ascii test_json.test_enum test_json.test_fail test_json.test_float
    test_json.test_indent test_json.test_pass1 test_json.test_pass2 test_json.test_pass3 test_json.test_recursion test_json.test_scanstring
    test_json.test_separators test_json.test_speedups test_json.test_tool test_json.test_unicode test_inspect.test_inspect test_warnings
    test_concurrent_futures.test_future test_concurrent_futures.test_thread_pool test_asyncio.test_buffered_proto
    test_asyncio.test_protocols test_asyncio.test_transports
""".split()
# Files of CPython's test package that others of it import.
COMPANIONS = ["mapping_tests.py", "list_tests.py", "seq_tests.py", "string_tests.py", "support/testcase.py", "support/numbers.py",
              "support/pty_helper.py", "typinganndata", "test_dataclasses", "test_contextlib.py", "ann_module.py",
              "re_tests.py", "datetimetester.py", "test_json", "test_inspect", "test_warnings", "test_future_stmt", "test_concurrent_futures", "lock_tests.py", "mathdata", "test_bytes.py", "test_set.py", "pickletester.py"]
# What tests import at their top although most of their methods do without.
OUTSIDE = """
    pickle doctest threading _thread tempfile subprocess ctypes dis pydoc sysconfig array ast struct decimal fractions shlex multiprocessing
    socket select selectors errno signal test.support.socket_helper linecache tokenize pathlib locale codecs unicodedata platform shutil test.support.pty_helper
    concurrent.futures _testcapi_absent annotationlib opcode
    _ast _blake2 _colorize _py_abc _io _pyio _sre _string _testinternalcapi _testlimitedcapi _threading_local ctypes.wintypes codeop colorsys configparser csv difflib faulthandler
    fcntl filecmp fileinput fnmatch getopt glob html html.entities http.client http.cookies http.server importlib.machinery importlib.util mailbox marshal
    mmap multiprocessing.managers multiprocessing.pool multiprocessing.process multiprocessing.queues multiprocessing.shared_memory
    multiprocessing.util optparse pty pwd resource sched socketserver ssl stat symtable token tomllib tracemalloc tty urllib.parse xml.etree.ElementTree
    encodings.iso8859_3 test.support.asyncore test.support.smtpd test.support.interpreters test.support.hypothesis_helper test.support.bytecode_helper
""".split()
# What tests do with them while they are only being imported.
EXTRAS = {
    "pickle": "HIGHEST_PROTOCOL = DEFAULT_PROTOCOL = 5\n",
    "platform": "def system(): return 'Linux'\nlibc_ver = lambda: ('glibc', '2.0')\nmachine = architecture = python_implementation = uname = system\n",
    "_colorize": "def can_colorize(**file): return False\n",
    "_py_abc": "from abc import ABCMeta, get_cache_token\n",
    "pathlib": "class Path:\n    def __init__(self, *parts): pass\n    def __truediv__(self, name): return self\n    parent = property(lambda self: self)\n",
    "sysconfig": "def get_config_var(name): return None\ndef get_config_vars(*names): return {}\n",
    "codecs": "def register(search): pass\nunregister = register\n",
}
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
            if any(other.startswith(name + ".") for other in OUTSIDE):
                path = folder / name.replace(".", "/") / "__init__.py"
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
        if part[:1].isupper():
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
    parser.add_argument("--more", action="store_true", help="the other files of CPython's tests about the language and the library (more.md)")
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
        wanted = [module_of(name) for name in options.names] or (MORE if options.more else MODULES)
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
        write(results, MORE if options.more else MODULES, "more.md" if options.more else "table.md")


def write(results, modules, file):
    lines = ["# CPython's own tests", "", "Written by `peer_suite.py --write`; methods that pass under CPython 3.13.", "",
             "| file | methods | passed | share | need something from outside |", "| --- | ---: | ---: | ---: | ---: |"]
    outside_kinds, by_reason = collections.Counter(), {}
    for name in (name for name in modules if name in results):
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
    (HERE / file).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
