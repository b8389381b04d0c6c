# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Entering a cut from the printed form in the real window, by keys alone; the strokes are counted, the file is read after.

entry.py CLI WINDOW, inside build-aux/run-headless.sh with GTK_A11Y=atspi.
"""

import csv
import io
import pathlib
import subprocess
import sys
import time

from driver import Window, keys, wait_for
from program import equal, run_tests

UNITS = 8
AS_OF = '2025-03-31'
# What is entered of the form of Thông tư 05/2024/TT-BTP, in the order of its columns: 14 by cases, 15 by money.
ITEMS = ['carried_in', 'newly_accepted', 'entrusted', 'withdrawn', 'taken_up', 'executed', 'terminated', 'reduced', 'in_progress',
         'postponed_by_agreement', 'other', 'not_eligible', 'postponed', 'suspended', 'separately_tracked']
# A hand that is not hurried strikes three keys a second.
STROKES_A_MINUTE = 180


def figures(unit, measure):
    """A record whose sums agree, so that nothing is left to ask about."""
    scale = 1 if measure == 'cases' else 1000
    row = {'carried_in': 500 + 7 * unit, 'newly_accepted': 900 + 11 * unit, 'entrusted': 10 + unit, 'withdrawn': unit % 3,
           'taken_up': unit % 2, 'executed': 600 + 5 * unit, 'terminated': 20 + unit, 'in_progress': 250 + unit,
           'postponed_by_agreement': 5, 'other': unit % 4, 'postponed': 12, 'suspended': 20 + unit, 'separately_tracked': 300}
    row = {item: value * scale for item, value in row.items()}
    if measure == 'money':
        row['reduced'] = 3 * scale
    parts = ['executed', 'terminated', 'reduced', 'in_progress', 'postponed_by_agreement', 'other', 'postponed', 'suspended']
    enforced = row['carried_in'] + row['newly_accepted'] - row['entrusted'] - row['withdrawn'] - row['taken_up']
    row['not_eligible'] = enforced - sum(row.get(item, 0) for item in parts)
    return row


def items_of(measure):
    return [item for item in ITEMS if measure == 'money' or item != 'reduced']


def start(program):
    """A workspace of a province and eight units with an empty cut, its page of figures open."""
    folder = program.path_of('case')
    folder.mkdir()
    units = ['code,name,short_name,kind,parent,valid_from,valid_to,position', 'T,Thi hành án dân sự tỉnh,,agency,,2010-01-01,,0']
    units += [f'K{i},Khu vực {i},,regional,T,2010-01-01,,{i}' for i in range(1, UNITS + 1)]
    (folder / 'units.csv').write_text('\n'.join(units) + '\n', encoding='utf-8')
    (folder / 'records.csv').write_text(f'as_of,unit,officer,measure,executed\n{AS_OF},K1,,cases,1\n', encoding='utf-8')
    program.do('new', 'cut.tiendo')
    program.do('import', 'cut.tiendo', folder)
    # The cut stays when its only figure goes.
    program.do('set', 'cut.tiendo', '--as-of', AS_OF, '--unit', 'K1', '--measure', 'cases', 'executed=')
    window = Window(pathlib.Path(sys.argv[2]).resolve(), program.folder, '--as-of', AS_OF, '--page', 'figures',
                    program.path_of('cut.tiendo'))
    window.find(contains='Thông tư 05/2024/TT-BTP')
    time.sleep(1)
    return window


def records(program):
    text = next(text for name, text in program.export('cut.tiendo').items() if name.endswith('records.csv'))
    if isinstance(text, bytes):
        text = text.decode('utf-8')
    return {(row['unit'], row['measure']): row for row in csv.DictReader(io.StringIO(text))}


class Hand:
    """Strikes keys and counts them."""

    def __init__(self):
        self.strokes = 0
        self.digits = 0
        self.values = 0

    def strike(self, *names):
        self.strokes += len(names)
        subprocess.run(['xdotool', 'key', '--delay', '12', *names], check=True)

    def enter(self, values, last):
        """Types values with Tab between them and @last behind the last one."""
        struck = []
        for number, value in enumerate(values):
            digits = str(value)
            struck += [*digits, 'Tab' if number + 1 < len(values) else last]
            self.digits += len(digits)
            self.values += 1
        self.strike(*struck)


def form(program):
    """Eight units by both measures, as they stand on paper: no mouse, and at most one more stroke a value than its digits."""
    window = start(program)
    try:
        hand = Hand()
        for measure in ('cases', 'money'):
            for unit in range(1, UNITS + 1):
                row = figures(unit, measure)
                # From one table to the other.
                last = 'ctrl+m' if unit == UNITS and measure == 'cases' else 'Tab'
                hand.enter([row[item] for item in items_of(measure)], last)
        expected = {(f'K{unit}', measure): figures(unit, measure)
                    for unit in range(1, UNITS + 1) for measure in ('cases', 'money')}
        wait_for('the last figure on disk', lambda: ('K8', 'money') in records(program)
                 and records(program)['K8', 'money']['separately_tracked'] == '300000')
        found = records(program)
        equal(sorted(found), sorted(expected))
        for key, row in expected.items():
            equal({item: found[key][item] for item in row}, {item: str(value) for item, value in row.items()}, key)
        equal(hand.values, UNITS * (14 + 15))
        print(f'# {hand.values} values, {hand.digits} digits, {hand.strokes} strokes')
        assert hand.strokes <= hand.digits + hand.values, (hand.strokes, hand.digits, hand.values)
        # What was entered agrees: no finding of the check, no figure that was not typed.
        equal(program.call('check', 'cut.tiendo', '--as-of', AS_OF).code, 0)
    finally:
        window.close()


def quick(program):
    """The quick entry: eight units in under a minute, Tab to the next figure, Enter to the next unit."""
    window = start(program)
    try:
        hand = Hand()
        hand.strike('ctrl+e')
        for unit in range(1, UNITS + 1):
            hand.enter([900 + unit, 700 + unit, 400000 + unit, 100000 + unit], 'Return')
        wait_for('the last figure on disk', lambda: ('K8', 'money') in records(program)
                 and records(program)['K8', 'money']['completed'] == '100008')
        found = records(program)
        for unit in range(1, UNITS + 1):
            equal(found[f'K{unit}', 'cases']['eligible'], str(900 + unit))
            equal(found[f'K{unit}', 'cases']['completed'], str(700 + unit))
            equal(found[f'K{unit}', 'money']['eligible'], str(400000 + unit))
            equal(found[f'K{unit}', 'money']['completed'], str(100000 + unit))
        print(f'# {hand.values} values, {hand.digits} digits, {hand.strokes} strokes')
        assert hand.strokes < STROKES_A_MINUTE, hand.strokes
        # Undone one by one by their keys: the last figure first.
        keys('ctrl+z')
        wait_for('the undo on disk', lambda: records(program)['K8', 'money']['completed'] == '')
    finally:
        window.close()


def copy_and_paste(program):
    """A range goes through the clipboard to other units as one step, and comes back as one."""
    window = start(program)
    try:
        hand = Hand()
        hand.enter([11, 12], 'Return')
        hand.enter([21, 22], 'Return')
        # From the first figure of the third unit to the first unit; its first two figures and those of the next.
        hand.strike('Up', 'Up', 'shift+Right', 'shift+Down', 'ctrl+c', 'Left', 'Down', 'ctrl+v')
        wait_for('the paste on disk', lambda: ('K4', 'cases') in records(program))
        found = records(program)
        equal([found[unit, 'cases'][item] for unit in ('K3', 'K4') for item in ITEMS[:2]], ['11', '12', '21', '22'])
        keys('ctrl+z')
        wait_for('the undo on disk', lambda: ('K4', 'cases') not in records(program))
        equal(sorted(records(program)), [('K1', 'cases'), ('K2', 'cases')])
    finally:
        window.close()


if __name__ == '__main__':
    sys.exit(run_tests([form, quick, copy_and_paste], locales=('vi_VN.UTF-8',)))
