#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Writes a workspace of any size as a CSV folder, to the byte the same for the same arguments.

make_workspace.py FOLDER [--agencies N] [--units N] [--years N] [--seed N]

The figures are invented but likely, and right: every identity of the forms in force holds, figures
only grow within a work year, and what was carried over comes in again. `check` finds no error.
"""

import argparse
import csv
import datetime
import pathlib
import random

PARTS = ('carried_in', 'newly_accepted', 'entrusted', 'withdrawn', 'taken_up', 'executed',
         'terminated', 'reduced', 'in_progress', 'postponed_by_agreement', 'other', 'not_eligible',
         'postponed', 'suspended', 'separately_tracked')
TOTALS = ('total', 'to_enforce', 'eligible', 'completed')
HEADER = ('as_of', 'unit', 'officer', 'measure') + PARTS + TOTALS
LAST_YEAR = 2026
ROOT = 'CQL'
# From these days on the forms know three classes of cases, and no longer those taken up by the Ministry.
THREE_CLASSES = datetime.date(2020, 1, 5)
ONE_TIER = datetime.date(2025, 7, 1)


def month_end(work_year, month):
    """The last day of a month of a work year; the first month is October."""
    first_after = datetime.date(work_year - (month < 3), (month + 9) % 12 + 1, 1)
    return first_after - datetime.timedelta(days=1)


class Subject:
    """One unit and measure on its way through the years."""

    def __init__(self, source, size, slowest, fastest):
        self.random = source
        self.size = size
        self.carried_over = size * source.randint(80, 160) // 100
        self.speed = source.randint(slowest, fastest)

    def year(self, work_year, cases):
        """The twelve rows of parts of one work year."""
        pick = self.random.randint
        new_of_year = self.size * pick(85, 120) // 100
        speed = self.speed + pick(-4, 4)
        carried_in = self.carried_over
        newly_accepted = executed = terminated = reduced = entrusted = withdrawn = 0
        for month in range(1, 13):
            day = month_end(work_year, month)
            newly_accepted += new_of_year * pick(60, 140) // 1200
            total = carried_in + newly_accepted
            entrusted += pick(0, self.size // 400 + 1)
            withdrawn += pick(0, self.size // 900 + 1)
            to_enforce = total - entrusted - withdrawn
            held = to_enforce * (24 + pick(0, 3)) // 100
            eligible = to_enforce - held
            wanted = eligible * speed * month // 1200
            executed = max(executed, wanted * 94 // 100)
            terminated = max(terminated, wanted * 4 // 100)
            if not cases:
                reduced = max(reduced, wanted // 200)
            rest = eligible - executed - terminated - reduced
            agreed = rest * pick(1, 4) // 100
            other = rest * pick(0, 2) // 100
            parts = {
                'carried_in': carried_in, 'newly_accepted': newly_accepted,
                'entrusted': entrusted, 'withdrawn': withdrawn,
                'executed': executed, 'terminated': terminated,
                'in_progress': rest - agreed - other, 'postponed_by_agreement': agreed,
                'other': other, 'separately_tracked': self.size * pick(18, 22) // 100,
            }
            if day < ONE_TIER:
                parts['taken_up'] = 0
            if not cases:
                parts['reduced'] = reduced
            if day >= THREE_CLASSES:
                parts['postponed'] = held // 40
                parts['suspended'] = held // 25
            parts['not_eligible'] = held - parts.get('postponed', 0) - parts.get('suspended', 0)
            yield day, parts
        self.carried_over = to_enforce - executed - terminated - reduced


def write(path, header, rows):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(header)
        out.writerows(rows)


def make(folder, agencies, units, years, seed):
    """Writes the folder; returns the numbers of records and of figures in them."""
    source = random.Random(seed)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)

    rows = [(ROOT, 'Cục Quản lý Thi hành án dân sự', 'Cục Quản lý', 'agency', '', '2010-01-01', '', 0)]
    for agency in range(1, agencies + 1):
        rows.append((f'T{agency:02}', f'Thi hành án dân sự tỉnh số {agency}', f'Tỉnh số {agency}', 'agency',
                     ROOT, '2010-01-01', '', agency))
    divisions = []
    for number in range(units):
        parent = f'T{number % agencies + 1:02}' if agencies else ROOT
        place = number // max(agencies, 1) + 1
        divisions.append(f'{parent}K{place:02}')
        rows.append((divisions[-1], f'Phòng Thi hành án dân sự khu vực {place}', f'Khu vực {place}', 'regional',
                     parent, '2010-01-01', '', place))
    write(folder / 'units.csv',
          ('code', 'name', 'short_name', 'kind', 'parent', 'valid_from', 'valid_to', 'position'), rows)

    work_years = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    write(folder / 'targets.csv', ('unit', 'officer', 'work_year', 'measure', 'rate', 'rule', 'from', 'document'),
          ((row[0], '', year, measure, f'{low + source.randint(0, 900) / 100:.2f}', 'ge', f'{year - 1}-10-01', '')
           for row in rows for year in work_years for measure, low in (('cases', 74), ('money', 40))))

    subjects = {}
    for unit in divisions:
        subjects[unit, 'cases'] = Subject(source, source.randint(300, 4000), 62, 84)
        subjects[unit, 'money'] = Subject(source, source.randint(20_000_000, 900_000_000), 28, 56)
    records = []
    for year in work_years:
        of_year = {key: list(subject.year(year, key[1] == 'cases')) for key, subject in subjects.items()}
        for month in range(12):
            for (unit, measure), months in of_year.items():
                day, parts = months[month]
                records.append((day, unit, '', measure) + tuple(parts.get(name, '') for name in PARTS) + ('',) * 4)
    write(folder / 'records.csv', HEADER, records)
    return len(records), sum(value != '' for record in records for value in record[4:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('folder')
    parser.add_argument('--agencies', type=int, default=34)
    parser.add_argument('--units', type=int, default=355)
    parser.add_argument('--years', type=int, default=10)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    records, figures = make(options.folder, options.agencies, options.units, options.years, options.seed)
    print(f'{records} records, {figures} figures')


if __name__ == '__main__':
    main()
