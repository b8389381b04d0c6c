# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Writes a random workspace as a CSV folder, the same for the same seed.

Everything in it is valid by the CSV contract; nothing in it is made to look likely. The corners of
the arithmetic come up much more often than in an office.
"""

from __future__ import annotations

import argparse
import calendar
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from calculate import (
    LOW_POINTS, NEAR_POINTS, TAKEN_UP_ENDS, Calculator, exact_rate, month_base, rounded_rate,
    year_before)
from workspace import (
    ENTERED, ITEMS, KINDS, MEASURES, ONE_DAY, WHOLE_SHARE, Cut, Form, Items, OwnItem, Stay,
    Succession, Target, Unit,
    Workspace, work_year, work_year_start)
from writer import Writer

FOUNDED = date(2010, 1, 1)
DEEPEST_PARENT = 1
MOST_UNITS = 22

UNIT_NAMES = (
    "Phòng THADS khu vực {}", "Chi cục THADS huyện Định Hóa {}", "Văn phòng, tổ {}",
    "Phòng \"Nghiệp vụ\" số {}", "Đội \"Án lớn\", nhóm {}", "Cục THADS tỉnh Đắk Lắk ({})",
    "Chi cục THADS thị xã Quảng Trị; bộ phận {}", "Phòng kiểm tra, giải quyết khiếu nại {}",
)
OFFICER_NAMES = (
    "Nguyễn Thị Ánh", "Trần Văn Ước", "Lê Đức Thọ", "Phạm \"Út\" Hường", "Vũ, Hoàng Yến",
    "Đỗ Mỹ Ỷ", "Bùi Quỳnh Ngữ", "Hoàng Gia Bảo",
)
DOCUMENTS = (
    "", "", "Quyết định 745/QĐ-CTHADS, ngày 7/7", "điều chỉnh", "Công văn \"hỏa tốc\" số 12",
)
NOTES = ("", "số liệu nhanh", "chốt lại, sau khi đối chiếu", "theo \"Biểu 04\"")
CODES = "ABKMXZabkxzĐƯđư"
SETTINGS = {
    "agency": "Cục Thi hành án dân sự tỉnh \"Mẫu\", miền núi",
    "place": "Thái Nguyên",
}


OWN_NAMES = ("over_one_year", "deferred", "z", "a_1", "settled")


def form_text(form: Form) -> str:
    """The text of an own form, with the columns of the built-in form of its first day."""
    lines = ["[form]", f"id={form.key}", "name=Biểu \"riêng\", có dấu", "circular=Thông tư; số 1",
             f"first={form.first}", f"scheme={form.scheme}"]
    lines += [f"last={form.last}"] if form.last else []
    for number, item in enumerate(ITEMS + ("carried_over", "rate"), 1):
        if item != "taken_up" or form.first < TAKEN_UP_ENDS:
            lines += ["", f"[{number}]", f"item={item}", f"heading=Cột {number}"]
            lines += ["measures=money"] if item == "reduced" else []
    for own in form.items:
        lines += ["", f"[item {own.name}]", f"heading=Mục {own.name}"]
        lines += [f"measures={own.measures[0]}"] if len(own.measures) == 1 else []
        if own.whole:
            lines += [f"part_of={own.whole}", f"sign={'-' if own.sign < 0 else '+'}"]
    return "\n".join(lines) + "\n"


class Generator:
    """Builds one workspace, step by step, from one source of randomness."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        # A source of its own, so that the workspaces of a seed stay what they were.
        self.extra = random.Random(f"forms {seed}")
        self.workspace = Workspace()
        self.days: list[date] = []
        self.moved: set[tuple[str, date]] = set()
        self.listed_cuts: list[date] = []

    def build(self) -> Workspace:
        """The whole workspace."""
        self.plan_days()
        self.plan_units()
        self.plan_events()
        self.plan_officers()
        self.plan_forms()
        self.plan_records()
        self.plan_cuts()
        self.plan_targets()
        if self.chance(50):
            self.workspace.settings |= SETTINGS
        self.plan_promises()
        return self.workspace

    # Choices

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.random.randrange(100) < percent

    def day_between(self, first: date, last: date) -> date:
        """Any day from first to last."""
        return first + timedelta(self.random.randrange((last - first).days + 1))

    # Days

    def plan_days(self) -> None:
        """The days of the cuts: months in a row, days inside them, and the year before."""
        leap = self.chance(20)
        year = self.random.choice((2024, 2025)) if leap else self.random.choice(
            (2017, 2020, 2021, 2024, 2025, 2025, 2025, 2026))
        count = self.random.randrange(2, 5)
        # February is the fifth month of a work year.
        start = self.random.randrange(4 - count + 1, 5) if leap else self.random.randrange(
            12 - count + 1)
        days: set[date] = set()
        for index in range(start, start + count):
            days |= self.month_days(year, (index + 9) % 12 + 1)
        if leap:
            days |= {date(year, 2, 28), date(year, 2, calendar.monthrange(year, 2)[1])}
        if not days:
            days.add(date(year, 9, 30))
        if start == 0 and self.chance(50):
            days.add(date(year - 1, 9, self.random.randrange(1, 31)))
        days |= self.days_of_year_before(sorted(days))
        self.days = sorted(days)

    def month_days(self, year: int, month: int) -> set[date]:
        """The cuts of one month of a work year: its end, days inside it, or nothing."""
        calendar_year = year - 1 if month >= 10 else year
        last = date(calendar_year, month, calendar.monthrange(calendar_year, month)[1])
        if self.chance(8):
            return set()
        days = {last} if self.chance(80) else set()
        while not days or self.chance(30):
            days.add(self.day_between(last.replace(day=1), last))
        return days

    def days_of_year_before(self, days: Sequence[date]) -> set[date]:
        """Cuts of the year before that answer to a cut, and some that nearly do."""
        result = set()
        for day in days:
            if self.chance(65):
                result.add(year_before(day))
            if self.chance(12):
                result.add(year_before(day) + self.random.choice((-ONE_DAY, ONE_DAY)))
        return result

    # Units

    def plan_units(self) -> None:
        """The tree as it was founded."""
        root = self.new_unit(FOUNDED, "", "agency")
        if self.chance(8):
            return
        for _ in range(self.random.randrange(1, 5)):
            group = self.new_unit(FOUNDED, root)
            if self.chance(70):
                for _ in range(self.random.randrange(1, 5)):
                    self.new_unit(FOUNDED, group)

    def new_unit(self, day: date, parent: str, kind: str = "") -> str:
        """Adds a unit that is valid from the day on and gives its code."""
        units = self.workspace.units
        number = len(units)
        code = f"{self.random.choice(CODES)}{number}"
        units[code] = Unit(
            code, self.random.choice(UNIT_NAMES).format(number), f"Đơn vị {number}",
            kind or self.random.choice(KINDS[1:]), parent, day, None, self.random.randrange(4))
        return code

    def depth(self, code: str) -> int:
        """How many units stand above a unit."""
        parent = self.workspace.units[code].parent
        return 1 + self.depth(parent) if parent else 0

    def open_units(self) -> list[str]:
        """The units that have not ended."""
        return [code for code, unit in self.workspace.units.items() if unit.last is None]

    def open_children(self, code: str) -> list[str]:
        """The child units that have not ended."""
        return [other for other in self.open_units()
                if self.workspace.units[other].parent == code]

    def open_root(self) -> str:
        """The root that has not ended."""
        return self.open_children("")[0]

    def end_unit(self, code: str, day: date) -> None:
        """Lets a unit and all below it end on the day before."""
        for child in self.open_children(code):
            self.end_unit(child, day)
        self.workspace.units[code] = replace(self.workspace.units[code], last=day - ONE_DAY)

    # Successions

    def plan_events(self) -> None:
        """Changes of the tree between the cuts."""
        if self.days[0] == self.days[-1]:
            return
        for day in sorted(self.event_day() for _ in range(self.random.choice((0, 1, 1, 2, 2, 3)))):
            for _ in range(self.random.choice((1, 1, 2))):
                event = self.random.choices(
                    (self.split, self.merge, self.turn_into_group, self.close_group,
                     self.replace_root, self.start_or_end),
                    (45, 25, 8, 6, 4, 12))[0]
                if len(self.workspace.units) < MOST_UNITS:
                    event(day)

    def event_day(self) -> date:
        """A day from the first cut on: the first of a month, at a cut, or any."""
        day = self.day_between(self.days[0], self.days[-1])
        if self.chance(50):
            day = day.replace(day=1)
        elif self.chance(50):
            day = self.random.choice(self.days) + self.random.choice((timedelta(0), ONE_DAY))
        return day

    def can_end(self, code: str, day: date) -> bool:
        """Whether a unit was there the day before and has no succession on the day yet."""
        return self.workspace.units[code].first < day and (code, day) not in self.moved

    def givers(self, day: date) -> list[str]:
        """The leaves below the root that can end on the day."""
        return [code for code in self.open_units()
                if self.workspace.units[code].parent and self.can_end(code, day)
                and not self.open_children(code)]

    def parent_for_new(self) -> str:
        """A unit that can have one more child: mostly one that has some."""
        parents = [code for code in self.open_units() if self.depth(code) <= DEEPEST_PARENT]
        groups = [code for code in parents if self.open_children(code)]
        return self.random.choice(groups if groups and self.chance(90) else parents)

    def takers(self, count: int, day: date, giver: str) -> list[str]:
        """Other units that are there on the day, or start on it."""
        result: list[str] = []
        while len(result) < count:
            others = [code for code in self.open_units()
                      if code != giver and code not in result and self.workspace.units[code].parent]
            if others and self.chance(45):
                result.append(self.random.choice(others))
            else:
                parent = self.parent_for_new()
                result.append(self.new_unit(day, self.open_root() if parent == giver else parent))
        return result

    def give(self, giver: str, takers: Sequence[str], day: date, total: int = WHOLE_SHARE) -> None:
        """Adds the successions of one predecessor and day."""
        cases = self.shares(len(takers), total)
        money = self.shares(len(takers), total) if self.chance(40) else cases
        for taker, case_share, money_share in zip(takers, cases, money):
            self.workspace.successions.append(
                Succession(giver, taker, day, (case_share, money_share)))
        self.moved |= {(code, day) for code in (giver, *takers)}

    def shares(self, count: int, total: int) -> list[int]:
        """So many shares above nothing that add up to the total."""
        steps = [step for step in (250_000, 50_000, 10_000, 100, 1) if step * count <= total]
        step = self.random.choice(steps)
        marks = self.random.sample(range(step, total, step), count - 1)
        edges = [0, *sorted(marks), total]
        return [after - before for before, after in zip(edges, edges[1:])]

    def split(self, day: date) -> None:
        """A unit gives to one or more others, and ends or goes on, with or without its share."""
        givers = self.givers(day)
        if not givers:
            return
        giver = self.random.choice(givers)
        goes_on = self.chance(45)
        takers = self.takers(self.random.randrange(1, 4), day, giver)
        if not goes_on:
            self.end_unit(giver, day)
            self.give(giver, takers, day)
            return
        if self.chance(50):
            takers.append(giver)
            self.random.shuffle(takers)
        part = self.random.randrange(10, 100) * 10_000
        self.give(giver, takers, day, part if self.chance(60) else WHOLE_SHARE)

    def merge(self, day: date) -> None:
        """Some units end and become one, or share out to two."""
        givers = self.givers(day)
        if len(givers) < 2:
            return
        ending = self.random.sample(givers, min(len(givers), self.random.randrange(2, 4)))
        for giver in ending:
            self.end_unit(giver, day)
        takers = self.takers(2 if self.chance(25) else 1, day, "")
        for giver in ending:
            self.give(giver, takers, day)

    def turn_into_group(self, day: date) -> None:
        """A unit gets units of its own that share what it had."""
        givers = [code for code in self.givers(day) if self.depth(code) <= DEEPEST_PARENT]
        if givers:
            giver = self.random.choice(givers)
            children = [self.new_unit(day, giver) for _ in range(self.random.randrange(1, 4))]
            if self.chance(70):
                self.give(giver, children, day)

    def close_group(self, day: date) -> None:
        """A group ends with its units, which go to others."""
        groups = [code for code in self.open_units()
                  if self.workspace.units[code].parent and self.open_children(code)
                  and all(self.can_end(one, day) for one in (code, *self.open_children(code)))]
        if not groups:
            return
        group = self.random.choice(groups)
        children = self.open_children(group)
        self.end_unit(group, day)
        takers = self.takers(self.random.randrange(1, 3), day, "")
        for giver in children + ([group] if self.chance(40) else []):
            self.give(giver, takers, day)

    def replace_root(self, day: date) -> None:
        """The whole tree ends and another one starts."""
        leaving = self.open_units()
        if not all(self.can_end(code, day) for code in leaving):
            return
        leaves = [code for code in leaving if not self.open_children(code)]
        root = self.open_root()
        self.end_unit(root, day)
        heir = self.new_unit(day, "", "agency")
        takers = [self.new_unit(day, heir) for _ in range(self.random.randrange(1, 4))]
        for leaf in leaves:
            if leaf != root:
                self.give(leaf, self.random.sample(takers, self.random.randrange(
                    1, min(len(takers), 2) + 1)), day)
        if self.chance(50):
            self.give(root, [heir], day)

    def start_or_end(self, day: date) -> None:
        """A unit starts or ends without a successor."""
        givers = self.givers(day)
        if givers and self.chance(50):
            self.end_unit(self.random.choice(givers), day)
        else:
            self.new_unit(day, self.parent_for_new())

    # Forms

    def plan_forms(self) -> None:
        """In some workspaces own forms, with items that are part of sums or of none."""
        for number in range(self.extra.choice((0, 0, 0, 1, 1, 2))):
            first = self.days[0] - timedelta(self.extra.randrange(400))
            if self.extra.randrange(2):
                first = self.extra.choice(self.days)
            last = self.extra.choice((None, first + timedelta(self.extra.randrange(600))))
            items = tuple(
                OwnItem(name, self.extra.choice((MEASURES, MEASURES, ("cases",), ("money",))),
                        self.extra.choice(("", "total", "to_enforce", "eligible", "completed")),
                        self.extra.choice((1, 1, -1)))
                for name in self.extra.sample(OWN_NAMES, self.extra.randrange(1, 4)))
            form = Form(f"{self.extra.choice('zaĐ')}{number}", first, last, items,
                        "two" if number else "three")
            self.workspace.forms.append(form)
            self.workspace.settings[f"form.{form.key}"] = form_text(form)

    def own_figures(self, scale: int) -> Items:
        """Figures in own items, in the order of the forms."""
        return {name: self.extra.randrange(scale + 1) for name in self.workspace.own_items()
                if self.extra.randrange(3)}

    def plan_promises(self) -> None:
        """Plans, and explanations of findings that are there or not."""
        stays = {(stay.unit, stay.officer) for stay in self.workspace.stays}
        subjects = sorted(stays) + [(code, "") for code in self.workspace.units]
        for _ in range(self.extra.choice((0, 0, 3, 20))):
            unit, officer = self.extra.choice(subjects)
            month = f"{self.extra.choice((2024, 2025))}-{self.extra.randrange(1, 13):02d}"
            key = (unit, officer, self.extra.choice(MEASURES), month)
            self.workspace.plans[key] = self.extra.randrange(10 ** 6)
        for _ in range(self.extra.choice((0, 0, 1, 4))):
            unit, officer = self.extra.choice(subjects)
            explained = (self.extra.choice(sorted(self.workspace.cuts)), unit, officer,
                         self.extra.choice(MEASURES), self.extra.choice(("V8", "V10", "hoarding")),
                         self.extra.choice(("", "total", "completed")))
            self.workspace.explanations[explained] = (
                self.extra.randrange(-100, 100), self.extra.randrange(100),
                self.extra.choice(NOTES[1:]))

    # Officers

    def plan_officers(self) -> None:
        """Officers of some units; some move, some come back, some leave."""
        units = list(self.workspace.units.values())
        for unit in units:
            is_group = any(other.parent == unit.code for other in units)
            if self.chance(12 if is_group else 80 if len(units) == 1 else 35):
                for _ in range(self.random.randrange(1, 4)):
                    self.new_officer(unit)

    def new_officer(self, unit: Unit) -> None:
        """An officer with one stay in the unit, or a second one after it."""
        number = len(self.workspace.stays)
        code = f"{self.random.choice(CODES)}{number}"
        name = self.random.choice(OFFICER_NAMES)
        first = max(unit.first, date(2014, 1, 1))
        last = unit.last
        day = self.day_between(self.days[0], self.days[-1])
        moves = first < day and unit.valid_on(day) and self.chance(40)
        if moves and self.chance(25):
            self.add_stay(code, unit, name, day, last)
            return
        self.add_stay(code, unit, name, first, day - ONE_DAY if moves else last)
        if moves and self.chance(80):
            others = [other for other in self.workspace.units.values() if other.valid_on(day)]
            other = self.random.choice(others)
            start = day + ONE_DAY * self.random.choice((0, 0, 20))
            if other.valid_on(start):
                self.add_stay(code, other, name, start, other.last)

    def add_stay(self, code: str, unit: Unit, name: str, first: date, last: date | None) -> None:
        """Adds one stay."""
        self.workspace.stays.append(Stay(code, unit.code, name, first, last))

    # Records

    def plan_records(self) -> None:
        """Figures of units and officers in the cuts, complete or not as the workspace has it."""
        lost_records = self.random.choice((0, 0, 5, 25))
        lost_items = self.random.choice((0, 0, 5, 25))
        group_records = self.random.choice((0, 20, 60))
        scales = {"cases": self.random.choice((20, 1000, 100_000)),
                  "money": self.random.choice((20, 10 ** 6, 10 ** 10, 10 ** 15))}
        styles = self.random.choice((("full",), ("totals",), ("full", "totals", "mixed", "odd")))
        for day, unit, officer in self.reporters(group_records):
            for measure in MEASURES:
                if not self.chance(lost_records):
                    items = self.figures(self.random.choice(styles), scales[measure], measure)
                    items = {item: value for item, value in items.items()
                             if not self.chance(lost_items)}
                    items |= self.own_figures(scales[measure])
                    if items:
                        self.workspace.records[day, unit, officer, measure] = items

    def reporters(self, group_records: int) -> list[tuple[date, str, str]]:
        """Who reports in which cut."""
        result: list[tuple[date, str, str]] = []
        for day in self.days:
            valid = [unit for unit in self.workspace.units.values() if unit.valid_on(day)]
            parents = {unit.parent for unit in valid}
            officers = [stay for stay in self.workspace.stays if stay.valid_on(day)]
            parents |= {stay.unit for stay in officers}
            result += [(day, unit.code, "") for unit in valid
                       if unit.code not in parents or self.chance(group_records)]
            result += [(day, stay.unit, stay.officer) for stay in officers]
        return result

    def figures(self, style: str, scale: int, measure: str) -> Items:
        """One record in one of the styles."""
        if style == "totals":
            return self.totals(scale)
        if style == "odd":
            return self.odd_totals(scale)
        items = {item: self.amount(scale) for item in ENTERED}
        if measure == "cases" and not self.chance(5):
            del items["reduced"]
        if style == "mixed":
            kept = self.random.sample(sorted(items), self.random.randrange(1, len(items)))
            items = {item: items[item] for item in kept}
            items |= self.totals(scale)
        return items

    def amount(self, scale: int) -> int:
        """A figure up to the scale, sometimes nothing, often small."""
        if self.chance(10):
            return 0
        return self.random.randrange(1 + (scale if self.chance(60) else max(scale // 100, 1)))

    def totals(self, scale: int) -> Items:
        """The figures of a quick cut, in some of which a rate comes out even."""
        total = self.amount(scale)
        eligible = self.random.randrange(total + 1)
        completed = self.random.randrange(eligible + 1)
        if self.chance(30):
            upper, lower = self.random.choice(((1, 2), (2, 3), (3, 4), (83, 100), (1, 1)))
            unit = self.random.randrange(1, scale // lower + 2)
            # A few less, so that rates differ that look the same.
            less = self.random.choice((0, 0, 1, 2))
            eligible, completed = lower * unit, max(0, upper * unit - less)
            total = max(total, eligible)
        items = {"total": total, "eligible": eligible, "completed": completed}
        if self.chance(40):
            items["to_enforce"] = total
        return items

    def odd_totals(self, scale: int) -> Items:
        """Nothing eligible, or more completed than that."""
        if self.chance(40):
            return {"total": self.amount(scale), "eligible": 0, "completed": 0}
        eligible = self.amount(scale)
        return {"eligible": eligible, "completed": eligible + self.amount(scale)}

    # Cuts and targets

    def plan_cuts(self) -> None:
        """What is known of the cuts: closed, how often, with a note; one without records."""
        cuts = self.workspace.cuts
        for day, *_ in self.workspace.records:
            cuts.setdefault(day, Cut())
        if not cuts or self.chance(20):
            cuts.setdefault(self.day_between(self.days[0], self.days[-1]), Cut())
        for day in list(cuts):
            if self.chance(30):
                closed = self.chance(60)
                revision = self.random.randrange(1, 4) if closed or self.chance(50) else 0
                cuts[day] = Cut(closed, revision, self.random.choice(NOTES))
        with_records = {day for day, *_ in self.workspace.records}
        self.listed_cuts = [day for day in sorted(cuts)
                            if cuts[day] != Cut() or day not in with_records or self.chance(50)]

    def plan_targets(self) -> None:
        """Targets of units and officers, some of them changed within the year."""
        owners = [(unit, "") for unit in self.workspace.units]
        owners += sorted({(stay.unit, stay.officer) for stay in self.workspace.stays})
        for year in sorted({work_year(day) for day in self.workspace.cuts}):
            for unit, officer in owners:
                for measure in MEASURES:
                    if self.chance(45 if officer else 80):
                        self.add_targets(unit, officer, year, measure)

    def add_targets(self, unit: str, officer: str, year: int, measure: str) -> None:
        """The targets of one unit or officer in one year."""
        days = [day for day in self.workspace.cuts if work_year(day) == year]
        starts = set() if self.chance(15) else {work_year_start(year)}
        if not starts or self.chance(25):
            starts.add(self.random.choice(days) + self.random.choice((timedelta(0), ONE_DAY)))
        if self.chance(8):
            starts.add(self.day_between(work_year_start(year), date(year, 9, 30)))
        for start in sorted(starts):
            if work_year(start) == year:
                rate = self.target_rate(unit, officer, measure, self.random.choice(days))
                self.workspace.targets.append(Target(
                    unit, officer, year, measure, rate, self.random.choice(("ge", "gt")), start,
                    self.random.choice(DOCUMENTS)))

    def target_rate(self, unit: str, officer: str, measure: str, day: date) -> int:
        """A rate: round, any, or one that is just reached or missed by a limit at a cut."""
        if self.chance(40):
            calculator = Calculator(self.workspace, day, day, {})
            figure = (calculator.record(day, unit, officer, measure) if officer
                      else calculator.shown(unit, day, measure))
            reached = rounded_rate(exact_rate(figure))
            if reached is not None and 0 < reached <= 10000 - LOW_POINTS:
                return reached + self.random.choice((0, 0, 0, NEAR_POINTS, LOW_POINTS))
        if self.chance(40):
            return self.random.randrange(1, 21) * 500
        return self.random.randrange(1, 10001)


def write_workspace(seed: int, folder: Path) -> None:
    """Writes the workspace of a seed."""
    generator = Generator(seed)
    writer = Writer(generator.build(), folder, seed)
    folder.mkdir(parents=True, exist_ok=True)
    writer.write_units()
    writer.write_changes()
    writer.write_targets()
    writer.write_cuts(generator.listed_cuts)
    writer.write_records()
    writer.write_promises()


def interesting_dates(workspace: Workspace) -> list[date]:
    """The cuts, those first in whose results most rules meet."""
    def weight(day: date) -> int:
        result = 0
        for base in (month_base(workspace.cuts, day), year_before(day)):
            if base in workspace.cuts:
                result += 2 + 2 * sum(base < one.day <= day for one in workspace.successions)
        result += 2 * (day.month == 10 or (day.month, day.day) in ((2, 28), (2, 29)))
        return result + workspace.cuts[day].closed

    return sorted(workspace.cuts, key=lambda day: (-weight(day), day))


def main() -> int:
    """Writes the workspace of a seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write_workspace(arguments.seed, arguments.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
