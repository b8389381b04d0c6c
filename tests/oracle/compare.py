# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Compares tiendo-cli with the oracle on random workspaces, in every field.

For each seed a workspace is written as CSV, imported, and asked for its status as of up to three
cuts. Then it is exported twice, and once more through a second workspace: the files must be the
same byte for byte, and say what was imported. Prints TAP, one line per block of seeds; a seed that
fails can be looked at with `random_workspace.py SEED FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from calculate import DEFAULT_HOLIDAYS, Row, calculate, read_holidays
from random_workspace import interesting_dates, write_workspace
from workspace import Workspace, read_workspace

BLOCK = 50
MOST_CUTS = 3
MOST_LINES_PER_SEED = 8
MOST_LINES_PER_BLOCK = 40
SECONDS_PER_COMMAND = 120


class CommandFailed(Exception):
    """A command did not do what it should; the text says which and how."""


@dataclass(frozen=True)
class Task:
    """One seed to be checked."""

    cli: str
    holidays: Path
    seed: int


# --- The program ---------------------------------------------------------------------------------

def run(cli: str, *arguments: str | Path) -> str:
    """Runs one command that must succeed and gives its output."""
    command = [cli, *map(str, arguments)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS_PER_COMMAND,
                              check=False)
    except subprocess.TimeoutExpired:
        raise CommandFailed(f"{' '.join(command)}: no end after {SECONDS_PER_COMMAND} s") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[:3]
        raise CommandFailed(f"{' '.join(command)}: exit code {done.returncode}: {' | '.join(said)}")
    return done.stdout.decode("utf-8")


def import_folder(cli: str, workspace: Path, folder: Path) -> None:
    """Makes a new workspace of a CSV folder."""
    run(cli, "new", workspace)
    run(cli, "import", workspace, folder)


def status(cli: str, workspace: Path, as_of: date, on: date | None) -> Row:
    """The status of a workspace as the program calculates it."""
    arguments: list[str | Path] = ["status", workspace, "--as-of", as_of.isoformat()]
    if on:
        arguments += ["--on", on.isoformat()]
    text = run(cli, *arguments, "--officers", "--format", "json")
    try:
        answer: Row = json.loads(text)
    except json.JSONDecodeError as error:
        raise CommandFailed(f"status as of {as_of}: not JSON: {error}") from None
    return answer


# --- Differences ---------------------------------------------------------------------------------

def row_name(row: Row) -> str:
    """What a row of the rows or of the summary is about."""
    names = [row.get("unit"), row.get("officer"), row.get("kind"), row.get("measure")]
    return " ".join(name for name in names if name)


def field_differences(where: str, expected: Row, found: Any) -> Iterator[str]:
    """The fields of one object that differ, and fields that are not in their places."""
    if not isinstance(found, dict):
        yield f"{where}: {found!r} is no object"
        return
    if list(expected) != list(found):
        yield f"{where}: fields are {', '.join(found)}, expected {', '.join(expected)}"
    for name in expected:
        if name not in found or name in ("rows", "summary"):
            continue
        mine, its = expected[name], found[name]
        if (type(mine), mine) != (type(its), its):
            yield f"{where}: {name} is {its!r}, oracle {mine!r}"


def list_differences(where: str, expected: Sequence[Row], found: Any) -> Iterator[str]:
    """The rows of one list that differ, or are not in their places."""
    if not isinstance(found, list):
        yield f"{where}: {found!r} is no list"
        return
    for index, (mine, its) in enumerate(zip(expected, found)):
        if isinstance(its, dict) and row_name(mine) != row_name(its):
            yield f"{where}: row {index} is {row_name(its)}, oracle {row_name(mine)}"
            return
        yield from field_differences(f"{where}: {row_name(mine)}", mine, its)
    if len(expected) != len(found):
        yield f"{where}: {len(found)} rows, oracle {len(expected)}"


def answer_differences(where: str, expected: Row, found: Any) -> Iterator[str]:
    """Everything in which two answers differ."""
    yield from field_differences(where, expected, found)
    if isinstance(found, dict):
        for name in ("rows", "summary"):
            yield from list_differences(f"{where}: {name}", expected[name], found.get(name))


def folder_differences(where: str, first: Path, second: Path) -> Iterator[str]:
    """The files that are not the same in two folders."""
    names = [sorted(path.name for path in folder.iterdir()) for folder in (first, second)]
    if names[0] != names[1]:
        yield f"{where}: files are {', '.join(names[1])}, expected {', '.join(names[0])}"
    for name in names[0]:
        if name in names[1] and (first / name).read_bytes() != (second / name).read_bytes():
            yield f"{where}: {name} is not the same"


def table_differences(name: str, expected: dict[Any, Any], found: dict[Any, Any]) -> Iterator[str]:
    """The entries of one table that were lost, made up or changed."""
    for key in sorted(expected.keys() | found.keys(), key=str):
        if expected.get(key) != found.get(key):
            yield (f"export: {name}: {key}: is {found.get(key)}, "
                   f"imported {expected.get(key)}")


def content_differences(expected: Workspace, found: Workspace) -> Iterator[str]:
    """What an export does not say as it was imported; settings may have more than that."""
    known = {key: value for key, value in found.settings.items() if key in expected.settings}
    for name, mine, its in (
            ("units", expected.units, found.units),
            ("successions", {one: 1 for one in expected.successions},
             {one: 1 for one in found.successions}),
            ("officers", {one: 1 for one in expected.stays}, {one: 1 for one in found.stays}),
            ("targets", {one: 1 for one in expected.targets}, {one: 1 for one in found.targets}),
            ("cuts", expected.cuts, found.cuts), ("settings", expected.settings, known),
            ("plans", expected.plans, found.plans),
            ("explanations", expected.explanations, found.explanations),
            ("records", expected.records, found.records)):
        yield from table_differences(name, mine, its)


# --- One seed ------------------------------------------------------------------------------------

def check_status(task: Task, path: Path, workspace: Workspace) -> Iterator[str]:
    """Compares the status as of up to three cuts."""
    choice = random.Random(f"on {task.seed}")
    holidays = read_holidays(task.holidays)
    for as_of in interesting_dates(workspace)[:MOST_CUTS]:
        on = as_of + timedelta(choice.randrange(60)) if choice.randrange(5) < 3 else None
        found = status(task.cli, path, as_of, on)
        expected = calculate(workspace, as_of, on or as_of, holidays, True)
        yield from answer_differences(f"as of {as_of}", expected, found)


def check_export(task: Task, path: Path, folder: Path) -> Iterator[str]:
    """Compares exports with each other and with what was imported into the workspace."""
    exports = [path.with_name(f"export-{number}") for number in range(3)]
    run(task.cli, "export", path, exports[0])
    run(task.cli, "export", path, exports[1])
    yield from folder_differences("second export", exports[0], exports[1])
    copy = path.with_name("copy.tiendo")
    import_folder(task.cli, copy, exports[0])
    run(task.cli, "export", copy, exports[2])
    yield from folder_differences("export of the imported export", exports[0], exports[2])
    yield from content_differences(read_workspace(folder), read_workspace(exports[0]))
    if (folder / "records.csv").read_bytes() != (exports[0] / "records.csv").read_bytes():
        yield "export: records.csv is not the file that was imported"


def check_all(task: Task, scratch: Path) -> Iterator[str]:
    """Everything that is wrong with one seed."""
    folder, path = scratch / "csv", scratch / "workspace.tiendo"
    write_workspace(task.seed, folder)
    try:
        import_folder(task.cli, path, folder)
        yield from check_status(task, path, read_workspace(folder))
        yield from check_export(task, path, folder)
    except (CommandFailed, OSError, UnicodeDecodeError) as error:
        yield str(error)


def check_seed(task: Task) -> list[str]:
    """The first things that are wrong with one seed, each with the seed's number."""
    with tempfile.TemporaryDirectory(prefix="tiendo-oracle-") as scratch:
        faults = islice(check_all(task, Path(scratch)), MOST_LINES_PER_SEED)
        return [f"seed {task.seed}: {fault}" for fault in faults]


# --- All seeds -----------------------------------------------------------------------------------

def report(number: int, seeds: range, faults: Sequence[str]) -> bool:
    """Prints the line of one block and what is wrong in it."""
    print(f"{'not ok' if faults else 'ok'} {number} - seeds {seeds[0]} to {seeds[-1]}")
    for fault in faults[:MOST_LINES_PER_BLOCK]:
        print(f"# {fault}")
    if len(faults) > MOST_LINES_PER_BLOCK:
        print(f"# and {len(faults) - MOST_LINES_PER_BLOCK} more lines")
    sys.stdout.flush()
    return not faults


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli", help="tiendo-cli")
    parser.add_argument("--count", type=int, default=500, help="how many seeds")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--holidays", type=Path, default=DEFAULT_HOLIDAYS)
    arguments = parser.parse_args()
    if arguments.count < 1:
        parser.error("--count is less than 1")
    return arguments


def main() -> int:
    """Checks all seeds with a small pool of workers."""
    arguments = parse_arguments()
    end = arguments.seed + arguments.count
    blocks = [range(first, min(first + BLOCK, end)) for first in range(arguments.seed, end, BLOCK)]
    tasks = (Task(arguments.cli, arguments.holidays, seed)
             for seed in range(arguments.seed, end))
    print(f"1..{len(blocks)}", flush=True)
    passed = True
    with multiprocessing.Pool(os.cpu_count()) as pool:
        results = pool.imap(check_seed, tasks)
        for number, seeds in enumerate(blocks, 1):
            faults = [fault for result in islice(results, len(seeds)) for fault in result]
            passed = report(number, seeds, faults) and passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
