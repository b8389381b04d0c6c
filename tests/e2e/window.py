# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""The main job in the real window, by keys and pointer: see, correct, see the chart follow, undo, print.

window.py CLI WINDOW, inside build-aux/run-headless.sh with GTK_A11Y=atspi.
"""

import pathlib
import random
import subprocess
import sys
import threading

from gi.repository import GLib
import pyatspi

from driver import Window, keys, type_text, wait_for
from program import contains, equal, run_tests

# Khu vực 4 at 12/9/2025 by cases: 694 executed and 251 in progress of 983 eligible, 722 completed. 105 more finished:
# 827 / 983 = 84,13 %, over 84,05; the province 8.708 / 10.880 = 80,04 %, 437 missing.
EXECUTED, IN_PROGRESS = 'Thi hành xong, việc', 'Đang thi hành, việc'
KILLS = 3
CHART = 'Tỷ lệ thi hành xong về việc, Khu vực 4'


def status(program, unit):
    rows = program.do('status', 'sample.tiendo', '--as-of', '2025-09-12', '--format', 'json').json()['rows']
    return next(row for row in rows if row['unit'] == unit and row['measure'] == 'cases')


def start(program, **surroundings):
    return Window(pathlib.Path(sys.argv[2]).resolve(), program.folder, '--as-of', '2025-09-12', '--issued', '2025-09-15',
                  program.path_of('sample.tiendo'), **surroundings)


def open_sample(program):
    program.do('sample', 'thai-nguyen-2025', 'sample.tiendo')
    return start(program)


def open_unit(window, search):
    """By the keys alone: find a unit, without tone marks, and open its record."""
    keys('ctrl+f')
    window.find('entry', 'Tìm đơn vị')
    type_text(search)
    keys('Return')
    window.find('text', EXECUTED)


def edit_and_undo(program):
    window = open_sample(program)
    try:
        window.find('label', '79,07')
        window.find('label', 'thiếu 4,98 điểm')
        open_unit(window, 'khu vuc 4')
        window.find('label', 'Phòng THADS khu vực 4')
        equal(window.figure(EXECUTED), '694')

        window.enter(EXECUTED, '799')
        wait_for('the edit on disk', lambda: status(program, 'KV4')['completed'] == 827)
        window.enter(IN_PROGRESS, '146')
        wait_for('rate on disk', lambda: status(program, 'KV4')['rate'] == '84.13')
        window.find('label', '84,13')
        window.find(None, contains='vượt 0,08 điểm')
        wait_for('the chart', lambda: '84,13' in window.find('image', CHART).description)

        window.open_page(1)
        window.find('label', '80,04')
        window.find('label', 'thiếu 4,01 điểm')
        window.find('label', '437 việc')
        window.find(None, contains='Khu vực 4. về việc: 84,13 %, vượt 0,08 điểm')

        keys('ctrl+z', 'ctrl+z')
        wait_for('the undo on disk', lambda: status(program, 'KV4')['rate'] == '73.45')
        window.find('label', '79,07')
        window.find('label', '542 việc')
        window.open_page(6)
        wait_for('the old figure', lambda: window.figure(EXECUTED) == '694')
        keys('shift+ctrl+z')
        wait_for('the redo on disk', lambda: status(program, 'KV4')['completed'] == 827)
    finally:
        window.close()


def walk_through_units(program):
    """From unit to unit by keys, each ready for its first figure."""
    window = open_sample(program)
    try:
        window.open_page(6)
        window.find('label', 'Thi hành án dân sự tỉnh Thái Nguyên')
        keys('ctrl+Next')
        window.find('label', 'Phòng Nghiệp vụ và tổ chức thi hành án')
        keys('ctrl+Next')
        window.find('label', 'Phòng THADS khu vực 1')
        wait_for('the first field', lambda: window.figure('Năm trước chuyển sang, việc') == '1.041')
        keys('ctrl+a')
        type_text('1042')
        keys('ctrl+Prior')
        window.find('label', 'Phòng Nghiệp vụ và tổ chức thi hành án')
        wait_for('the figure on disk', lambda: status(program, 'KV1')['total'] == 2754)
    finally:
        window.close()


def bad_figure_stays(program):
    """What cannot be read stays where it was typed, with a sentence, and nothing is written."""
    window = open_sample(program)
    try:
        open_unit(window, 'khu vuc 4')
        before = program.export('sample.tiendo')
        window.enter(EXECUTED, '1.234.5')
        window.find('status bar', contains='không phải số nguyên')
        equal(window.figure(EXECUTED), '1.234.5')
        equal(program.export('sample.tiendo'), before)
    finally:
        window.close()


def killed_window_keeps_edits(program):
    """What is shown as done is on disk: the window is killed at a random moment while figures are typed."""
    moment = random.Random(20250912)
    window = open_sample(program)
    for _ in range(KILLS):
        shown = []
        killer = threading.Timer(moment.uniform(0.5, 4), window.process.kill)
        try:
            open_unit(window, 'khu vuc 4')
            killer.start()
            for executed in range(700, 800):
                window.enter(EXECUTED, str(executed))
                # 28 were terminated, 261 of the eligible are not completed.
                completed, eligible = executed + 28, executed + 28 + 261
                hundredths = (completed * 20000 + eligible) // (eligible * 2)
                window.find('label', f'{hundredths // 100},{hundredths % 100:02}', seconds=4)
                shown.append(executed)
        except (AssertionError, subprocess.CalledProcessError, GLib.GError):
            if window.is_running():
                raise
        finally:
            killer.cancel()
            window.process.kill()
            window.process.wait(10)
        on_disk = status(program, 'KV4')['completed'] - 28
        last = shown[-1] if shown else 694
        contains([last, last + 1] if shown else [694, 700], on_disk)
        program.do('set', 'sample.tiendo', '--as-of', '2025-09-12', '--unit', 'KV4', '--measure', 'cases', 'executed=694')
        window = start(program)
    window.close()


def warning_is_fault(program):
    """The driver lets no warning pass that the program writes on stderr."""
    program.do('sample', 'thai-nguyen-2025', 'sample.tiendo')
    window = start(program, GSK_RENDERER='none-such')
    try:
        window.close()
    except AssertionError as fault:
        contains(str(fault), 'Unrecognized renderer "none-such"')
    else:
        raise AssertionError('a warning passed')


def words(path):
    """Every word of a PDF with its place, by another program."""
    done = subprocess.run(['pdftotext', '-bbox', str(path), '-'], capture_output=True, text=True, check=True)
    return [line.strip() for line in done.stdout.splitlines() if '<word ' in line]


def print_to_file(program):
    """The print dialog, printed to a file, says the same at the same places as the command line's PDF."""
    window = open_sample(program)
    try:
        window.find('label', '79,07')
        keys('ctrl+p')
        # The dialog stands at 0, 0 too: without a window manager every window does.
        window.click(window.find('label', 'In ra tập tin'))
        button = window.find('push button', '_In In')
        wait_for('the printer', lambda: button.getState().contains(pyatspi.STATE_SENSITIVE))
        window.press(button)
        # GTK proposes a name in the folder that the program was started in.
        output = wait_for('the printed file', lambda: next(iter(program.folder.glob('*.pdf')), None))
        wait_for('the whole file', lambda: output.read_bytes().rstrip().endswith(b'%%EOF'))
        program.do('document', 'sample.tiendo', '--kind', 'handout', '--as-of', '2025-09-12', '--issued', '2025-09-15',
                   '--output', 'handout.pdf')
        printed, written = words(output), words(program.path_of('handout.pdf'))
        contains(' '.join(printed), '79,07')
        equal(printed, written)
    finally:
        window.close()


if __name__ == '__main__':
    sys.exit(run_tests([edit_and_undo, walk_through_units, bad_figure_stays, killed_window_keeps_edits, warning_is_fault,
                        print_to_file],
                       locales=('vi_VN.UTF-8',)))
