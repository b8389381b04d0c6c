# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Holds the oracle against results that do not come from it: the expected.csv of each case.

The cases are those of data/samples and the hand-made ones beside this file. An empty field is not
asked, "null" means that there must be no value. Prints TAP.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from calculate import DEFAULT_HOLIDAYS, Row, calculate, days_left, read_holidays
from workspace import read_lines, read_workspace

HERE = Path(__file__).resolve().parent
SAMPLES = {"bac-kan-2019", "ben-tre-2021", "binh-thuan-2017", "rules", "thai-nguyen-2025"}
KEYS = ("unit", "officer", "measure", "as_of", "published")


def as_text(value: Any) -> str:
    """A value of the answer as expected.csv writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def find_row(answer: Row, line: dict[str, str]) -> Row | None:
    """The row that a line of expected.csv is about."""
    wanted = (line["unit"], line.get("officer") or None, line["measure"])
    return next((row for row in answer["rows"]
                 if (row["unit"], row["officer"], row["measure"]) == wanted), None)


def check_line(answer: Row, line: dict[str, str]) -> tuple[int, list[str]]:
    """How many fields of a line were compared, and what differs."""
    where = f"{line['unit']} {line.get('officer') or ''} {line['measure']} {line['as_of']}"
    row = find_row(answer, line)
    if row is None:
        return 0, [f"{where}: no such row"]
    asked = {name: value for name, value in line.items() if name not in KEYS and value}
    faults = [f"{where}: {name} is {as_text(row[name])}, expected {value}"
              for name, value in asked.items() if as_text(row[name]) != value]
    return len(asked), faults


def check_case(folder: Path, holidays: dict[date, str]) -> tuple[int, list[str]]:
    """How many fields of a case were compared, and what differs."""
    workspace = read_workspace(folder)
    answers: dict[str, Row] = {}
    fields, faults = 0, []
    for line in read_lines(folder, "expected.csv"):
        day = date.fromisoformat(line["as_of"])
        if line["as_of"] not in answers:
            answers[line["as_of"]] = calculate(workspace, day, day, holidays, True)
        compared, different = check_line(answers[line["as_of"]], line)
        fields += compared
        faults += different
    return fields, faults


def check_days(holidays: dict[date, str]) -> list[str]:
    """Days and working days counted on a calendar by hand."""
    known = {
        (date(2025, 9, 15), 2025): (15, 11),
        (date(2025, 9, 30), 2025): (0, 0),
        (date(2025, 10, 3), 2025): (0, 0),
        # The whole of September: 22 days from Monday to Friday, less 1/9 and 2/9.
        (date(2025, 8, 31), 2025): (30, 20),
        # From Friday 25/4: Saturday 26/4 is worked, 28/4 and 29/4, then nothing before 5/5.
        (date(2025, 4, 25), 2025): (158, 3 + 20 + 21 + 23 + 21 + 20),
    }
    return [f"days left on {on}: {days_left(on, year, holidays)}, expected {expected}"
            for (on, year), expected in known.items()
            if days_left(on, year, holidays) != expected]


def report(number: int, name: str, passed: bool, faults: list[str]) -> bool:
    """Prints one line of TAP and what is wrong."""
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    for fault in faults[:40]:
        print(f"# {fault}")
    return passed


def main() -> int:
    """Checks all cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, default=HERE.parents[1] / "data" / "samples")
    parser.add_argument("--holidays", type=Path, default=DEFAULT_HOLIDAYS)
    arguments = parser.parse_args()
    holidays = read_holidays(arguments.holidays)
    folders = [path.parent for root in (arguments.samples, HERE / "cases")
               for path in sorted(root.glob("*/expected.csv"))]
    print(f"1..{len(folders) + 1}")
    faults = check_days(holidays)
    results = [report(1, "days left", not faults, faults)]
    for number, folder in enumerate(folders, 2):
        fields, faults = check_case(folder, holidays)
        results.append(report(number, f"{folder.name}: {fields} fields", fields > 0 and not faults,
                              faults))
    lost = SAMPLES - {folder.name for folder in folders}
    if lost:
        print(f"Bail out! Cases not found: {', '.join(sorted(lost))}")
    return 0 if all(results) and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
