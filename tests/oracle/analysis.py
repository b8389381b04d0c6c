# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Calculates what `tiendo-cli analysis --format json` prints, from a CSV folder.

A second implementation of docs/analysis.md, written apart from the C code: plain loops, whole
numbers and fractions. The numbers in the comments are the sections of that page.
"""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction
from math import floor, isqrt
from typing import Any

from calculate import (
    Calculator, decimal_text, exact_rate, is_month_end, missing_for, rounded_rate)
from workspace import (
    KINDS, MEASURES, ONE_DAY, Items, Target, Unit, form_of, work_year)

Row = dict[str, Any]
YEARS_LEARNED = 5
YEARS_SHOWN = 5
LONGEST_GAP = 92
TWO_CLASSES_END = date(2020, 1, 5)
# t(0.90) of Student's distribution in thousandths, for 1 to 30 degrees of freedom.
STUDENT = (3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356, 1350, 1345,
           1341, 1337, 1333, 1330, 1328, 1325, 1323, 1321, 1319, 1318, 1316, 1315, 1314, 1313,
           1311, 1310)
MILLION = 1_000_000


def hundredths(value: Fraction) -> int:
    """Hundredths of a percent of a ratio, half up."""
    return floor(value * 10000 + Fraction(1, 2))


def ceiling(value: Fraction) -> int:
    """The smallest whole number not below."""
    return -floor(-value)


def toward_zero(value: Fraction) -> int:
    """Without its decimals."""
    return floor(value) if value >= 0 else -floor(-value)


def clamp(value: int, low: int, high: int) -> int:
    """A value kept between two, the lower one first."""
    return low if value < low else min(value, high)


def student(freedom: int) -> int:
    """The quantile of Student's distribution."""
    if freedom <= len(STUDENT):
        return STUDENT[freedom - 1]
    return 1303 if freedom <= 100 else 1282


def work_month(day: date) -> int:
    """The month within the work year: October is 1."""
    return (day.month + 2) % 12 + 1


def elapsed(day: date) -> Fraction:
    """How much of the work year is over (1)."""
    length = calendar.monthrange(day.year, day.month)[1]
    return Fraction((work_month(day) - 1) * length + day.day, 12 * length)


def both(figure: Items) -> tuple[int, int] | None:
    """Completed and eligible."""
    if "completed" not in figure or "eligible" not in figure:
        return None
    return figure["completed"], figure["eligible"]


def answering(day: date, year: int) -> date:
    """The day of an earlier work year that answers to a day (2)."""
    back = work_year(day) - year
    last = calendar.monthrange(day.year - back, day.month)[1]
    if is_month_end(day):
        return date(day.year - back, day.month, last)
    return date(day.year - back, day.month, min(day.day, last))


