# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Compares `tiendo-cli analysis` with the oracle, in every field.

The workspaces are the cases of data/samples, in each of their cuts, random ones as in compare.py,
and every other seed one of several work years, from which forecasts learn. Of plans the units are
compared, and of the amounts what makes them least: that they add up to what is needed, keep within
the limits, and that no division of them has a smaller largest share, which is tried. Prints TAP.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import json
import multiprocessing
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

from analysis import Analyst, Row
from calculate import DEFAULT_HOLIDAYS, read_holidays
from compare import BLOCK, CommandFailed, import_folder, report, run
from random_workspace import interesting_dates, write_workspace
from workspace import (
    MEASURES, RECORD_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, Workspace, read_workspace)

SAMPLES = DEFAULT_HOLIDAYS.parents[1] / "samples"
MOST_CUTS = 2
MOST_LINES = 8


def differences(where: str, expected: Any, found: Any) -> Iterator[str]:
    """Everything in which two values differ."""
    if isinstance(expected, dict) and isinstance(found, dict):
        if list(expected) != list(found):
            yield f"{where}: fields are {', '.join(found)}, expected {', '.join(expected)}"
            return
        for name in expected:
            yield from differences(f"{where}.{name}", expected[name], found[name])
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{where}: {len(found)} lines, oracle {len(expected)}"
            return
        for index, (mine, its) in enumerate(zip(expected, found)):
            name = mine.get("unit", index) if isinstance(mine, dict) else index
            yield from differences(f"{where}.{name}", mine, its)
    elif (type(expected), expected) != (type(found), found):
        yield f"{where}: is {found!r}, oracle {expected!r}"


