# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Compares the warnings of `tiendo-cli check` with those of checks.py on random workspaces.

Prints TAP, one line for each block of seeds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from checks import CODES, Finding, find_all
from compare import BLOCK, import_folder
from random_workspace import write_workspace
from workspace import read_workspace

MOST_LINES = 20
EXIT_CODES = (0, 3)


def found_by_program(cli: str, workspace: Path) -> set[Finding]:
    """What the program finds of the codes that checks.py knows."""
    done = subprocess.run([cli, "check", workspace, "--format", "json"], capture_output=True,
                          check=False)
    if done.returncode not in EXIT_CODES:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return {(date.fromisoformat(one["as_of"]), one["unit"], one["officer"] or "", one["measure"],
             one["code"], one["item"], one["expected"], one["found"])
            for one in json.loads(done.stdout)["problems"] if one["code"] in CODES}


def compare(cli: str, seed: int, counts: dict[str, int]) -> list[str]:
    """What differs on the workspace of a seed."""
    with tempfile.TemporaryDirectory(prefix="tiendo-oracle-") as scratch:
        folder, path = Path(scratch) / "csv", Path(scratch) / "workspace.tiendo"
        write_workspace(seed, folder)
        import_folder(cli, path, folder)
        found = found_by_program(cli, path)
        expected = find_all(read_workspace(folder))
    for finding in expected:
        counts[finding[4]] = counts.get(finding[4], 0) + 1
    return [f"seed {seed}: program only: {' '.join(map(str, one))}"
            for one in sorted(found - expected, key=str)] \
        + [f"seed {seed}: oracle only: {' '.join(map(str, one))}"
           for one in sorted(expected - found, key=str)]


def main() -> int:
    """Compares all seeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli", help="tiendo-cli")
    parser.add_argument("--count", type=int, default=200, help="how many seeds")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    arguments = parser.parse_args()
    end = arguments.seed + arguments.count
    blocks = [range(first, min(first + BLOCK, end)) for first in range(arguments.seed, end, BLOCK)]
    counts: dict[str, int] = {}
    passed = True
    print(f"1..{len(blocks) + 1}", flush=True)
    for number, seeds in enumerate(blocks, 1):
        faults = [line for seed in seeds for line in compare(arguments.cli, seed, counts)]
        print(f"{'not ok' if faults else 'ok'} {number} - seeds {seeds[0]} to {seeds[-1]}")
        for line in faults[:MOST_LINES]:
            print(f"# {line}")
        sys.stdout.flush()
        passed = passed and not faults
    # Where a code never occurs, nothing was compared.
    complete = all(counts.get(code) for code in CODES)
    print(f"{'ok' if complete else 'not ok'} {len(blocks) + 1} - every code occurs: {counts}")
    return 0 if passed and complete else 1


if __name__ == "__main__":
    sys.exit(main())
