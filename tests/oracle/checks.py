# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Finds what `tiendo-cli check` warns of as V9b, V10, V11, V13 and V16, from a CSV folder.

A second implementation of those lines of docs/checks.md, written apart from the C code, on top of
the figures of calculate.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from calculate import FORMULAS, Calculator, form_has, month_base
from workspace import (
    MEASURES, Items, Workspace, form_of, read_workspace, work_year, work_year_start)

CODES = ("V9b", "V10", "V11", "V13", "V16")
CUMULATIVE = ("newly_accepted", "entrusted", "withdrawn", "taken_up", "executed", "terminated",
              "reduced", "total", "completed")
ELIGIBLE_FALL = Fraction(5, 100)

# as of, unit, officer, measure, code, item, expected, found
Finding = tuple[date, str, str, str, str, str, int, int]


class Checker:
    """The findings of one cut of a workspace."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self.calculator = Calculator(workspace, as_of, as_of, {})
        start = work_year_start(work_year(as_of))
        # The cuts before of the same work year, the newest first.
        self.before = sorted((day for day in workspace.cuts if start <= day < as_of), reverse=True)
        end = max((day for day in workspace.cuts if day < start), default=None)
        self.year_end = end if end and (end.month, end.day) == (9, 30) \
            and work_year(end) == work_year(as_of) - 1 else None

    def entered(self, day: date, unit: str, officer: str, measure: str) -> Items:
        """What stands in a record."""
        return self.workspace.records.get((day, unit, officer, measure), {})

    def is_restructured(self, unit: str, then: date) -> bool:
        """Whether a succession since then concerns the unit or one below it."""
        return any(self.calculator.is_within(end, unit)
                   for succession in self.calculator.successions_between(then, self.as_of)
                   for end in (succession.predecessor, succession.successor))

    def is_leaf(self, unit: str, measure: str) -> bool:
        """Whether a unit stands for itself: no unit below it has anything."""
        return self.workspace.units[unit].valid_on(self.as_of) and not any(
            self.calculator.shown(child.code, self.as_of, measure)
            for child in self.calculator.child_units(unit, self.as_of))

    def v9b(self, unit: str, officer: str, measure: str) -> Iterator[tuple[str, int, int]]:
        """Carried in is what the year before carried over."""
        record = self.entered(self.as_of, unit, officer, measure)
        if "carried_in" not in record or not self.year_end:
            return
        if officer:
            end = self.calculator.record(self.year_end, unit, officer, measure)
        else:
            end = self.calculator.earlier(unit, self.year_end, self.as_of, measure)
        if "carried_over" in end and end["carried_over"] != record["carried_in"]:
            yield "carried_in", end["carried_over"], record["carried_in"]

    def earlier_record(self, day: date, unit: str, officer: str, measure: str) -> Items:
        """An earlier record as it compares with the one of now; nothing where it does not."""
        if officer or not self.is_restructured(unit, day):
            return self.calculator.record(day, unit, officer, measure)
        if self.calculator.child_units(unit, self.as_of):
            return {}
        return self.calculator.earlier(unit, day, self.as_of, measure)

    def is_counted(self, record: Items, item: str, measure: str) -> bool:
        """Whether a fall of the item says more than its parts do."""
        if item not in record:
            return False
        form = form_of(self.workspace.forms, self.as_of)
        for derived, core_parts in FORMULAS:
            if derived == item:
                parts = list(core_parts) + (form.parts(derived, measure) if form else [])
                return not all(part in record for part, _ in parts
                               if form_has(part, measure, self.as_of))
        return True

    def v10(self, unit: str, officer: str, measure: str) -> Iterator[tuple[str, int, int]]:
        """What is counted from 1 October on does not fall."""
        record = self.entered(self.as_of, unit, officer, measure)
        for item in CUMULATIVE:
            if not self.is_counted(record, item, measure):
                continue
            for day in self.before:
                earlier = self.earlier_record(day, unit, officer, measure)
                if item in earlier:
                    if record[item] < earlier[item]:
                        yield item, earlier[item], record[item]
                    break

    def v11(self, unit: str, officer: str, measure: str) -> Iterator[tuple[str, int, int]]:
        """Eligible does not fall much in August and September."""
        base = month_base(self.workspace.cuts, self.as_of) or next(iter(self.before), None)
        if officer or self.as_of.month not in (8, 9) or not base \
                or not self.is_leaf(unit, measure):
            return
        then = self.calculator.earlier(unit, base, self.as_of, measure).get("eligible")
        now = self.calculator.shown(unit, self.as_of, measure).get("eligible")
        if then is not None and now is not None and then - now > ELIGIBLE_FALL * then:
            yield "eligible", then, now

    def v13(self, unit: str, officer: str, measure: str) -> Iterator[tuple[str, int, int]]:
        """Where every eligible case is done, no eligible money is left."""
        if officer or measure != "money" or not self.is_leaf(unit, measure):
            return
        cases = self.calculator.shown(unit, self.as_of, "cases")
        money = self.calculator.shown(unit, self.as_of, "money")
        if {"eligible", "completed"} <= cases.keys() & money.keys() \
                and 0 < cases["eligible"] <= cases["completed"] \
                and money["completed"] < money["eligible"]:
            yield "completed", money["eligible"], money["completed"]

    def v16(self, unit: str, officer: str, measure: str) -> Iterator[tuple[str, int, int]]:
        """What the units entrusted together is not more than what the group did."""
        record = self.entered(self.as_of, unit, officer, measure)
        if officer or "entrusted" not in record:
            return
        below = sum(self.calculator.shown(child.code, self.as_of, measure).get("entrusted", 0)
                    for child in self.calculator.child_units(unit, self.as_of))
        if below > record["entrusted"]:
            yield "entrusted", below, record["entrusted"]

    def findings(self) -> Iterator[Finding]:
        """Everything, in no order."""
        rules = (self.v9b, self.v10, self.v11, self.v13, self.v16)
        subjects = {(unit, "") for unit in self.workspace.units}
        subjects |= {(unit, officer) for _, unit, officer, _ in self.workspace.records}
        for unit, officer in subjects:
            for measure in MEASURES:
                for code, rule in zip(CODES, rules):
                    for item, expected, found in rule(unit, officer, measure):
                        yield self.as_of, unit, officer, measure, code, item, expected, found


def find_all(workspace: Workspace) -> set[Finding]:
    """The findings of all cuts."""
    return {finding for day in workspace.cuts for finding in Checker(workspace, day).findings()}


def main() -> int:
    """Prints the findings of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for finding in sorted(find_all(read_workspace(parser.parse_args().folder)), key=str):
        print(*finding)
    return 0


if __name__ == "__main__":
    sys.exit(main())