def smallest_share(rooms: list[int], need: int) -> Fraction:
    """The smallest s for which Σ ⌊s · room⌋ is enough: one of the x / room, bisected."""
    best = Fraction(1)
    for room in rooms:
        low, high = 0, room  # the smallest x that is enough for this room
        while low < high:
            middle = (low + high) // 2
            if sum(middle * other // room for other in rooms) >= need:
                high = middle
            else:
                low = middle + 1
        if sum(low * other // room for other in rooms) >= need:
            best = min(best, Fraction(low, room))
    return best


def plan_differences(where: str, expected: Row, found: Row) -> Iterator[str]:
    """What is wrong with a plan."""
    for name in ("limit", "new_eligible", "need", "reachable"):
        if expected[name] != found[name]:
            yield f"{where}.{name}: is {found[name]!r}, oracle {expected[name]!r}"
            return
    rooms, shares = expected["rooms"], found["shares"]
    for share in shares:
        if share["limit"] != rooms.get(share["unit"]) or not 0 < share["amount"] <= share["limit"]:
            yield f"{where}: {share} with rooms {rooms}"
            return
    amounts = {share["unit"]: share["amount"] for share in shares}
    if not found["reachable"]:
        if amounts != rooms:
            yield f"{where}: {amounts} is not all that can be done, {rooms}"
        return
    if sum(amounts.values()) != expected["need"] or not set(amounts) <= set(expected["chosen"]):
        yield f"{where}: {amounts} is not {expected['need']} of {expected['chosen']}"
        return
    if amounts:
        largest = max(Fraction(amount, rooms[unit]) for unit, amount in amounts.items())
        least = smallest_share([rooms[unit] for unit in expected["chosen"]], expected["need"])
        if largest != least:
            yield f"{where}: the largest share is {largest}, {least} would do"


def answer_differences(expected: Row, found: Row) -> Iterator[str]:
    """Everything in which two answers differ."""
    for mine, its in zip(expected["measures"], found.get("measures", ())):
        where = f"{mine['measure']} plans"
        plans, theirs = mine.pop("plans"), its.pop("plans", [])
        if len(plans) != len(theirs):
            yield f"{where}: {len(theirs)}, oracle {len(plans)}"
        for plan, other in zip(plans, theirs):
            yield from plan_differences(f"{where}.{plan['limit']}", plan, other)
    yield from differences("", expected, found)


def check_cut(cli: str, path: Path, workspace: Workspace, as_of: date, on: date) -> Iterator[str]:
    """Compares one cut."""
    found = json.loads(run(cli, "analysis", path, "--as-of", as_of.isoformat(), "--on",
                           on.isoformat(), "--format", "json"))
    analyst = Analyst(workspace, as_of, on, read_holidays(DEFAULT_HOLIDAYS))
    for fault in answer_differences(analyst.analysis(), found):
        yield f"as of {as_of}{fault if fault.startswith('.') else f': {fault}'}"


def check_folder(cli: str, folder: Path, scratch: Path, seed: int | None) -> Iterator[str]:
    """Compares cuts of one workspace: of a sample all, of a random one the most interesting."""
    path = scratch / "workspace.tiendo"
    try:
        import_folder(cli, path, folder)
        workspace = read_workspace(folder)
        choice = random.Random(f"analysis {seed}")
        cuts = sorted(workspace.cuts)
        if seed is not None:
            cuts = (choice.sample(cuts[-12:], MOST_CUTS) if seed % 2
                    else interesting_dates(workspace)[:MOST_CUTS])
        for as_of in cuts:
            on = as_of + timedelta(choice.randrange(40))
            yield from check_cut(cli, path, workspace, as_of, on)
    except (CommandFailed, OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        yield str(error)


def write_years(seed: int, folder: Path) -> None:
    """Writes a province whose units report totals by the month through several work years."""
    choice = random.Random(f"years {seed}")
    parents = {"R": "", "A": "R", "B": "R", "C": "R", "A1": "A", "A2": "A"}
    reporting = ["A1", "A2", "B", "C"]
    last = choice.randrange(2017, 2026)
    cuts = []
    for year in range(last - choice.randrange(2, 7), last + 1):
        for month in range(1, 13):
            calendar_year, number = (year - 1, month + 9) if month < 4 else (year, month - 3)
            day = date(calendar_year, number, calendar.monthrange(calendar_year, number)[1])
            if month != 12 and choice.random() < 0.15:
                day = day.replace(day=choice.randrange(1, 28))
            if choice.random() > 0.08 or month == 12:
                cuts.append(day)
    lines = []
    for unit in reporting:
        for measure in MEASURES:
            size = choice.randrange(20, 4000) * (1 if measure == "cases" else 90_000)
            eligible, completed = size, 0
            for cut in cuts:
                if cut.month == 10 and completed:
                    eligible, completed = size, 0
                eligible = max(completed, eligible + choice.randrange(-size // 40, size // 12 + 1))
                completed = min(eligible, completed + choice.randrange(0, size // 7 + 1))
                if choice.random() > 0.03:
                    lines.append({"as_of": cut, "unit": unit, "measure": measure,
                                  "eligible": eligible, "completed": completed})
    units = [{"code": code, "name": f"Tên {code}", "kind": "regional" if parent else "agency",
              "parent": parent, "valid_from": "2000-01-01", "position": place}
             for place, (code, parent) in enumerate(parents.items())]
    targets = [{"unit": unit, "work_year": year, "measure": measure, "rule": "ge",
                "rate": f"{choice.randrange(3000, 9000) / 100:.2f}"}
               for unit in parents for year in (last - 1, last) for measure in MEASURES
               if choice.random() > 0.1]
    folder.mkdir(parents=True)
    for name, columns, rows in (("units", UNIT_COLUMNS, units),
                                ("targets", TARGET_COLUMNS, targets),
                                ("records", RECORD_COLUMNS, lines)):
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def add_milestones(folder: Path, seed: int) -> None:
    """Gives every third random workspace milestones of its own."""
    texts = ("cases 3=20.00 6=45.50 9=70 money 6=40%", "money 2=5.25 12=60 cases 1=7%")
    path = folder / "settings.csv"
    if seed % 3 == 0 and (not path.exists() or "milestones" not in path.read_text("utf-8")):
        text = path.read_text("utf-8") if path.exists() else "key,value\n"
        path.write_text(f"{text}milestones,{texts[seed % 2]}\n", "utf-8")


def check_seed(task: tuple[str, int]) -> list[str]:
    """The first things that are wrong with one seed."""
    cli, seed = task
    with tempfile.TemporaryDirectory(prefix="tiendo-oracle-") as scratch:
        folder = Path(scratch) / "csv"
        if seed % 2:
            write_years(seed, folder)
        else:
            write_workspace(seed, folder)
        add_milestones(folder, seed)
        faults = check_folder(cli, folder, Path(scratch), seed)
        return [f"seed {seed}: {fault}" for fault in islice(faults, MOST_LINES)]


def check_sample(cli: str, folder: Path) -> list[str]:
    """The first things that are wrong with one case."""
    with tempfile.TemporaryDirectory(prefix="tiendo-oracle-") as scratch:
        names = ("units", "successions", "officers", "targets", "cuts", "settings", "records")
        copy = Path(scratch) / "csv"
        copy.mkdir()
        for name in names:
            if (folder / f"{name}.csv").exists():
                (copy / f"{name}.csv").write_bytes((folder / f"{name}.csv").read_bytes())
        return list(islice(check_folder(cli, copy, Path(scratch), None), MOST_LINES))


def main() -> int:
    """Checks the cases, then all seeds with a small pool of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli", help="tiendo-cli")
    parser.add_argument("--count", type=int, default=150, help="how many seeds")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    arguments = parser.parse_args()
    samples = sorted(path for path in SAMPLES.iterdir() if (path / "units.csv").exists())
    end = arguments.seed + arguments.count
    blocks = [range(first, min(first + BLOCK, end)) for first in range(arguments.seed, end, BLOCK)]
    print(f"1..{len(samples) + len(blocks)}", flush=True)
    passed = True
    for number, folder in enumerate(samples, 1):
        faults = check_sample(arguments.cli, folder)
        print(f"{'not ok' if faults else 'ok'} {number} - {folder.name}")
        for fault in faults:
            print(f"# {fault}")
        passed = passed and not faults
    with multiprocessing.Pool(os.cpu_count()) as pool:
        results = pool.imap(check_seed, ((arguments.cli, seed)
                                         for seed in range(arguments.seed, end)))
        for number, seeds in enumerate(blocks, len(samples) + 1):
            found = [fault for result in islice(results, len(seeds)) for fault in result]
            passed = report(number, seeds, found) and passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
