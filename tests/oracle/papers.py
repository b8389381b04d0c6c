# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""What the numbers of a paper must say, from a CSV folder.

A second implementation of the fields and formats of templates (data/templates/fields.ini,
docs/documents.md), written apart from the C code: a path such as "2025-09-12/cases.missing:two/KV4"
is calculated from the records and printed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from analysis import Analyst, Row, both, ceiling, hundredths, work_month
from calculate import days_left, exact_rate, is_month_end, missing_for, rounded_rate
from workspace import MEASURES, ONE_DAY, Items, Unit, Workspace, work_year

FIELDS = Path(__file__).resolve().parents[2] / "data" / "templates" / "fields.ini"
ABSENT = "–"
MINUS = "−"
WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# In 1.000 đồng.
UNITS = ((1_000_000, "tỷ đồng"), (1_000, "triệu đồng"), (1, "nghìn đồng"))
MOST_DECIMALS = 3
TOLERANCE = Fraction(1, 1000)
FORMATS = {
    "count": ("two", "words"), "money": ("missing", "short", "billions", "exact"), "rate": (),
    "points": ("signed", "whole"), "day": ("short", "day", "month", "year"),
    "list": ("two", "words", "names"),
}


class NoValue(Exception):
    """A path that cannot be calculated."""


# --- Formats -------------------------------------------------------------------------------------

def grouped(value: int, decimals: int = 0, trim: bool = False) -> str:
    """A whole number of the last decimal as Vietnamese write it."""
    whole, fraction = divmod(abs(value), 10 ** decimals)
    text = f"{whole:,}".replace(",", ".")
    tail = f"{fraction:0{decimals}d}" if decimals else ""
    if trim:
        tail = tail.rstrip("0")
    return f"{MINUS if value < 0 else ''}{text}{',' if tail else ''}{tail}"


def print_count(value: int, form: str) -> str:
    """A whole number."""
    if form == "words" and 0 <= value < len(WORDS):
        return WORDS[value]
    if form == "two" and 0 <= value < 10:
        return f"0{value}"
    return grouped(value)


def rounded_amount(value: int, unit: int, decimals: int, up: bool) -> int:
    """An amount in the last decimal of a unit."""
    scaled = Fraction(value * 10 ** decimals, unit)
    return ceiling(scaled) if up else (scaled + Fraction(1, 2)).__floor__()


def enough_decimals(value: int, unit: int, up: bool) -> int:
    """The fewest decimals with which an amount is off by no more than is allowed."""
    for decimals in range(MOST_DECIMALS):
        shown = Fraction(rounded_amount(value, unit, decimals, up) * unit, 10 ** decimals)
        if abs(shown - value) <= TOLERANCE * value:
            return decimals
    return MOST_DECIMALS


def print_money(value: int, form: str) -> str:
    """An amount of 1.000 đồng."""
    if form == "exact":
        return grouped(value)
    if form == "billions":
        sign = -1 if value < 0 else 1
        return grouped(sign * rounded_amount(abs(value), UNITS[0][0], 1, False), 1)
    if value == 0:
        return "0 đồng"
    if value < 0:
        return MINUS + print_money(-value, form)
    up = form == "missing"
    for place, (unit, name) in enumerate(UNITS):
        decimals = 1 if form == "short" else enough_decimals(value, unit, up)
        shown = rounded_amount(value, unit, decimals, up)
        if value >= unit:
            break
        # What comes to a thousand of the smaller unit is one of this.
        below = UNITS[place + 1][0]
        fewer = 1 if form == "short" else enough_decimals(value, below, up)
        if value >= below and rounded_amount(value, below, fewer, up) >= 1000 * 10 ** fewer:
            break
    said = Fraction(shown * unit, 10 ** decimals)
    word = "" if form == "short" or said == value else "gần " if said > value else "hơn "
    return f"{word}{grouped(shown, decimals, True)} {name}"


