# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Calculates what `tiendo-cli status --format json` prints, from a CSV folder.

A second implementation of docs/arithmetic.md, written apart from the C code. The numbers in the
comments are the rules of that page. Whole numbers and fractions only.
"""

from __future__ import annotations

import argparse
import calendar
import json
import sys
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from workspace import (
    KINDS, MEASURES, ONE_DAY, WHOLE_SHARE, Cut, Form, Items, Stay, Succession, Target, Unit,
    Workspace, form_of, read_lines, read_workspace, work_year)

DEFAULT_HOLIDAYS = Path(__file__).resolve().parents[2] / "data" / "calendar" / "holidays.csv"
TAKEN_UP_ENDS = date(2025, 7, 1)
NEAR_POINTS = 300
LOW_POINTS = 900

# A derived item and its parts with their signs, in the order of calculation.
FORMULAS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("total", (("carried_in", 1), ("newly_accepted", 1))),
    ("to_enforce", (("total", 1), ("entrusted", -1), ("withdrawn", -1), ("taken_up", -1))),
    ("completed", (("executed", 1), ("terminated", 1), ("reduced", 1))),
    ("eligible", (("completed", 1), ("in_progress", 1), ("postponed_by_agreement", 1),
                  ("other", 1))),
)

Row = dict[str, Any]


# --- Figures -------------------------------------------------------------------------------------

def form_has(item: str, measure: str, day: date) -> bool:
    """Whether the form in force has the item for the measure (1)."""
    if item == "reduced":
        return measure == "money"
    if item == "taken_up":
        return day < TAKEN_UP_ENDS
    return True


def complete(entered: Items, measure: str, day: date, forms: Iterable[Form] = ()) -> Items:
    """Entered figures with the derived items that can be calculated from them (2, 3a)."""
    figure = dict(entered)
    form = form_of(forms, day)
    for derived, core_parts in FORMULAS:
        parts = list(core_parts) + (form.parts(derived, measure) if form else [])
        needed = [(item, sign) for item, sign in parts if form_has(item, measure, day)]
        if all(item in figure for item, _ in needed):
            figure[derived] = sum(sign * figure[item] for item, sign in needed)
    if "to_enforce" in figure and "completed" in figure:
        figure["carried_over"] = figure["to_enforce"] - figure["completed"]
    if "eligible" in figure and "completed" in figure:
        figure["carried_over_eligible"] = figure["eligible"] - figure["completed"]
    return figure


def add(figures: Iterable[Items]) -> Items:
    """The sum of figures, of the items that each of them has."""
    figures = list(figures)
    common = set.intersection(*map(set, figures)) if figures else set()
    return {item: sum(figure[item] for figure in figures) for item in common}


def largest_remainder(value: int, shares: list[int]) -> list[int]:
    """A value in parts by shares that add up to the whole; the first of equal remainders wins."""
    quotas = [Fraction(value * share, WHOLE_SHARE) for share in shares]
    parts = [quota.numerator // quota.denominator for quota in quotas]
    by_remainder = sorted(range(len(shares)), key=lambda i: (parts[i] - quotas[i], i))
    for index in by_remainder[:value - sum(parts)]:
        parts[index] += 1
    return parts


# --- Rates and targets ---------------------------------------------------------------------------

def exact_rate(figure: Items) -> Fraction | None:
    """Completed of eligible, when both are there, something is eligible and none below nothing."""
    if figure.get("completed", -1) < 0 or figure.get("eligible", 0) <= 0:
        return None
    return Fraction(figure["completed"], figure["eligible"])


def rounded_rate(rate: Fraction | None) -> int | None:
    """A rate in hundredths of a percent, half up."""
    if rate is None:
        return None
    return (rate.numerator * 20000 + rate.denominator) // (2 * rate.denominator)


def missing_for(figure: Items, target: Target) -> int:
    """The smallest whole number that meets the target at the present eligible, at least 0."""
    wanted = Fraction(target.rate, 10000) * figure["eligible"]
    floor = wanted.numerator // wanted.denominator
    needed = floor + 1 if target.rule == "gt" or floor < wanted else floor
    return max(0, needed - figure["completed"])


def standing_of(missing: int, gap: int) -> str:
    """The word for how far a unit is from its target (14)."""
    if missing == 0:
        return "met"
    if -gap <= NEAR_POINTS:
        return "near"
    return "low" if -gap <= LOW_POINTS else "very_low"


def decimal_text(value: int | None, decimals: int) -> str | None:
    """A whole number of the last decimal as text with a point, never "-0.00"."""
    if value is None:
        return None
    whole, fraction = divmod(abs(value), 10 ** decimals)
    return f"{'-' if value < 0 else ''}{whole}.{fraction:0{decimals}d}"


# --- Days ----------------------------------------------------------------------------------------

def is_month_end(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def year_before(day: date) -> date:
    """The day that answers to the day in the year before (9)."""
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, last if is_month_end(day) else min(day.day, last))


def month_base(cuts: Iterable[date], as_of: date) -> date | None:
    """The newest cut in the calendar month before, in the same work year (9)."""
    before = as_of.replace(day=1) - ONE_DAY
    days = [day for day in cuts if (day.year, day.month) == (before.year, before.month)
            and work_year(day) == work_year(as_of)]
    return max(days, default=None)


def read_holidays(path: Path) -> dict[date, str]:
    """The days that differ from the week's pattern, with their kind."""
    return {date.fromisoformat(line["date"]): line["kind"]
            for line in read_lines(path.parent, path.name)}


