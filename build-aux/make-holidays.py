#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Writes the public holidays of years whose calendar the Government has not fixed yet, by rule.

make-holidays.py FIRST LAST          prints lines of data/calendar/holidays.csv for these years
make-holidays.py --check FILE FIRST  fails when the table differs from the rule from the year FIRST on

The rule is article 112 of the Labour Code (45/2019/QH14) as it has been applied: 1/1; five days at Tết, of which two
before it; 10/3 of the lunar calendar; 30/4; 1/5; 2/9 and the day beside it that joins a weekend (the one before
when 2/9 is a Tuesday, Wednesday, Friday or Saturday, else the one after). A holiday on a Saturday or Sunday moves to
the next working day. Worked Saturdays are decided from year to year and are not foreseen.

The lunar calendar is that of Viet Nam (UTC+7): a month begins on the day of the new moon, month 11 holds the winter
solstice, and where thirteen months lie between two of these the first without a principal term is the leap month. New
moons and the sun's longitude follow Meeus, Astronomical Algorithms, in the short form of Hồ Ngọc Đức.
"""

import math
import sys
from datetime import date, timedelta

EPOCH = 2440588  # Julian day of 1/1/1970
MONTH = 29.530588853
ZONE = 7 / 24
TERM = math.pi / 6


def julian(day):
    return (day - date(1970, 1, 1)).days + EPOCH


def new_moon_day(k):
    """The Julian day, in Viet Nam, of the new moon k after that of 1/1/1900."""
    t = k / 1236.85
    rad = math.radians
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3 \
        + 0.00033 * math.sin(rad(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = rad(359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = rad(306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = rad(21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3)
    terms = ((0.1734 - 0.000393 * t, sun), (0.0021, 2 * sun), (-0.4068, moon), (0.0161, 2 * moon),
             (-0.0004, 3 * moon), (0.0104, 2 * node), (-0.0051, sun + moon), (-0.0074, sun - moon),
             (0.0004, 2 * node + sun), (-0.0004, 2 * node - sun), (-0.0006, 2 * node + moon),
             (0.0010, 2 * node - moon), (0.0005, 2 * moon + sun))
    delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    true = mean + sum(factor * math.sin(angle) for factor, angle in terms) - delta
    return math.floor(true + 0.5 + ZONE)


def principal_term(day):
    """In which twelfth of its way, from the March equinox, the sun stands as a day begins."""
    t = (day - 0.5 - ZONE - 2451545) / 36525
    mean = math.radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = math.radians(280.46645 + 36000.76983 * t + 0.0003032 * t**2
                             + (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(mean)
                             + (0.019993 - 0.000101 * t) * math.sin(2 * mean) + 0.000290 * math.sin(3 * mean))
    return int(longitude % (2 * math.pi) / TERM)


def month_eleven(year):
    """The number of the new moon with which the lunar month 11 of a year begins."""
    k = int((julian(date(year, 12, 31)) - 2415021) / MONTH)
    return k - 1 if principal_term(new_moon_day(k)) >= 9 else k


def lunar_day(year, month, day):
    """The day of a lunar date; @month is none of 11 and 12 and no leap month."""
    first, last = month_eleven(year - 1), month_eleven(year)
    offset = month + 1
    if last - first == 13:
        leap = next(i for i in range(1, 13)
                    if principal_term(new_moon_day(first + i)) == principal_term(new_moon_day(first + i + 1)))
        if offset >= leap:
            offset += 1
    return date(1970, 1, 1) + timedelta(days=new_moon_day(first + offset) + day - 1 - EPOCH)


def holidays(year):
    """Days and names of the holidays of a year by rule, the moved ones with them."""
    tet = lunar_day(year, 1, 1)
    national = date(year, 9, 2)
    beside = -1 if national.isoweekday() in (2, 3, 5, 6) else 1
    given = [(date(year, 1, 1), 'Tết Dương lịch')]
    given += [(tet + timedelta(days=i), 'Tết Nguyên đán') for i in range(-2, 3)]
    given += [(lunar_day(year, 3, 10), 'Giỗ Tổ Hùng Vương'), (date(year, 4, 30), 'Ngày Chiến thắng 30/4'),
              (date(year, 5, 1), 'Ngày Quốc tế Lao động 1/5')]
    given += sorted([(national, 'Quốc khánh 2/9'), (national + timedelta(days=beside), 'Quốc khánh 2/9')])

    taken = {day for day, _ in given}
    rows = []
    for day, name in sorted(given):
        if day.isoweekday() < 6:
            rows.append((day, name))
            continue
        while day in taken or day.isoweekday() >= 6:
            day += timedelta(days=1)
        taken.add(day)
        rows.append((day, f'Nghỉ bù {name}'))
    return sorted(rows)


def lines(first, last):
    return [f'{day},holiday,{name}' for year in range(first, last + 1) for day, name in holidays(year)]


def main(arguments):
    if len(arguments) == 3 and arguments[0] == '--check':
        first = int(arguments[2])
        with open(arguments[1], encoding='utf-8') as file:
            found = [line.rstrip('\n') for line in file if line[:4].isdigit() and int(line[:4]) >= first]
        expected = lines(first, int(found[-1][:4]) if found else first)
        differences = sorted(set(found) ^ set(expected))
        for line in differences:
            print(f'{"only in the table" if line in found else "only by the rule"}: {line}', file=sys.stderr)
        return 1 if differences else 0
    if len(arguments) != 2:
        print(__doc__.split('\n\n')[1], file=sys.stderr)
        return 2
    print('\n'.join(lines(int(arguments[0]), int(arguments[1]))))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
