# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Writes a workspace as a CSV folder, in one of the shapes that the contract allows."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from workspace import (
    CUT_COLUMNS, EXPLANATION_COLUMNS, ITEMS, OFFICER_COLUMNS, PLAN_COLUMNS, RECORD_COLUMNS,
    SETTING_COLUMNS, SUCCESSION_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, WHOLE_SHARE, Target,
    Workspace, work_year_start)


def share_text(share: int) -> str:
    """A share in percent without useless zeros."""
    whole, fraction = divmod(share, 10_000)
    return f"{whole}.{fraction:04d}".rstrip("0").rstrip(".")


def day_text(day: date | None) -> str:
    """A date, or nothing."""
    return day.isoformat() if day else ""


class Writer:
    """Writes the files of one workspace; the seed decides what the contract leaves open."""

    def __init__(self, workspace: Workspace, folder: Path, seed: int) -> None:
        self.workspace = workspace
        self.folder = folder
        self.random = random.Random(f"write {seed}")

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]],
              optional: Sequence[str] = (), fixed: bool = False) -> None:
        """Writes one file; columns may change places and empty optional ones may go."""
        lines = [dict(zip(columns, row)) for row in rows]
        if not lines and not fixed and self.random.randrange(2):
            return
        shown = list(columns)
        if not fixed:
            shown = [column for column in shown
                     if column not in optional or any(line[column] for line in lines)
                     or self.random.randrange(2)]
            if self.random.randrange(7) == 0:
                self.random.shuffle(shown)
        with (self.folder / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, shown, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)

    def write_units(self) -> None:
        """Writes units.csv, in tree order or in any."""
        order = self.workspace.tree_order()
        if self.random.randrange(5) == 0:
            self.random.shuffle(order)
        units = [self.workspace.units[code] for code in order]
        self.write("units.csv", UNIT_COLUMNS, (
            (unit.code, unit.name, unit.short_name, unit.kind, unit.parent, day_text(unit.first),
             day_text(unit.last), str(unit.position)) for unit in units))

    def share_cell(self, share: int) -> str:
        """A share; the whole is often left out."""
        return "" if share == WHOLE_SHARE and self.random.randrange(2) else share_text(share)

    def write_changes(self) -> None:
        """Writes successions.csv and officers.csv."""
        self.write("successions.csv", SUCCESSION_COLUMNS, (
            (one.predecessor, one.successor, day_text(one.day), *map(self.share_cell, one.shares))
            for one in self.workspace.successions), ("share_cases", "share_money"))
        self.write("officers.csv", OFFICER_COLUMNS, (
            (stay.officer, stay.unit, stay.name, day_text(stay.first), day_text(stay.last))
            for stay in self.workspace.stays))

    def start_cell(self, target: Target) -> str:
        """The first day of a target; that of the work year is often left out."""
        is_default = target.first == work_year_start(target.work_year)
        return "" if is_default and self.random.randrange(3) else day_text(target.first)

    def write_targets(self) -> None:
        """Writes targets.csv."""
        self.write("targets.csv", TARGET_COLUMNS, (
            (one.unit, one.officer, str(one.work_year), one.measure,
             f"{one.rate // 100}.{one.rate % 100:02d}", one.rule, self.start_cell(one),
             one.document) for one in self.workspace.targets), ("officer", "document"))

    def write_cuts(self, listed: Sequence[date]) -> None:
        """Writes cuts.csv and settings.csv."""
        cuts = [(day, self.workspace.cuts[day]) for day in listed]
        self.write("cuts.csv", CUT_COLUMNS, (
            (day_text(day), str(int(cut.closed)), str(cut.revision), cut.note)
            for day, cut in cuts))
        self.write("settings.csv", SETTING_COLUMNS, sorted(self.workspace.settings.items()))

    def write_records(self) -> None:
        """Writes records.csv just as an export must."""
        place = {code: index for index, code in enumerate(self.workspace.tree_order())}
        records = sorted(self.workspace.records.items(),
                         key=lambda one: (one[0][0], place[one[0][1]], *one[0][2:]))
        own = self.workspace.own_items()
        self.write("records.csv", RECORD_COLUMNS + own, (
            (day_text(key[0]), *key[1:], *(str(items.get(item, "")) for item in ITEMS + own))
            for key, items in records), fixed=True)

    def write_promises(self) -> None:
        """Writes plans.csv and explanations.csv."""
        self.write("plans.csv", PLAN_COLUMNS, (
            (*key, str(completed)) for key, completed in self.workspace.plans.items()),
            ("officer",))
        self.write("explanations.csv", EXPLANATION_COLUMNS, (
            (day_text(key[0]), *key[1:], str(expected), str(found), note)
            for key, (expected, found, note) in self.workspace.explanations.items()),
            ("officer", "item"))