def print_points(value: int, form: str) -> str:
    """Hundredths of a point."""
    if form == "whole" and abs(value) >= 50:
        return grouped((abs(value) + 50) // 100)
    if form == "signed":
        return ("+" if value > 0 else "") + grouped(value, 2)
    return grouped(abs(value), 2)


def print_day(value: date, form: str) -> str:
    """A day, or a part of it as at the head of a paper."""
    if form == "day":
        return f"{value.day:02d}"
    if form == "month":
        return f"{value.month:02d}" if value.month <= 2 else str(value.month)
    if form == "year":
        return str(value.year)
    return f"{value.day}/{value.month}" + ("" if form == "short" else f"/{value.year}")


def stem(name: str) -> str:
    """What stands before the number at the end of a name; nothing where there is none."""
    match = re.fullmatch(r"(.* )[0-9]+", name)
    return match[1] if match else ""


def print_list(units: list[Unit], form: str) -> str:
    """The length of a list, or its names: "Khu vực 1, 3, 5"."""
    if form != "names":
        return print_count(len(units), form)
    names = [unit.short_name or unit.name for unit in units]
    shown = [name[len(stem(name)):] if stem(name) and stem(name) == stem(before) else name
             for before, name in zip(["", *names], names)]
    return ", ".join(shown)


PRINTERS: dict[str, Callable[[Any, str], str]] = {
    "count": print_count, "money": print_money, "points": print_points, "day": print_day,
    "list": print_list, "rate": lambda value, form: grouped(value, 2),
}


# --- The list of fields --------------------------------------------------------------------------

@cache
def fields_of(place: str) -> dict[str, str]:
    """The fields of a place, name to type; data/templates/fields.ini has them all."""
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.read_string(FIELDS.read_text("utf-8"))
    return {name: section.partition(" ")[2] for section in parser.sections()
            if section.partition(" ")[0] == place for name in parser[section] if "[" not in name}


def kind_of(kind: str, measure: str) -> str:
    """How a field of a measure is printed."""
    return ("count" if measure == "cases" else "money") if kind == "amount" else kind


def forms_of(name: str, kind: str) -> Iterator[str]:
    """A field in braces, in each of its formats; nothing of what is not printed as a number."""
    if kind in FORMATS:
        for form in ("", *FORMATS[kind]):
            yield "{" + name + (f":{form}" if form else "") + "}"


def template_of_all() -> str:
    """A template that prints each number that papers can have, in each format."""
    measure_fields = fields_of("measure")
    lines = ["[document]", "title: Tất cả", "", "[paragraph]"]
    lines += [" ".join(forms_of(name, kind)) for name, kind in fields_of("paper").items()]
    rows = [one for name, kind in fields_of("row").items() for one in forms_of(f"u.{name}", kind)]
    for measure in MEASURES:
        for name, kind in (measure_fields | fields_of("whole")).items():
            lines.append(" ".join(forms_of(f"{measure}.{name}", kind_of(kind, measure))))
        for name, kind in measure_fields.items():
            rows += forms_of(f"u.{measure}.{name}", kind_of(kind, measure))
    lines += ["", '{for u in table sep "; "}' + " ".join(rows) + "{end}"]
    return re.sub(r"\n{3,}", "\n", "\n".join(lines)) + "\n"


# --- Values --------------------------------------------------------------------------------------

class PaperOracle(Analyst):
    """The numbers of the papers on one cut, about one unit and what is below it."""

    def __init__(self, workspace: Workspace, as_of: date, on: date, holidays: dict[date, str],
                 unit: str | None = None) -> None:
        super().__init__(workspace, as_of, on, holidays)
        self.courses: dict[tuple[str, str, int], tuple[int, int, int, int] | None] = {}
        self.about = workspace.units[unit] if unit else super().root()
        self.units = self.child_units(self.about.code, as_of)
        self._rows: dict[tuple[str, str, str], Row] = {}

    # Rows

    def line(self, code: str, officer: str, measure: str) -> Row:
        """A row of the status, kept."""
        key = (code, officer, measure)
        if key not in self._rows:
            stay = next((one for one in self.officers(code, self.as_of)
                         if one.officer == officer), None)
            if officer and stay is None:
                raise NoValue(f"no officer {officer} of {code}")
            row = self.row(self.workspace.units[code], stay, 0, measure)
            for name in ("rate", "target", "gap_points", "change_month", "change_year"):
                row[name] = row[name] and int(row[name].replace(".", ""))
            row["figure"] = self.figure_of(code, officer, measure)
            row["exact"] = exact_rate(row["figure"])
            self._rows[key] = row
        return self._rows[key]

    def ranked(self, measure: str) -> list[Unit]:
        """The units, lowest rate first, those without one last."""
        exact = {unit.code: self.line(unit.code, "", measure)["exact"] for unit in self.units}
        return sorted(self.units, key=lambda unit: (
            exact[unit.code] is None, exact[unit.code] or 0, self.place[unit.code]))

    def has_reported(self, unit: Unit, measure: str) -> bool:
        """Whether eligible and completed are there."""
        return {"eligible", "completed"} <= self.line(unit.code, "", measure)["figure"].keys()

    def is_short(self, unit: Unit, measure: str) -> bool:
        """Whether a unit has a target and lacks something."""
        return self.line(unit.code, "", measure)["met"] is False

    def is_met(self, unit: Unit, measure: str) -> bool:
        """Whether a unit has a target and lacks nothing."""
        return self.line(unit.code, "", measure)["met"] is True

    # Lists

    def lists(self, measure: str) -> dict[str, list[Unit]]:
        """The lists of one measure."""
        ranked = self.ranked(measure)
        short = [unit for unit in ranked if self.is_short(unit, measure)]
        met = [unit for unit in ranked if self.is_met(unit, measure)]
        silent = [unit for unit in self.units if not self.has_reported(unit, measure)]

        def standing(*words: str) -> list[Unit]:
            return [unit for unit in short
                    if self.line(unit.code, "", measure)["standing"] in words]

        def regional(units: list[Unit]) -> list[Unit]:
            return [unit for unit in units if unit.kind == "regional"]

        carriers, rest = self.carriers(measure)
        return {
            "ranked_units": ranked, "met_units": met, "short_units": short,
            "free_units": [unit for unit in self.units
                           if self.line(unit.code, "", measure)["target"] is None],
            "silent_units": silent,
            "fallen_units": [unit for unit in ranked
                             if (self.line(unit.code, "", measure)["change_month"] or 0) < 0],
            "near_units": standing("near"), "low_units": standing("low", "very_low"),
            "very_low_units": standing("very_low"),
            "regional_units": regional(self.units), "regional_met": regional(met),
            "regional_short": regional(short), "regional_silent": regional(silent),
            "holders": self.holders(measure)[0], "carriers": carriers, "rest_units": rest,
        }

    def shares(self, measure: str) -> dict[str, int]:
        """What each unit adds to the gap of the whole, in ten thousandths."""
        target = self.target(self.about.code, "", measure)
        if target is None:
            return {}
        found = {unit.code: self.share_of_gap(self.shown(unit.code, self.as_of, measure),
                                              target.rate) for unit in self.units}
        return {code: value for code, value in found.items() if value is not None}

    def holders(self, measure: str) -> tuple[list[Unit], int | None]:
        """The fewest units with more than half of the shortfall, and their share."""
        if not self.is_short(self.about, measure):
            return [], None
        drags = {code: value for code, value in self.shares(measure).items() if value > 0}
        whole = sum(drags.values())
        chosen: list[str] = []
        for code in sorted(drags, key=lambda one: (-drags[one], self.place[one])):
            if 2 * sum(drags[one] for one in chosen) <= whole:
                chosen.append(code)
        if not chosen or 3 * len(chosen) > len(self.units):
            return [], None
        share = hundredths(Fraction(sum(drags[code] for code in chosen), whole))
        return [unit for unit in self.ranked(measure) if unit.code in chosen], share

    def carriers(self, measure: str) -> tuple[list[Unit], list[Unit]]:
        """The unit that the whole owes its target to, and the others."""
        target = self.target(self.about.code, "", measure)
        if (target is None or not self.is_met(self.about, measure) or len(self.units) < 2
                or not all(self.has_reported(unit, measure) for unit in self.units)):
            return [], []
        helps = {code: -value for code, value in self.shares(measure).items() if value < 0}
        best = max(helps, key=lambda code: (helps[code], -self.place[code]), default="")
        rest = [unit for unit in self.units if unit.code != best]
        others = self.sum_of(rest, measure)
        if (not best or 2 * helps[best] <= sum(helps.values()) or exact_rate(others) is None
                or missing_for(others, target) == 0):
            return [], []
        return [self.workspace.units[best]], rest

    def sum_of(self, units: list[Unit], measure: str) -> Items:
        """Eligible and completed of units that have both."""
        figures = [self.shown(unit.code, self.as_of, measure) for unit in units]
        return {item: sum(figure[item] for figure in figures)
                for item in ("eligible", "completed")}

    # Fields

    def measure_value(self, name: str, code: str, officer: str, measure: str) -> Any:
        """A field that each row has."""
        row = self.line(code, officer, measure)
        figure = row["figure"]
        if name == "eligible_share":
            return rounded_rate(exact_rate({"completed": figure.get("eligible", -1),
                                            "eligible": figure.get("to_enforce", 0)}))
        if name == "surplus":
            if row["missing"] is None:
                return None
            if not row["met"]:
                return 0
            target = self.target(code, officer, measure)
            return figure["completed"] - missing_for(
                {"completed": 0, "eligible": figure["eligible"]}, target)
        if name == "left":  # of the two figures that are shown
            pair = both(figure)
            return None if pair is None else pair[1] - pair[0]
        columns = {"gap": "gap_points", "month": "change_month", "year": "change_year"}
        if name in ("rate", "target", "gap", "missing", "month", "year", "rank"):
            return row[columns.get(name, name)]
        return figure.get(name)

    def whole_value(self, name: str, measure: str) -> Any:
        """A field that only the whole has."""
        row = self.line(self.about.code, "", measure)
        if name == "per_day":
            working = days_left(self.on, work_year(self.as_of), self.holidays)[1]
            if not row["missing"] or not working:
                return None
            return ceiling(Fraction(row["missing"], working))
        if name in ("n_expected", "n_reported"):
            return row["expected" if name == "n_expected" else "reported"]
        if name in ("partial_eligible", "partial_completed"):
            figures = [one for one in self.child_figures(self.about.code, self.as_of, measure)
                       if {"eligible", "completed"} <= one.keys()]
            return sum(one[name.removeprefix("partial_")] for one in figures) if figures else None
        if name.endswith(("lowest_gap", "highest_gap")):
            key = "regional_short" if name.startswith("regional_") else "short_units"
            gaps = [self.line(unit.code, "", measure)["gap_points"]
                    for unit in self.lists(measure)[key]]
            return (min if "lowest" in name else max)(gaps, default=None)
        if name == "holders_share":
            return self.holders(measure)[1]
        if name == "rest_rate":
            rest = self.carriers(measure)[1]
            return rounded_rate(exact_rate(self.sum_of(rest, measure))) if rest else None
        if name in ("quota", "ahead"):
            text = self.pace(self.about, measure, None, 0)[name]
            return None if text is None else int(text.replace(".", ""))
        if name.startswith("forecast"):
            forecast = self.forecast(self.about, measure)
            if forecast is None:
                return None
            if name == "forecast_years":
                return forecast["years"]
            return forecast["rate"][("forecast", "forecast_low", "forecast_high").index(name)]
        return self.lists(measure)[name]

    @cached_property
    def pairs(self) -> dict[str, list[Unit]]:
        """The lists of the paper, which ask for both measures."""
        def chosen(test: Callable[[Unit, str], bool], count: Callable[..., bool]) -> list[Unit]:
            return [unit for unit in self.units
                    if count(test(unit, measure) for measure in MEASURES)]

        return {
            "units": self.units, "table": [*self.ranked("cases"), self.about],
            "short_of_both": chosen(self.is_short, all),
            "short_of_any": chosen(self.is_short, any), "met_both": chosen(self.is_met, all),
            "silent_units": chosen(lambda *one: not self.has_reported(*one), any),
        }

    def paper_value(self, name: str, code: str) -> Any:
        """A field of the whole paper; of a row only its place in the table has a number."""
        year = work_year(self.as_of)
        if name == "number":
            return ([unit.code for unit in self.ranked("cases")].index(code) + 1
                    if code != self.about.code else 0)
        if name in self.pairs:
            return self.pairs[name]
        if name == "months_left":
            if work_year(self.on) != year:
                return 0
            return 12 - work_month(self.on) + (not is_month_end(self.on))
        last = calendar.monthrange(self.as_of.year, self.as_of.month)[1]
        return {
            "as_of": self.as_of, "issued": self.on, "year_start": date(year - 1, 10, 1),
            "year_end": date(year, 9, 30), "next_month": self.as_of.replace(day=last) + ONE_DAY,
            "month_base": self.month_base, "year_base": self.year_base,
            "days_left": days_left(self.on, year, self.holidays)[0],
            "working_days": days_left(self.on, year, self.holidays)[1],
            "month_number": work_month(self.as_of),
        }[name]

    def says(self, path: str) -> str:
        """What the number of a path must say."""
        day, field, origin = path.split("/", 2)
        field, _, form = field.partition(":")
        scope, _, name = field.rpartition(".")
        if day != self.as_of.isoformat() or scope not in ("", *MEASURES):
            raise NoValue("not of this cut")
        code, officer = origin, ""
        if code not in self.workspace.units:
            code, _, officer = origin.rpartition("/")
        if code not in self.workspace.units or (code != self.about.code and officer == ""
                                                and not self.is_within(code, self.about.code)):
            raise NoValue("not about a unit of this paper")
        try:
            kind, value = self.find(scope, name, code, officer)
        except KeyError:
            raise NoValue("no such field") from None
        if form and form not in FORMATS[kind]:
            raise NoValue(f"no format of a {kind}")
        return ABSENT if value is None else PRINTERS[kind](value, form)

    def find(self, scope: str, name: str, code: str, officer: str) -> tuple[str, Any]:
        """Type and value of a field."""
        if not scope:
            if name != "number" and code != self.about.code:
                raise KeyError(name)
            kind = "count" if name == "number" else fields_of("paper")[name]
            return kind, self.paper_value(name, code)
        if name in fields_of("measure"):
            return (kind_of(fields_of("measure")[name], scope),
                    self.measure_value(name, code, officer, scope))
        if name in fields_of("whole"):
            if code != self.about.code or officer:
                raise KeyError(name)
            return kind_of(fields_of("whole")[name], scope), self.whole_value(name, scope)
        # A column of the form.
        return kind_of("amount", scope), self.line(code, officer, scope)["figure"].get(name)

    def chart_numbers(self) -> Iterator[str]:
        """What the charts of a paper can say: rate, target and gap of the whole and its units; of
        the whole those of the newest day that has a rate."""
        for measure in MEASURES:
            for unit in (self.about, *self.units):
                row = self.line(unit.code, "", measure)
                yield from self.said_of(row["rate"], row["target"])
            for cut in reversed(self.cuts_of_year()):
                rate = rounded_rate(exact_rate(self.figure_then(self.about.code, cut, measure)))
                if rate is not None:
                    target = self.target_on(self.about.code, measure, cut)
                    yield from (print_day(cut, ""), *self.said_of(rate, target and target.rate))
                    break

    @staticmethod
    def said_of(rate: int | None, target: int | None) -> Iterator[str]:
        """Rate, target and gap."""
        if rate is not None:
            yield grouped(rate, 2)
        if target is not None:
            yield grouped(target, 2)
        if rate is not None and target is not None:
            yield print_points(rate - target, "")