class Analyst(Calculator):
    """The analysis of one cut of a workspace."""

    # Quota and need (1)

    def quota(self, target: Target | None, measure: str) -> tuple[int, str] | None:
        """The rate that should be reached by now, and by what."""
        given = self.milestones(measure)
        points: list[tuple[Fraction, Fraction]] = [(Fraction(0), Fraction(0))]
        for month, (rate, is_share) in sorted(given.items()):
            if not is_share:
                points.append((Fraction(month), Fraction(rate)))
            elif target:
                points.append((Fraction(month), Fraction(rate * target.rate, 10000)))
        if points[-1][0] != 12 and target:
            points.append((Fraction(12), Fraction(target.rate)))
        now = elapsed(self.as_of) * 12
        for (month0, rate0), (month1, rate1) in zip(points, points[1:]):
            if month0 < now <= month1:
                value = rate0 + max(rate1 - rate0, Fraction(0)) * (now - month0) / (month1 - month0)
                return floor(value + Fraction(1, 2)), "milestones" if given else "pro-rata"
        return None

    def milestones(self, measure: str) -> dict[int, tuple[int, bool]]:
        """The milestones of the office: month to rate, and whether it is a share."""
        result: dict[int, tuple[int, bool]] = {}
        current = ""
        for word in self.workspace.settings.get("milestones", "").split():
            if word in MEASURES:
                current = word
            elif current == measure:
                month, rate = word.split("=")
                result[int(month)] = (int(Fraction(rate.rstrip("%")) * 100), rate.endswith("%"))
        return result

    def need(self, completed: int, eligible: int, target: Target, working: int) -> Row:
        """What must still be completed, a day and a week."""
        missing = missing_for({"completed": completed, "eligible": eligible}, target)
        return {"eligible": eligible, "missing": missing,
                "per_day": ceiling(Fraction(missing, working)) if working else None,
                "per_week": min(missing, ceiling(Fraction(5 * missing, working)))
                if working else None}

    def pace(self, unit: Unit, measure: str, new_eligible: int | None, working: int) -> Row:
        """A row against its quota."""
        pair = both(self.shown(unit.code, self.as_of, measure))
        target = self.target(unit.code, "", measure)
        quota = self.quota(target, measure)
        has_rate = pair is not None and pair[0] >= 0 and pair[1] > 0
        rate = rounded_rate(Fraction(*pair)) if has_rate else None
        result: Row = {"quota": decimal_text(quota[0], 2) if quota else None,
                       "quota_by": quota[1] if quota else None,
                       "ahead": None, "behind": None, "now": None, "new_eligible": None,
                       "expected": None}
        if pair is None or rate is None:
            return result
        if quota:
            result["ahead"] = decimal_text(rate - quota[0], 2)
            result["behind"] = max(0, ceiling(Fraction(quota[0] * pair[1], 10000)) - pair[0])
        if target:
            result["now"] = self.need(*pair, target, working)
            if new_eligible is not None:
                result["new_eligible"] = new_eligible
                result["expected"] = self.need(pair[0], pair[1] + new_eligible, target, working)
        return result

    # Forecast (2)

    def years_learned(self) -> list[int]:
        """The earlier work years that have what is needed, the newest first."""
        first = work_year(min(self.workspace.cuts))
        years = [year for year in range(work_year(self.as_of) - 1, first - 1, -1)
                 if date(year, 9, 30) in self.workspace.cuts and self.around(year)]
        return years[:YEARS_LEARNED]

    def around(self, year: int) -> tuple[date, date] | None:
        """The cuts before and after the day in an earlier year; twice the same if it is one."""
        day = answering(self.as_of, year)
        cuts = [cut for cut in self.workspace.cuts if work_year(cut) == year]
        if day in cuts:
            return day, day
        before = max((cut for cut in cuts if cut < day), default=date(year - 1, 9, 30))
        after = min(cut for cut in cuts if cut > day)
        return (before, after) if (after - before).days <= LONGEST_GAP else None

    def course(self, code: str, measure: str, year: int) -> tuple[int, int, int, int] | None:
        """Completed and eligible of an earlier year, on the day and at its end."""
        key = (code, measure, year)
        if key not in self.courses:
            self.courses[key] = self.find_course(code, measure, year)
        return self.courses[key]

    def find_course(self, code: str, measure: str, year: int) -> tuple[int, int, int, int] | None:
        """The same, found."""
        span = self.around(year)
        assert span
        end = both(self.earlier(code, date(year, 9, 30), self.as_of, measure))
        after = both(self.earlier(code, span[1], self.as_of, measure))
        if not end or not after:
            return None
        completed, eligible = after
        if span[0] != span[1]:
            before: tuple[int, int] | None = (0, eligible)
            if work_year(span[0]) == year:
                before = both(self.earlier(code, span[0], self.as_of, measure))
            if not before:
                return None
            part = Fraction((answering(self.as_of, year) - span[0]).days, (span[1] - span[0]).days)
            completed = before[0] + toward_zero((completed - before[0]) * part)
            eligible = before[1] + toward_zero((eligible - before[1]) * part)
        if eligible <= 0 or max(completed, eligible, *end) > 10 ** 15:
            return None
        return completed, eligible, *end

    @staticmethod
    def ways(courses: list[tuple[int, int, int, int]], completed: int,
             eligible: int) -> tuple[list[int], int] | None:
        """What the three ways say of the year's end, and the eligible then."""
        if not courses:
            return None
        c_then, e_then, c_end, e_end = (sum(column) for column in zip(*courses))
        if c_then <= 0 or e_then <= 0 or e_end <= 0:
            return None
        grown = max(eligible * e_end // e_then, completed)
        said = [Fraction(completed * c_end, c_then),
                completed + Fraction(toward_zero(Fraction(eligible * (c_end - c_then), e_then))),
                Fraction(grown * c_end, e_end)]
        return [clamp(floor(value), completed, grown) for value in said], grown

    @staticmethod
    def mean(said: list[int], weights: list[int]) -> int:
        """The weighted mean of the three."""
        return sum(value * weight for value, weight in zip(said, weights)) // MILLION

    def trials(self, codes: list[str], measure: str, only: int | None) -> list[Row]:
        """Earlier years forecast by others."""
        result = []
        years = self.years_learned()
        for code in codes:
            for year in years if only is None else [only]:
                tried = self.course(code, measure, year)
                if not tried:
                    continue
                others = [self.course(code, measure, other) for other in years if other != year]
                if only is not None:
                    others = [self.course(other, measure, year) for other in codes if other != code]
                ways = self.ways([one for one in others if one], tried[0], tried[1])
                if ways and tried[3] > 0:
                    result.append({"said": ways[0], "eligible": ways[1], "completed": tried[0],
                                   "rate": hundredths(Fraction(tried[2], tried[3])),
                                   "eligible_end": tried[3]})
        return result

    def error(self, trial: Row, weights: list[int]) -> int:
        """By how much a weighted mean missed."""
        completed = max(self.mean(trial["said"], weights), trial["completed"])
        if trial["eligible"] <= 0:
            return clamp(-trial["rate"], -10000, 10000)
        return clamp(hundredths(Fraction(completed, trial["eligible"])) - trial["rate"],
                     -10000, 10000)

    def lesson(self, unit: Unit, measure: str, only: int | None) -> tuple[list[int], int, int, int]:
        """Weights, number of trials, error of the rate and of the eligible."""
        group = unit.parent or (unit.code if only is not None else "")
        siblings = [one for one, officer in self.children(self.workspace.units[group])
                    if not officer] if group else [unit.code]
        trials = self.trials(siblings, measure, only)
        squares = []
        for way in range(3):
            alone = [MILLION if other == way else 0 for other in range(3)]
            squares.append(1 + sum(self.error(trial, alone) ** 2 for trial in trials))
        inverse = [Fraction(1, square) for square in squares]
        weights = [floor(value * MILLION / sum(inverse)) for value in inverse]
        weights[2] = MILLION - weights[0] - weights[1]
        if not trials:
            return weights, 0, 0, 0
        missed = sum(self.error(trial, weights) ** 2 for trial in trials) // len(trials)
        strayed = 0
        for trial in trials:
            share = Fraction((trial["eligible"] - trial["eligible_end"]) * MILLION,
                             max(trial["eligible_end"], 1))
            strayed += clamp(toward_zero(share), -MILLION, MILLION) ** 2
        return weights, len(trials), isqrt(missed), isqrt(strayed // len(trials))

    def cuts_of_year(self) -> list[date]:
        """The cuts of this work year up to this one."""
        return sorted(cut for cut in self.workspace.cuts
                      if work_year(cut) == work_year(self.as_of) and cut <= self.as_of)

    def figure_then(self, code: str, cut: date, measure: str) -> Items:
        """What a cut of this year shows of a unit of today."""
        if cut == self.as_of:
            return self.shown(code, cut, measure)
        return self.earlier(code, cut, self.as_of, measure)

    def days(self, cut: date) -> int:
        """Days of the work year that are over."""
        return (cut - date(work_year(cut) - 1, 9, 30)).days

    def scatter(self, code: str, measure: str, completed: int) -> tuple[int, int] | None:
        """How stretches of this year scatter around an even course."""
        stretches = []
        before, since = 0, 0
        for cut in self.cuts_of_year():
            pair = both(self.figure_then(code, cut, measure))
            if pair:
                stretches.append((pair[0] - before, self.days(cut) - since))
                before, since = pair[0], self.days(cut)
        if len(stretches) < 3 or completed <= 0:
            return None
        total = 0
        for brought, length in stretches:
            share = toward_zero(Fraction(brought * MILLION, completed))
            even = length * MILLION // since
            total += (share - even) ** 2 // even
        whole = self.days(date(work_year(self.as_of), 9, 30))
        over = total // (len(stretches) - 1) * MILLION * (whole - since) // whole
        return isqrt(over), len(stretches)

    def eligible_to_come(self, code: str, measure: str, eligible: int) -> int:
        """What will become eligible if it goes on as from the first cut."""
        for cut in self.cuts_of_year()[:-1]:
            pair = both(self.earlier(code, cut, self.as_of, measure))
            if pair:
                now = self.days(self.as_of)
                left = self.days(date(work_year(self.as_of), 9, 30)) - now
                return toward_zero(Fraction((eligible - pair[1]) * left, now - self.days(cut)))
        return 0

    def forecast(self, unit: Unit, measure: str) -> Row | None:
        """The forecast for a unit, or None."""
        pair = both(self.shown(unit.code, self.as_of, measure))
        if not pair or pair[1] <= 0:
            return None
        completed, eligible = pair
        over = elapsed(self.as_of)
        found = {year: self.course(unit.code, measure, year) for year in self.years_learned()}
        known = {year: course for year, course in found.items() if course}
        naive = clamp(floor(completed / over), 0, max(eligible, completed))
        answer: Row = {"basis": "season" if known else "run-rate", "years": len(known),
                       "naive_rate": hundredths(Fraction(naive, eligible)),
                       "tried": 0, "tried_error": None}
        width: tuple[int, int] | None = None  # of the rate, and of the eligible or -1
        if over == 1:
            rate = hundredths(Fraction(completed, eligible))
            answer |= {"completed": (completed,) * 3, "eligible": (eligible,) * 3,
                       "rate": (rate,) * 3}
            return answer
        ways = self.ways(list(known.values()), completed, eligible) if known else None
        if ways:
            only = next(iter(known)) if len(known) == 1 else None
            weights, n, error, strayed = self.lesson(unit, measure, only)
            value, grown = max(self.mean(ways[0], weights), completed), ways[1]
            answer |= {"tried": n, "tried_error": error if n else None}
            if n:
                factor = student(n) * 5 // 4 if only is not None else student(n)
                width = error * factor // 1000, grown * strayed * factor // (MILLION * 1000)
        elif completed <= 0:
            return None
        else:
            answer |= {"basis": "run-rate", "years": 0}
            grown = max(eligible + self.eligible_to_come(unit.code, measure, eligible), completed)
            value = clamp(floor(completed / over), completed, grown)
        rate = hundredths(Fraction(value, grown)) if grown > 0 else 0
        if width is None:
            scattered = self.scatter(unit.code, measure, completed)
            if scattered:
                width = min(rate * scattered[0] * student(scattered[1] - 1) // (MILLION * 1000),
                            10000), -1
        answer |= {"completed": (value, None, None), "eligible": (grown, None, None),
                   "rate": (rate, None, None)}
        if width:
            done = hundredths(Fraction(completed, grown)) if grown > 0 else 0
            low = clamp(rate - width[0], min(done, rate), rate)
            high = clamp(rate + width[0], rate, max(10000, rate))
            answer["rate"] = (rate, low, high)
            answer["completed"] = (value, clamp(grown * low // 10000, completed, value),
                                   clamp(ceiling(Fraction(grown * high, 10000)), value,
                                         max(grown, value)))
            if width[1] >= 0:
                answer["eligible"] = (grown, max(grown - width[1], min(completed, grown)),
                                      grown + width[1])
        return answer

    @staticmethod
    def forecast_text(answer: Row | None) -> Row | None:
        """A forecast as it is printed."""
        if answer is None:
            return None
        rate, completed, eligible = (answer[name] for name in ("rate", "completed", "eligible"))
        return {"basis": answer["basis"], "years": answer["years"],
                "rate": decimal_text(rate[0], 2), "rate_low": decimal_text(rate[1], 2),
                "rate_high": decimal_text(rate[2], 2),
                "completed": completed[0], "completed_low": completed[1],
                "completed_high": completed[2],
                "eligible": eligible[0], "eligible_low": eligible[1],
                "eligible_high": eligible[2],
                "naive_rate": decimal_text(answer["naive_rate"], 2), "tried": answer["tried"],
                "tried_error": decimal_text(answer["tried_error"], 2)}

    # Movement (4), composition (5)

    def movement(self, unit: Unit, measure: str, base: date | None) -> Row | None:
        """Why the rate moved since a base."""
        now = both(self.shown(unit.code, self.as_of, measure))
        then = both(self.earlier(unit.code, base, self.as_of, measure)) if base else None
        if not now or not then or min(now[1], then[1]) <= 0 or min(now[0], then[0]) < 0:
            return None
        change = hundredths(Fraction(*now)) - hundredths(Fraction(*then))
        by_completed = Fraction((now[0] - then[0]) * 10000, then[1])
        by_base = Fraction(now[0] * 10000, now[1]) - Fraction(now[0] * 10000, then[1])
        parts = [floor(by_completed), floor(by_base)]
        rests = [by_completed - parts[0], by_base - parts[1]]
        for index in sorted((0, 1), key=lambda i: (-rests[i], i))[:change - sum(parts)]:
            parts[index] += 1
        return {"change": decimal_text(change, 2), "by_completed": decimal_text(parts[0], 2),
                "by_base": decimal_text(parts[1], 2)}

    def composition(self, unit: Unit, measure: str) -> Row | None:
        """What is to be enforced, by class."""
        figure = self.shown(unit.code, self.as_of, measure)
        if "to_enforce" not in figure:
            return None
        pair = both(figure)
        classes: Row = {
            "completed": figure.get("completed"),
            "open": pair[1] - pair[0] if pair else None,
            "not_eligible": figure.get("not_eligible"),
            "postponed": figure.get("postponed"), "suspended": figure.get("suspended")}
        form = form_of(self.workspace.forms, self.as_of)
        if form.scheme == "two" if form else self.as_of < TWO_CLASSES_END:
            classes["postponed"] = classes["suspended"] = None
        values = [value for value in classes.values() if value is not None]
        rest = figure["to_enforce"] - sum(values)
        if rest < 0 or min(values, default=0) < 0:
            return None
        return {"to_enforce": figure["to_enforce"], **classes, "unknown": rest or None}

    # Contributions (3), ranks and groups (5)

    def share_of_gap(self, figure: Items, rate: int) -> int | None:
        """t · e − c in ten thousandths."""
        pair = both(figure)
        return None if pair is None else rate * pair[1] - 10000 * pair[0]

    def target_on(self, unit: str, measure: str, day: date) -> Target | None:
        """The target that was in force on another day."""
        rows = [target for target in self.workspace.targets
                if (target.unit, target.officer, target.work_year, target.measure)
                == (unit, "", work_year(day), measure) and target.first <= day]
        return max(rows, key=lambda target: target.first, default=None)

    def children(self, root: Unit) -> list[tuple[str, str]]:
        """Whose figures make the root's: its units, else its officers, as codes."""
        units = self.child_units(root.code, self.as_of)
        if units:
            return [(unit.code, "") for unit in units]
        return [(root.code, stay.officer) for stay in self.officers(root.code, self.as_of)]

    def figure_of(self, code: str, officer: str, measure: str) -> Items:
        """What a child shows now."""
        if officer:
            return self.record(self.as_of, code, officer, measure)
        return self.shown(code, self.as_of, measure)

    def earlier_of(self, code: str, officer: str, base: date, measure: str) -> Items:
        """What a child showed then."""
        if officer:
            return self.record(base, code, officer, measure)
        return self.earlier(code, base, self.as_of, measure)

    def contribution_of(self, root: Unit, code: str, officer: str, measure: str) -> Row:
        """A part, or the whole, with both changes; values as numbers."""
        target = self.target(root.code, "", measure)
        result: Row = {"unit": code, "officer": officer or None, "value": None,
                       "change_month": None, "change_year": None}
        if target is None:
            return result
        value = self.share_of_gap(self.figure_of(code, officer, measure), target.rate)
        result["value"] = value
        for name, base in (("change_month", self.month_base), ("change_year", self.year_base)):
            then = self.target_on(root.code, measure, base) if base else None
            if base is None or then is None or value is None:
                continue
            before = self.share_of_gap(self.earlier_of(code, officer, base, measure), then.rate)
            result[name] = None if before is None else value - before
        return result

    def contributions(self, root: Unit, measure: str) -> Row:
        """Who makes the gap of the root."""
        names = ("value", "change_month", "change_year")
        whole = self.contribution_of(root, root.code, "", measure)
        target = self.target(root.code, "", measure)
        parts = ([self.contribution_of(root, code, officer, measure)
                  for code, officer in self.children(root)] if target else [])
        rest: Row | None = {"unit": None, "officer": None}
        for name in names:
            rest[name] = (None if whole[name] is None
                          else whole[name] - sum(part[name] or 0 for part in parts))
        if not parts or whole["value"] is None or (
                all(part["value"] is not None for part in parts)
                and not any(rest[name] for name in names)):
            rest = None

        def text(part: Row) -> Row:
            return part | {name: decimal_text(part[name], 4) for name in names}

        return {"target": decimal_text(target.rate, 2)
                if target and whole["value"] is not None else None,
                "whole": text(whole), "parts": [text(part) for part in parts],
                "rest": text(rest) if rest else None}

    def ranks(self, root: Unit, measure: str) -> list[Row]:
        """The ranks of the children of the root, now and then."""
        children = self.children(root)
        now = {child: exact_rate(self.figure_of(*child, measure)) for child in children}
        then = {child: exact_rate(self.earlier_of(*child, self.month_base, measure))
                if self.month_base else None for child in children}

        def place(rates: dict[tuple[str, str], Fraction | None],
                  child: tuple[str, str]) -> int | None:
            own = rates[child]
            return None if own is None else 1 + sum(
                rate is not None and rate > own for rate in rates.values())

        result = []
        for child in children:
            rank, before = place(now, child), place(then, child)
            result.append({"unit": child[0], "officer": child[1] or None,
                           "rank": rank, "rank_then": before,
                           "change": before - rank if rank and before else None})
        return result

    def groups(self, root: Unit, measure: str) -> list[Row]:
        """The counts of the units below the root, all and by kind."""
        units = self.child_units(root.code, self.as_of)
        result = []
        for kind in ("all", *KINDS):
            chosen = [unit for unit in units if kind in ("all", unit.kind)]
            if kind != "all" and not chosen:
                continue
            rows = [self.row(unit, None, 1, measure) for unit in chosen]
            short = [row for row in rows if row["met"] is False]
            met = [row for row in rows if row["met"]]
            lowest = min(short, key=self.gap, default=None)
            highest = max(short, key=self.gap, default=None)
            most = max(met, key=self.gap, default=None)
            result.append({
                "kind": kind, "units": len(rows), "met": len(met), "not_met": len(short),
                "no_target": sum(row["target"] is None for row in rows),
                "no_rate": sum(row["target"] is not None and row["rate"] is None for row in rows),
                **{name: sum(row["standing"] == name for row in rows)
                   for name in ("near", "low", "very_low")},
                "lowest_gap": lowest and lowest["gap_points"],
                "lowest_unit": lowest and lowest["unit"],
                "highest_gap": highest and highest["gap_points"],
                "highest_unit": highest and highest["unit"],
                "most_over": most and most["gap_points"], "most_over_unit": most and most["unit"]})
        return result

    # Least sets (7)

    def plan(self, root: Unit, measure: str, limit: str, new_eligible: int) -> Row | None:
        """The least set, its amounts found by bisection of the largest share."""
        pair = both(self.shown(root.code, self.as_of, measure))
        target = self.target(root.code, "", measure)
        if not pair or not target or pair[1] + new_eligible <= 0:
            return None
        need = missing_for({"completed": pair[0], "eligible": pair[1] + new_eligible}, target)
        rooms = {}
        for unit in self.child_units(root.code, self.as_of):
            own = both(self.shown(unit.code, self.as_of, measure))
            missing = self.row(unit, None, 1, measure)["missing"]
            room = (missing or 0) if limit == "own-target" else own[1] - own[0] if own else 0
            if room > 0:
                rooms[unit.code] = room
        chosen: list[str] = []
        for code in sorted(rooms, key=lambda one: (-rooms[one], self.place[one])):
            if sum(rooms[one] for one in chosen) < need:
                chosen.append(code)
        reachable = sum(rooms[one] for one in chosen) >= need
        return {"limit": limit, "new_eligible": new_eligible, "need": need,
                "reachable": reachable, "rooms": rooms, "chosen": chosen if need else []}

    def plans(self, root: Unit, measure: str, new_eligible: int | None) -> list[Row]:
        """All plans that are printed."""
        wanted = [("room", 0), ("own-target", 0)]
        if new_eligible is not None:
            wanted.append(("room", new_eligible))
        plans = [self.plan(root, measure, limit, more) for limit, more in wanted]
        return [plan for plan in plans if plan]

    # Years (5)

    def years(self, root: Unit, measure: str) -> list[Row]:
        """Work years side by side."""
        months: dict[int, dict[int, date]] = {}
        for cut in sorted(self.workspace.cuts):
            if cut <= self.as_of:
                months.setdefault(work_year(cut), {})[work_month(cut)] = cut
        result = []
        for year in sorted(months, reverse=True)[:YEARS_SHOWN]:
            lines = []
            for month, cut in sorted(months[year].items()):
                figure = self.figure_then(root.code, cut, measure)
                target = self.target_on(root.code, measure, cut)
                lines.append({"month": month, "as_of": cut.isoformat(),
                              "eligible": figure.get("eligible"),
                              "completed": figure.get("completed"),
                              "rate": decimal_text(rounded_rate(exact_rate(figure)), 2),
                              "target": decimal_text(target.rate, 2) if target else None})
            result.append({"work_year": year, "months": lines})
        return result

    # All

    def units_below(self, unit: Unit, depth: int) -> list[tuple[Unit, int]]:
        """A unit and all below it, depth first."""
        result = [(unit, depth)]
        for child in self.child_units(unit.code, self.as_of):
            result += self.units_below(child, depth + 1)
        return result

    def analysis_row(self, unit: Unit, depth: int, measure: str, working: int) -> Row:
        """One row of the answer."""
        pair = both(self.shown(unit.code, self.as_of, measure))
        forecast = self.forecast(unit, measure)
        more = forecast["eligible"][0] - pair[1] if forecast and pair else None
        rate = rounded_rate(exact_rate(self.shown(unit.code, self.as_of, measure)))
        return {"unit": unit.code, "name": unit.name, "depth": depth,
                "rate": decimal_text(rate, 2),
                "pace": self.pace(unit, measure, more, working),
                "forecast": self.forecast_text(forecast),
                "movement_month": self.movement(unit, measure, self.month_base),
                "movement_year": self.movement(unit, measure, self.year_base),
                "composition": self.composition(unit, measure)}

    def analysis(self) -> Row:
        """The whole answer; plans have rooms and units instead of amounts."""
        self.courses: dict[tuple[str, str, int], tuple[int, int, int, int] | None] = {}
        status = self.status(False)
        root = self.root()
        working = status["working_days_left"]
        measures = []
        for measure in MEASURES:
            rows = [self.analysis_row(unit, depth, measure, working)
                    for unit, depth in self.units_below(root, 0)]
            measures.append({
                "measure": measure, "rows": rows,
                "contributions": self.contributions(root, measure),
                "ranks": self.ranks(root, measure), "groups": self.groups(root, measure),
                "plans": self.plans(root, measure, rows[0]["pace"]["new_eligible"]),
                "years": self.years(root, measure)})
        return {name: status[name] for name in (
            "as_of", "on", "work_year", "days_left", "working_days_left", "month_base",
            "year_base", "root")} | {"measures": measures}
