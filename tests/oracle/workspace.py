# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""The CSV folder of a workspace as values: what is in the files, nothing calculated.

Amounts are ints, rates are ints in hundredths of a percent, shares are ints in ten thousandths of
a percent. An absent figure is a missing key, never zero.
"""

from __future__ import annotations

import configparser
import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

MEASURES = ("cases", "money")
KINDS = ("agency", "department", "regional")
ENTERED = (
    "carried_in", "newly_accepted", "entrusted", "withdrawn", "taken_up", "executed", "terminated",
    "reduced", "in_progress", "postponed_by_agreement", "other", "not_eligible", "postponed",
    "suspended", "separately_tracked",
)
TOTALS = ("total", "to_enforce", "eligible", "completed")
ITEMS = ENTERED + TOTALS
WHOLE_SHARE = 1_000_000
ONE_DAY = timedelta(days=1)

UNIT_COLUMNS = (
    "code", "name", "short_name", "kind", "parent", "valid_from", "valid_to", "position",
)
SUCCESSION_COLUMNS = ("predecessor", "successor", "date", "share_cases", "share_money")
OFFICER_COLUMNS = ("code", "unit", "name", "valid_from", "valid_to")
TARGET_COLUMNS = (
    "unit", "officer", "work_year", "measure", "rate", "rule", "from", "document",
)
CUT_COLUMNS = ("as_of", "closed", "revision", "note")
SETTING_COLUMNS = ("key", "value")
RECORD_COLUMNS = ("as_of", "unit", "officer", "measure") + ITEMS

PLAN_COLUMNS = ("unit", "officer", "measure", "month", "completed")
EXPLANATION_COLUMNS = (
    "as_of", "unit", "officer", "measure", "code", "item", "expected", "found", "note",
)
# The first days of the built-in forms, which an own form that began earlier gives way to.
BUILT_IN_STARTS = (
    date(2015, 7, 1), date(2020, 1, 5), date(2024, 7, 26), date(2025, 7, 1), date(2026, 7, 1),
)

Items = dict[str, int]


@dataclass(frozen=True)
class Unit:
    """One line of units.csv."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    first: date
    last: date | None
    position: int

    def valid_on(self, day: date) -> bool:
        """Whether the day lies in the unit's validity, both ends included."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Stay:
    """One line of officers.csv: one officer in one unit for a time."""

    officer: str
    unit: str
    name: str
    first: date
    last: date | None

    def valid_on(self, day: date) -> bool:
        """Whether the day lies in the stay, both ends included."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Succession:
    """One line of successions.csv, with the share of each measure."""

    predecessor: str
    successor: str
    day: date
    shares: tuple[int, int]

    def share(self, measure: str) -> int:
        """The share of a measure in ten thousandths of a percent."""
        return self.shares[MEASURES.index(measure)]


@dataclass(frozen=True)
class Target:
    """One line of targets.csv; an empty first day is the first day of the work year."""

    unit: str
    officer: str
    work_year: int
    measure: str
    rate: int
    rule: str
    first: date
    document: str


@dataclass(frozen=True)
class Cut:
    """One line of cuts.csv, or what a cut is without one."""

    closed: bool = False
    revision: int = 0
    note: str = ""


@dataclass(frozen=True)
class OwnItem:
    """An item that a form declares, and what it is part of."""

    name: str
    measures: tuple[str, ...]
    whole: str = ""
    sign: int = 1


@dataclass(frozen=True)
class Form:
    """An own form; all of them have the columns of the built-in form of their first day."""

    key: str
    first: date
    last: date | None
    items: tuple[OwnItem, ...]
    scheme: str

    def in_force(self, day: date) -> bool:
        """Whether it is the form of the day, as far as the built-in ones go."""
        return (self.first <= day and (self.last is None or day <= self.last)
                and not any(self.first < start <= day for start in BUILT_IN_STARTS))

    def parts(self, whole: str, measure: str) -> list[tuple[str, int]]:
        """The parts that it adds to a derived item."""
        return [(item.name, item.sign) for item in self.items
                if item.whole == whole and measure in item.measures]


def form_of(forms: Iterable[Form], day: date) -> Form | None:
    """The own form in force: the one that began last, of those of one day the last by id."""
    fitting = [form for form in forms if form.in_force(day)]
    return max(fitting, key=lambda form: (form.first, form.key.encode()), default=None)


RecordKey = tuple[date, str, str, str]
PlanKey = tuple[str, str, str, str]
ExplanationKey = tuple[date, str, str, str, str, str]


@dataclass
class Workspace:
    """Everything that the files of one folder hold."""

    units: dict[str, Unit] = field(default_factory=dict)
    successions: list[Succession] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    cuts: dict[date, Cut] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    records: dict[RecordKey, Items] = field(default_factory=dict)
    plans: dict[PlanKey, int] = field(default_factory=dict)
    explanations: dict[ExplanationKey, tuple[int, int, str]] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)

    def own_items(self) -> tuple[str, ...]:
        """The names of the items that forms declare: forms by key, each in its order."""
        names = (item.name for form in sorted(self.forms, key=lambda one: one.key.encode())
                 for item in form.items)
        return tuple(dict.fromkeys(names))

    def tree_order(self) -> list[str]:
        """All codes depth first, siblings by position, then code, whenever they are valid."""
        children: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            children.setdefault(unit.parent, []).append(unit)
        order: list[str] = []

        def walk(parent: str) -> None:
            for unit in sorted(children.get(parent, []), key=lambda u: (u.position, u.code)):
                order.append(unit.code)
                walk(unit.code)

        walk("")
        return order


