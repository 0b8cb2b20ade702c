#!/bin/sh
# Records what CPython 3.13 prints for each of the programs.
cd "$(dirname "$0")/programs" || exit 1
for program in *.py; do
    PYTHONHASHSEED=0 python3.13 -W ignore "$program" >"${program%.py}.txt" || exit 1
done