def days_left(on: date, year: int, holidays: dict[date, str]) -> tuple[int, int]:
    """Days and working days after `on` to the end of the work year."""
    days = working = 0
    day = on + ONE_DAY
    while day <= date(year, 9, 30):
        days += 1
        kind = holidays.get(day)
        working += kind == "workday" or (day.weekday() < 5 and kind != "holiday")
        day += ONE_DAY
    return days, working


# --- The workspace on one day --------------------------------------------------------------------

class Calculator:
    """The results of one cut of a workspace."""

    def __init__(self, workspace: Workspace, as_of: date, on: date,
                 holidays: dict[date, str]) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self.on = on
        self.holidays = holidays
        self.order = workspace.tree_order()
        self.place = {code: index for index, code in enumerate(self.order)}
        self.month_base = month_base(workspace.cuts, as_of)
        year_base = year_before(as_of)
        self.year_base = year_base if year_base in workspace.cuts else None
        self._shown: dict[tuple[str, date, str], Items] = {}

    # Tree

    def child_units(self, code: str, day: date) -> list[Unit]:
        """The child units valid on the day, in tree order."""
        units = (self.workspace.units[other] for other in self.order)
        return [unit for unit in units if unit.parent == code and unit.valid_on(day)]

    def officers(self, code: str, day: date) -> list[Stay]:
        """The officers whose stay in the unit is valid on the day, by code."""
        stays = [stay for stay in self.workspace.stays
                 if stay.unit == code and stay.valid_on(day)]
        return sorted(stays, key=lambda stay: stay.officer)

    def root(self) -> Unit:
        """The unit without parent that is valid on the as-of date."""
        roots = self.child_units("", self.as_of)
        if len(roots) != 1:
            raise ValueError(f"{len(roots)} roots on {self.as_of}")
        return roots[0]

    def is_within(self, code: str, ancestor: str) -> bool:
        """Whether a unit is the ancestor itself or below it."""
        while code and code != ancestor:
            code = self.workspace.units[code].parent
        return code == ancestor

    # Figures

    def record(self, day: date, unit: str, officer: str, measure: str) -> Items:
        """What one record says, with its derived items; nothing when there is none."""
        return complete(self.workspace.records.get((day, unit, officer, measure), {}), measure,
                        day, self.workspace.forms)

    def child_figures(self, code: str, day: date, measure: str) -> list[Items]:
        """The figures of the child units, or without child units of the officers (4)."""
        units = self.child_units(code, day)
        if units:
            return [self.shown(unit.code, day, measure) for unit in units]
        return [self.record(day, code, stay.officer, measure)
                for stay in self.officers(code, day)]

    def shown(self, code: str, day: date, measure: str) -> Items:
        """The figure of a unit in a cut (5)."""
        key = (code, day, measure)
        if key not in self._shown:
            own = self.record(day, code, "", measure)
            children = self.child_figures(code, day, measure)
            self._shown[key] = {**own, **add(children)} if children else own
        return self._shown[key]

    # Earlier figures

    def successions_between(self, then: date, now: date) -> list[Succession]:
        """The successions after `then` up to `now`."""
        return [succession for succession in self.workspace.successions
                if then < succession.day <= now]

    def earlier(self, code: str, then: date, now: date, measure: str) -> Items:
        """The earlier figure of a unit (7)."""
        children = self.child_units(code, now)
        if not children:
            return self.inherited(code, then, now, measure) or {}
        touched = any(self.is_within(end, code)
                      for succession in self.successions_between(then, now)
                      for end in (succession.predecessor, succession.successor))
        own = {} if touched else self.shown(code, then, measure)
        return {**own, **add(self.earlier(unit.code, then, now, measure) for unit in children)}

    def inherited(self, code: str, then: date, now: date, measure: str) -> Items | None:
        """Own and received parts of a unit whose tree is not followed down; None without any."""
        received = [succession for succession in self.successions_between(then, now)
                    if succession.successor == code]
        kept = [succession for succession in received if succession.predecessor == code]
        contributors: list[Items] = []
        if kept:
            # What the unit kept is a part of all it had the day before, so what it had received
            # by then is in that part already.
            last = max(kept, key=lambda succession: succession.day)
            received = [succession for succession in received if succession.day >= last.day]
            before = self.inherited(code, then, last.day - ONE_DAY, measure)
            if before is not None:
                contributors.append(self.part(before, last, then, measure))
        elif self.has_own(code, then, now, measure):
            contributors.append(self.shown(code, then, measure))
        for succession in received:
            if succession.predecessor != code:
                before = self.inherited(succession.predecessor, then, succession.day - ONE_DAY,
                                        measure)
                contributors.append(self.part(before or {}, succession, then, measure))
        return add(contributors) if contributors else None

    def has_own(self, code: str, then: date, now: date, measure: str) -> bool:
        """Whether a unit was there and has not ended by giving everything away (7)."""
        unit = self.workspace.units[code]
        if not unit.valid_on(then):
            return False
        return unit.valid_on(now) or not self.gave_all(code, then, now, measure)

    def gave_all(self, code: str, then: date, now: date, measure: str) -> bool:
        """Whether the shares that a unit gave away on one of the days add up to the whole."""
        given: dict[date, int] = {}
        for succession in self.successions_between(then, now):
            if succession.predecessor == code and succession.successor != code:
                given[succession.day] = given.get(succession.day, 0) + succession.share(measure)
        return any(share == WHOLE_SHARE for share in given.values())

    def part(self, figure: Items, succession: Succession, then: date, measure: str) -> Items:
        """What one succession passes on of a figure of its predecessor (8)."""
        group = [other for other in self.workspace.successions
                 if (other.predecessor, other.day) == (succession.predecessor, succession.day)]
        group.sort(key=lambda other: self.place[other.successor])
        shares = [other.share(measure) for other in group]
        shares.append(WHOLE_SHARE - sum(shares))
        index = group.index(succession)
        # Totals that can be calculated from divided parts are written over by complete().
        divided = {item: largest_remainder(value, shares)[index]
                   for item, value in figure.items()}
        return complete(divided, measure, then, self.workspace.forms)

    # Rows

    def target(self, unit: str, officer: str, measure: str) -> Target | None:
        """The target in force (16)."""
        year = work_year(self.as_of)
        rows = [target for target in self.workspace.targets
                if (target.unit, target.officer, target.work_year, target.measure)
                == (unit, officer, year, measure) and target.first <= self.as_of]
        return max(rows, key=lambda target: target.first, default=None)

    def siblings_rates(self, unit: Unit, officer: str, measure: str) -> list[Fraction]:
        """The rates that a row is ranked among (12)."""
        if officer:
            figures = [self.record(self.as_of, unit.code, stay.officer, measure)
                       for stay in self.officers(unit.code, self.as_of)]
        else:
            figures = [self.shown(other.code, self.as_of, measure)
                       for other in self.child_units(unit.parent, self.as_of)]
        return [rate for rate in map(exact_rate, figures) if rate is not None]

    def rank(self, unit: Unit, officer: str, measure: str, rate: Fraction | None) -> int | None:
        """The place among siblings, best first; equal rates share it (12)."""
        if rate is None or (not officer and not unit.parent):
            return None
        return 1 + sum(other > rate for other in self.siblings_rates(unit, officer, measure))

    def contribution(self, unit: Unit, officer: str, measure: str, figure: Items) -> int | None:
        """What the row adds to its parent's gap, in ten thousandths (13)."""
        giver = unit.code if officer else unit.parent or unit.code
        target = self.target(giver, "", measure)
        if target is None or "eligible" not in figure or "completed" not in figure:
            return None
        return target.rate * figure["eligible"] - 10000 * figure["completed"]

    def change(self, unit: Unit, officer: str, measure: str, rate: int | None,
               base: date | None) -> int | None:
        """Rounded rate now less rounded rate then (10, 11)."""
        if rate is None or base is None:
            return None
        if officer:
            figure = self.record(base, unit.code, officer, measure)
        else:
            figure = self.earlier(unit.code, base, self.as_of, measure)
        then = rounded_rate(exact_rate(figure))
        return None if then is None else rate - then

    def reported(self, unit: Unit, officer: str, measure: str) -> tuple[int | None, int | None]:
        """How many of how many children have reported (6)."""
        if officer:
            return None, None
        figures = self.child_figures(unit.code, self.as_of, measure)
        if not figures:
            return None, None
        return sum("eligible" in one and "completed" in one for one in figures), len(figures)

    def row(self, unit: Unit, stay: Stay | None, depth: int, measure: str) -> Row:
        """One row of the answer."""
        officer = stay.officer if stay else ""
        figure = (self.record(self.as_of, unit.code, officer, measure) if stay
                  else self.shown(unit.code, self.as_of, measure))
        exact = exact_rate(figure)
        rate = rounded_rate(exact)
        target = self.target(unit.code, officer, measure)
        reported, expected = self.reported(unit, officer, measure)
        gap = missing = None
        if target and rate is not None:
            gap = rate - target.rate
            missing = missing_for(figure, target)
        return {
            "unit": unit.code, "officer": officer or None,
            "name": stay.name if stay else unit.name, "depth": depth, "measure": measure,
            "reported": reported, "expected": expected,
            "total": figure.get("total"), "eligible": figure.get("eligible"),
            "completed": figure.get("completed"), "rate": decimal_text(rate, 2),
            "target": decimal_text(target.rate, 2) if target else None,
            "rule": target.rule if target else None, "gap_points": decimal_text(gap, 2),
            "missing": missing, "met": None if missing is None else missing == 0,
            "standing": None if missing is None or gap is None else standing_of(missing, gap),
            "change_month": decimal_text(
                self.change(unit, officer, measure, rate, self.month_base), 2),
            "change_year": decimal_text(
                self.change(unit, officer, measure, rate, self.year_base), 2),
            "contribution": decimal_text(
                self.contribution(unit, officer, measure, figure), 4),
            "rank": self.rank(unit, officer, measure, exact),
        }

    def rows(self, unit: Unit, depth: int, with_officers: bool) -> list[Row]:
        """The rows of a unit, of its officers and of all below it."""
        result = [self.row(unit, None, depth, measure) for measure in MEASURES]
        if with_officers:
            result += [self.row(unit, stay, depth + 1, measure)
                       for stay in self.officers(unit.code, self.as_of) for measure in MEASURES]
        for child in self.child_units(unit.code, self.as_of):
            result += self.rows(child, depth + 1, with_officers)
        return result

    # Summary

    def summary_line(self, measure: str, kind: str, units: list[Unit]) -> Row:
        """The counts of some units (15)."""
        rows = [self.row(unit, None, 1, measure) for unit in units]
        gaps = [self.gap(row) for row in rows if row["met"] is False]
        return {
            "measure": measure, "kind": kind, "units": len(units),
            "met": sum(row["met"] is True for row in rows), "not_met": len(gaps),
            "no_target": sum(row["target"] is None for row in rows),
            "no_rate": sum(row["target"] is not None and row["rate"] is None for row in rows),
            "lowest_gap": decimal_text(min(gaps, default=None), 2),
            "highest_gap": decimal_text(max(gaps, default=None), 2),
        }

    @staticmethod
    def gap(row: Row) -> int:
        """The gap of a row as a number."""
        text: str = row["gap_points"]
        return int(text.replace(".", ""))

    def summary(self) -> list[Row]:
        """The counts of the children of the root, all of them and by kind."""
        children = self.child_units(self.root().code, self.as_of)
        result = []
        for measure in MEASURES:
            result.append(self.summary_line(measure, "all", children))
            for kind in KINDS:
                of_kind = [unit for unit in children if unit.kind == kind]
                if of_kind:
                    result.append(self.summary_line(measure, kind, of_kind))
        return result

    def status(self, with_officers: bool) -> Row:
        """The whole answer."""
        cut: Cut = self.workspace.cuts[self.as_of]
        year = work_year(self.as_of)
        days, working = days_left(self.on, year, self.holidays)
        root = self.root()
        return {
            "as_of": self.as_of.isoformat(), "on": self.on.isoformat(), "work_year": year,
            "days_left": days, "working_days_left": working, "closed": cut.closed,
            "revision": cut.revision,
            "month_base": self.month_base.isoformat() if self.month_base else None,
            "year_base": self.year_base.isoformat() if self.year_base else None,
            "root": root.code, "rows": self.rows(root, 0, with_officers),
            "summary": self.summary(),
        }


def calculate(workspace: Workspace, as_of: date, on: date, holidays: dict[date, str],
              with_officers: bool = False) -> Row:
    """What status says about one cut."""
    return Calculator(workspace, as_of, on, holidays).status(with_officers)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--on", type=date.fromisoformat)
    parser.add_argument("--officers", action="store_true")
    parser.add_argument("--holidays", type=Path, default=DEFAULT_HOLIDAYS)
    arguments = parser.parse_args()
    if arguments.as_of and arguments.on and arguments.on < arguments.as_of:
        parser.error("--on is before --as-of")
    return arguments


def main() -> int:
    """Prints the answer as JSON."""
    arguments = parse_arguments()
    workspace = read_workspace(arguments.folder)
    as_of = arguments.as_of or max(workspace.cuts, default=None)
    if as_of not in workspace.cuts:
        print(f"{as_of} is no cut of {arguments.folder}", file=sys.stderr)
        return 1
    answer = calculate(workspace, as_of, arguments.on or as_of, read_holidays(arguments.holidays),
                       arguments.officers)
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
