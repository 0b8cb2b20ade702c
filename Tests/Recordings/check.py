#!/usr/bin/env python3
"""Shows recordings to the programs of others: terminals, players, converters and browsers.

    check.py [--keep FOLDER] [NAME ...]    all checks, or those whose name contains a NAME

A check whose tool is missing is skipped by name. LOOPSCOPE names the binary; else that of .build is taken.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import browser
import casts
import players
from tools import Failed, Skipped

CHECKS = {
    "pyte: markers": lambda folder: casts.check_markers(),
    "pyte: versions": lambda folder: casts.check_versions(),
    "pyte: hostile output": casts.check_hostile,
    "asciinema": lambda folder: players.check_asciinema(),
    "gifs": players.check_gifs,
    "browser: pictures": browser.check_pictures,
    "browser: less motion": browser.check_less_motion,
    "browser: pages": browser.check_pages,
    "browser: hostile output": browser.check_hostile,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="where to keep what is made on the way")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    scratch = tempfile.TemporaryDirectory()
    folder = options.keep or Path(scratch.name)
    folder.mkdir(parents=True, exist_ok=True)
    shown, failures = None, 0
    for name, check in CHECKS.items():
        if options.names and not any(part in name for part in options.names):
            continue
        try:
            if name.startswith("browser"):
                shown = shown or browser.Browser()
                result = check(folder, shown)
            else:
                result = check(folder)
            print(f"ok       {name}: {result}", flush=True)
        except Skipped as reason:
            print(f"skipped  {name}: {reason}", flush=True)
        except Failed as reason:
            failures += 1
            print(f"FAILED   {name}: {reason}", flush=True)
    if shown:
        shown.close()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