def work_year(day: date) -> int:
    """The year in which the work year of the day ends."""
    return day.year + 1 if day.month >= 10 else day.year


def work_year_start(year: int) -> date:
    """The first day of a work year."""
    return date(year - 1, 10, 1)


def parse_fixed(text: str, decimals: int) -> int:
    """A decimal number as a whole number of its last decimal; more decimals are refused."""
    whole, _, fraction = text.partition(".")
    if not whole or len(fraction) > decimals or not (whole + fraction).isdecimal():
        raise ValueError(f"not a number with at most {decimals} decimals: {text!r}")
    return int(whole + fraction.ljust(decimals, "0"))


def parse_share(text: str) -> int:
    """A share in percent; nothing means the whole."""
    return parse_fixed(text, 4) if text else WHOLE_SHARE


def parse_flag(text: str) -> bool:
    """A truth value of a file."""
    return {"": False, "0": False, "false": False, "1": True, "true": True}[text]


def optional_date(text: str) -> date | None:
    """A date, or nothing when the field is empty."""
    return date.fromisoformat(text) if text else None


def read_lines(folder: Path, name: str) -> list[dict[str, str]]:
    """The lines of one file by heading; a file that is not there has none."""
    path = folder / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [dict(line) for line in csv.DictReader(stream, strict=True)]


def read_unit(line: dict[str, str]) -> Unit:
    """A unit from its line."""
    return Unit(
        line["code"], line["name"], line.get("short_name", ""), line["kind"], line["parent"],
        date.fromisoformat(line["valid_from"]), optional_date(line["valid_to"]),
        int(line.get("position") or 0))


def read_target(line: dict[str, str]) -> Target:
    """A target from its line."""
    year = int(line["work_year"])
    first = optional_date(line.get("from", "")) or work_year_start(year)
    return Target(
        line["unit"], line.get("officer", ""), year, line["measure"], parse_fixed(line["rate"], 2),
        line["rule"], first, line.get("document", ""))


def read_form(text: str) -> Form:
    """An own form from its text."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string(text)
    items = tuple(
        OwnItem(name.removeprefix("item "),
                tuple(parser[name].get("measures", ";".join(MEASURES)).split(";")),
                parser[name].get("part_of", ""), -1 if parser[name].get("sign") == "-" else 1)
        for name in parser.sections() if name.startswith("item "))
    head = parser["form"]
    return Form(head["id"], date.fromisoformat(head["first"]), optional_date(head.get("last", "")),
                items, head["scheme"])


def read_record(line: dict[str, str], items: Iterable[str]) -> tuple[RecordKey, Items]:
    """A record and its key from its line."""
    key = (date.fromisoformat(line["as_of"]), line["unit"], line.get("officer", ""),
           line["measure"])
    return key, {item: int(line[item]) for item in items if line.get(item)}


def read_promises(folder: Path, result: Workspace) -> None:
    """Plans and explanations."""
    for line in read_lines(folder, "plans.csv"):
        plan = (line["unit"], line.get("officer", ""), line["measure"], line["month"])
        result.plans[plan] = int(line["completed"])
    for line in read_lines(folder, "explanations.csv"):
        key = (date.fromisoformat(line["as_of"]), line["unit"], line.get("officer", ""),
               line["measure"], line["code"], line.get("item", ""))
        result.explanations[key] = (int(line["expected"]), int(line["found"]), line["note"])


def read_workspace(folder: Path) -> Workspace:
    """All files of a folder; records make their cuts where cuts.csv does not name them."""
    result = Workspace()
    for line in read_lines(folder, "units.csv"):
        result.units[line["code"]] = read_unit(line)
    for line in read_lines(folder, "successions.csv"):
        shares = tuple(parse_share(line.get(f"share_{measure}", "")) for measure in MEASURES)
        result.successions.append(Succession(
            line["predecessor"], line["successor"], date.fromisoformat(line["date"]),
            (shares[0], shares[1])))
    for line in read_lines(folder, "officers.csv"):
        result.stays.append(Stay(
            line["code"], line["unit"], line["name"], date.fromisoformat(line["valid_from"]),
            optional_date(line["valid_to"])))
    result.targets = [read_target(line) for line in read_lines(folder, "targets.csv")]
    for line in read_lines(folder, "cuts.csv"):
        result.cuts[date.fromisoformat(line["as_of"])] = Cut(
            parse_flag(line["closed"]), int(line["revision"] or 0), line["note"])
    for line in read_lines(folder, "settings.csv"):
        result.settings[line["key"]] = line["value"]
    result.forms = [read_form(value) for key, value in result.settings.items()
                    if key.startswith("form.")]
    items = ITEMS + result.own_items()
    result.records = dict(read_record(line, items)
                          for line in read_lines(folder, "records.csv"))
    read_promises(folder, result)
    for day, *_ in result.records:
        result.cuts.setdefault(day, Cut())
    return result
