# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Kills the real window at random moments of its work: the file is whole, and holds all that the window showed as done.

kill.py CLI WINDOW, inside build-aux/run-headless.sh with GTK_A11Y=atspi. TD_SEED chooses other moments.
"""

import csv
import getpass
import io
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import threading
import time

from gi.repository import Gio, GLib

from driver import Window, is_visible, keys, text_of, wait_for
from program import contains, equal, run_tests

# Of each kind; more with TD_KILLS.
KILLS = int(os.environ.get('TD_KILLS', '3'))
SEED = int(os.environ.get('TD_SEED', '20251118'))
UNITS = 400
CUT = '2026-01-31'
AS_OF = '2025-09-12'

# Another program that holds a text for whoever pastes.
CLIPBOARD = '''
import sys
import gi
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
value = sys.stdin.read()
Gdk.Display.get_default().get_clipboard().set_content(
    Gdk.ContentProvider.new_for_bytes('text/plain;charset=utf-8', GLib.Bytes.new(value.encode())))
print('ready', flush=True)
GLib.MainLoop().run()
'''


class Gone(Exception):
    """The window was killed while it was asked for something."""


class Places:
    """Where things stood in the last window: the next one has them at the same places, and is asked for nothing else."""

    def __init__(self):
        self.paths = {}

    def reach(self, window, role, name, get_words=lambda node: node.name, seconds=8):
        """What has a role, and words in its name or in what get_words() finds."""
        until = time.monotonic() + seconds
        while window.is_running() and time.monotonic() < until:
            try:
                node = self._follow(window, role, name, get_words) or self._search(window, role, name, get_words)
                if node is not None:
                    return node
            except GLib.Error:
                pass
            time.sleep(0.01)
        if not window.is_running():
            raise Gone
        raise AssertionError(f'{role} {name}: not within {seconds} s')

    def _follow(self, window, role, name, get_words):
        node = window.application
        for index in self.paths.get((role, name), [-1]):
            if index < 0 or index >= node.childCount:
                return None
            node = node.getChildAtIndex(index)
            if node is None:
                return None
        return node if node.getRoleName() == role and name in get_words(node) and is_visible(node) else None

    def _search(self, window, role, name, get_words):
        found = next((node for node in window.all(role) if name in get_words(node)), None)
        if found is None:
            return None
        path, node = [], found
        while node is not None and node != window.application:
            path.insert(0, node.getIndexInParent())
            node = node.parent
        if node is not None:
            self.paths[role, name] = path
        return found


class Kind:
    """A kind of work: what is done in the window, and what each number of finished edits must have left in the file."""

    page = 'figures'
    # Edits in the rehearsal, after which it is known where all that is asked for stands, and how long an edit takes here.
    rehearsed = 1
    # No window lives longer than so many seconds, however slow the machine is.
    most = 2

    def __init__(self, program, binary):
        self.program, self.binary = program, binary
        self.places = Places()
        self.file = f'{type(self).__name__}.tiendo'
        self.make()
        self.longest = 0
        self.base = self.read()
        self.groups = self.count_groups()

    def make(self):
        self.program.do('sample', 'thai-nguyen-2025', self.file)

    def start(self, **surroundings):
        return Window(self.binary, self.program.folder, '--as-of', self.as_of(), '--page', self.page,
                      self.program.path_of(self.file), **surroundings)

    def as_of(self):
        return AS_OF

    def count_groups(self):
        return len(self.program.do('journal', self.file, '--format', 'json').json()['groups'])

    def table(self, name, export=None):
        text = next(text for file, text in (export or self.program.export(self.file)).items() if file.endswith(f'{name}.csv'))
        return list(csv.DictReader(io.StringIO(text.decode('utf-8'))))

    def read(self):
        """All that is in the file."""
        return self.program.export(self.file)

    def prepare(self, window):
        """Up to where the work begins."""

    def work(self, window):
        """Does the work; yields the number of edits that the window has shown as done."""
        raise NotImplementedError

    def check(self, export, number):
        """What must be in the file after a number of edits, from one."""
        raise NotImplementedError

    def kill_once(self, delay):
        """Does the work in a window that lives so many seconds; None: until a few edits are done.
        Returns the number of edits that were shown and of those that are in the file."""
        window = self.start()
        killer = threading.Timer(delay or 0, window.process.kill)
        shown = 0
        try:
            self.prepare(window)
            if delay is not None:
                killer.start()
            begun = time.monotonic()
            for shown in self.work(window):
                took, begun = time.monotonic() - begun, time.monotonic()
                self.longest = self.longest or (took * self.rehearsed if shown == self.rehearsed else 0)
                if not window.is_running() or (delay is None and shown >= self.rehearsed):
                    break
            if delay is not None:
                killer.join()
        except Exception:
            # Whatever is asked of a window that goes; the bus may notice that before the system tells.
            try:
                window.process.wait(1)
            except subprocess.TimeoutExpired:
                pass
            if window.is_running():
                raise
        finally:
            killer.cancel()
            window.process.kill()
            window.process.wait(10)
            window.check_words()
        return shown, self.look()

    def look(self):
        """The file opens, is sound and holds whole edits only, each of which can be taken back."""
        with sqlite3.connect(self.program.path_of(self.file)) as database:
            equal(database.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
        database.close()
        number = self.count_groups() - self.groups
        found = self.read()
        if number:
            self.check(found, number)
            self.take_back(number)
            equal(self.read(), self.base, f'{number} edits taken back')
        else:
            equal(found, self.base, 'nothing was done')
        return number

    def take_back(self, number):
        for _ in range(number):
            self.program.do('undo', self.file)
        # Undoing is in the journal too.
        self.groups = self.count_groups()


class Typing(Kind):
    """Figures of unit after unit."""

    rehearsed = 8

    def make(self):
        folder = self.program.path_of(f'{self.file} case')
        folder.mkdir()
        units = ['code,name,short_name,kind,parent,valid_from,valid_to,position', 'T,Thi hành án dân sự tỉnh,,agency,,,,0']
        units += [f'K{i},Khu vực {i},,regional,T,,,{i}' for i in range(1, UNITS + 1)]
        (folder / 'units.csv').write_text('\n'.join(units) + '\n', encoding='utf-8')
        (folder / 'cuts.csv').write_text(f'as_of,closed\n{CUT},0\n', encoding='utf-8')
        self.program.do('new', self.file)
        self.program.do('import', self.file, folder)

    def as_of(self):
        return CUT

    def prepare(self, window):
        self.places.reach(window, 'table cell', 'Khu vực 1,')

    def figures(self, item, export):
        return {row['unit']: row[item] for row in self.table('records', export) if row[item]}

    def work(self, window):
        for unit in range(1, UNITS + 1):
            keys_fast(*str(600 + unit), 'Return')
            self.places.reach(window, 'table cell', f'Khu vực {unit}, Năm trước chuyển sang, {600 + unit}')
            yield unit

    def check(self, export, number):
        equal(self.figures('carried_in', export), {f'K{unit}': str(600 + unit) for unit in range(1, number + 1)})


class Fill(Typing):
    """A figure, and then the same for all 400 units."""

    rehearsed = 2

    def work(self, window):
        keys_fast('7', 'Return')
        yield 0
        self.places.reach(window, 'table cell', 'Khu vực 1, Năm trước chuyển sang, 7')
        yield 1
        keys_fast('Up', 'ctrl+shift+Down', 'ctrl+d')
        self.places.reach(window, 'table cell', 'Khu vực 400, Năm trước chuyển sang, 7')
        yield 2

    def check(self, export, number):
        equal(self.figures('carried_in', export), {f'K{unit}': '7' for unit in range(1, (1 if number == 1 else UNITS) + 1)})


class Paste(Typing):
    """400 units by 20 columns from another program."""


    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.clipboard = subprocess.Popen(['/usr/bin/python3', '-c', CLIPBOARD], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                          text=True)
        rows = ['\t'.join(map(str, (1000 + i, 500 + i, 500, 10, 5, 985 + i, 735, 420, 400, 20, 300, 10, 5, 200 + i, 20, 30, 565 + i,
                                    315, '57,14%', 70))) for i in range(1, UNITS + 1)]
        self.clipboard.stdin.write('\n'.join(rows) + '\n')
        self.clipboard.stdin.close()
        equal(self.clipboard.stdout.readline(), 'ready\n')

    def close(self):
        self.clipboard.kill()
        self.clipboard.wait()

    def work(self, window):
        keys_fast('Home', 'ctrl+v')
        yield 0
        # Figures show before they are written, which takes some slices; then it says so.
        self.places.reach(window, 'label', 'Đã dán ')
        yield 1

    def check(self, export, number):
        equal(number, 1)
        equal(self.figures('carried_in', export), {f'K{unit}': str(500 + unit) for unit in range(1, UNITS + 1)})
        equal(self.figures('executed', export), {f'K{unit}': '400' for unit in range(1, UNITS + 1)})
        equal(self.figures('separately_tracked', export), {f'K{unit}': '70' for unit in range(1, UNITS + 1)})


class Targets(Kind):
    """The dialog of targets: one rate for the province after the other."""

    page = 'targets'
    rehearsed = 2

    def prepare(self, window):
        window.press(self.places.reach(window, 'push button', 'Giao chỉ tiêu…'))
        self.field = self.places.reach(window, 'text', 'Tỷ lệ về việc, %')
        focus(window, least=2)

    def work(self, window):
        for number in range(1, 10):
            keys_fast(*str(84 + number))
            self.until(window, lambda: text_of(self.field) == str(84 + number))
            keys_fast('alt+g')
            # Emptied for the next rate when this one is assigned.
            self.until(window, lambda: text_of(self.field) == '')
            yield number

    def until(self, window, is_so):
        until = time.monotonic() + 8
        while not is_so():
            if not window.is_running():
                raise Gone
            assert time.monotonic() < until, 'not shown within 8 s'
            time.sleep(0.01)

    def check(self, export, number):
        def rates(files):
            return {(row['unit'], row['measure']): row['rate'] for row in self.table('targets', files)}

        equal(rates(export), {**rates(self.base), ('TN', 'cases'): f'{84 + number}.00'})


class Plans(Kind):
    """What unit after unit has undertaken for the first month."""

    page = 'targets'
    rehearsed = 6
    names = ['Phòng NV&TCTHA', *(f'Khu vực {i}' for i in range(1, 8))]
    codes = ['NV', *(f'KV{i}' for i in range(1, 8))]

    def prepare(self, window):
        window.press(self.places.reach(window, 'push button', 'Kế hoạch'))
        window.click(self.places.reach(window, 'table cell', f'{self.names[0]}, T10, '))

    def work(self, window):
        for number, name in enumerate(self.names, 1):
            keys_fast(*str(40 + number), 'Return')
            self.places.reach(window, 'table cell', f'{name}, T10, {40 + number}')
            yield number

    def check(self, export, number):
        plans = {row['unit']: row['completed'] for row in self.table('plans', export)}
        equal(plans, {code: str(41 + i) for i, code in enumerate(self.codes[:number])})


class Restructuring(Kind):
    """Khu vực 5 ends and Khu vực 4 goes on with its work."""

    page = 'units'

    def prepare(self, window):
        keys_fast('ctrl+f')
        self.places.reach(window, 'entry', 'Tìm đơn vị')
        keys_fast(*'khu', 'space', *'vuc', 'space', '5', 'Return')
        self.places.reach(window, 'label', 'Phòng THADS khu vực 5')
        window.press(self.places.reach(window, 'push button', 'Việc khác với đơn vị').getChildAtIndex(0))
        window.press(self.places.reach(window, 'menu item', 'Sắp xếp lại đơn vị…'))
        self.places.reach(window, 'push button', 'Tiếp')
        focus(window, least=2)

    def work(self, window):
        # The list of units that are there: "choose", then the others in the order of the tree.
        keys_fast('alt+c', 'Down', 'Down', 'Return', 'alt+t')
        self.places.reach(window, 'push button', 'Sắp xếp lại')
        keys_fast('alt+s')
        self.places.reach(window, 'label', 'Đã sắp xếp lại các đơn vị')
        yield 1

    def check(self, export, number):
        equal(number, 1)
        equal([row['predecessor'] for row in self.table('successions', export) if row not in self.table('successions', self.base)],
              ['KV5'])
        equal([row['code'] for row in self.table('units', export) if row not in self.table('units', self.base)], ['KV5'])


class Paper(Kind):
    """Work on the draft of a paper."""

    page = 'documents'

    def make(self):
        super().make()
        self.program.do('papers', self.file, 'new', 'dispatch', '--as-of', AS_OF, '--issued', '2025-09-15')

    def read(self):
        self.program.do('document', self.file, '--id', '1', '--output', 'paper.txt')
        return {**super().read(), 'papers': self.program.do('papers', self.file, '--format', 'json').json()['papers'],
                'text': self.program.path_of('paper.txt').read_text('utf-8')}

    def prepare(self, window):
        window.click(self.places.reach(window, 'list item', 'Công điện. 15/9/2025'))
        self.paragraph = self.places.reach(window, 'text', '8.603', text_of)


class Writing(Paper):
    """A sentence, letter by letter, which is saved whenever the hand rests."""

    sentence = ' Rieng Khu vuc 4 bao cao hang ngay.'
    most = 5

    def prepare(self, window):
        super().prepare(window)
        window.click(self.paragraph)
        keys_fast('ctrl+End')

    def work(self, window):
        subprocess.run(['xdotool', 'type', '--delay', '8', self.sentence], check=True)
        self.places.reach(window, 'label', 'Bản nháp, đã lưu lúc')
        yield 1

    def check(self, found, number):
        before, after = (' '.join(state['text'].split()) for state in (self.base, found))
        start = next(i for i, letter in enumerate(after) if letter != before[i])
        typed = after[start:len(after) - len(before) + start].strip()
        assert typed and typed in self.sentence, typed


class Refreshing(Paper):
    """The draft after a correction of figures: all of them at once."""

    def make(self):
        super().make()
        self.program.do('set', self.file, '--as-of', AS_OF, '--unit', 'KV4', '--measure', 'cases', 'executed=704',
                        'in_progress=241')

    def prepare(self, window):
        super().prepare(window)
        window.press(self.places.reach(window, 'push button', 'Làm mới…'))
        self.places.reach(window, 'label', 'Những chỗ thay đổi trong văn bản')
        focus(window, least=2)

    def work(self, window):
        # Not the button of the page, which opens the dialog and ends with dots.
        window.press(self.places.reach(window, 'push button', 'Làm mới', lambda node: node.name.replace('Làm mới…', '')))
        self.places.reach(window, 'label', 'Số liệu khớp kỳ 12/9/2025')
        yield 1

    def check(self, found, number):
        equal(number, 1)
        contains(found['text'], '8.613')
        assert '8.603' not in found['text'], 'refreshed in part'


class Issuing(Paper):
    """The draft gets its number and is locked."""

    def prepare(self, window):
        super().prepare(window)
        window.press(self.places.reach(window, 'push button', 'Phát hành…'))
        self.places.reach(window, 'label', 'Phát hành văn bản')
        focus(window, least=2)
        keys_fast('0', '5')

    def work(self, window):
        keys_fast('Return')
        self.places.reach(window, 'label', 'Công điện số 05')
        yield 1

    def check(self, found, number):
        equal(number, 1)
        equal([(paper['state'], paper['number']) for paper in found['papers']], [('issued', '05')])
        contains(found['text'], 'Số: 05/CĐ')


def focus(window, least=1):
    """Keys go to the newest window of a program, once it has so many: nobody else gives it the focus here."""
    def find():
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(window.process.pid)], capture_output=True,
                              text=True, check=False)
        return done.stdout.split()[-1] if len(done.stdout.split()) >= least else None

    subprocess.run(['xdotool', 'windowfocus', '--sync', wait_for('the window', find, 8)], check=True)


def keys_fast(*names):
    subprocess.run(['xdotool', 'key', '--delay', '8', *names], check=True)


def kill_kind(program, kind):
    work = kind(program, pathlib.Path(sys.argv[2]).resolve())
    moment = random.Random(f'{SEED} {kind.__name__}')
    begun = time.monotonic()
    outcomes = []
    try:
        # Also a little after all is done.
        for number in range(1 + KILLS):
            shown, found = work.kill_once(moment.uniform(0, min(1.3 * work.longest, work.most)) if number else None)
            assert found >= shown, f'{shown} edits were shown as done, {found} are in the file'
            outcomes.append((shown, found))
    finally:
        getattr(work, 'close', lambda: None)()
    print(f'# {kind.__name__}: shown and found {outcomes}, {time.monotonic() - begun:.1f} s')


def typing(program):
    kill_kind(program, Typing)


def fill_down(program):
    kill_kind(program, Fill)


def paste(program):
    kill_kind(program, Paste)


def targets(program):
    kill_kind(program, Targets)


def plans(program):
    kill_kind(program, Plans)


def restructuring(program):
    kill_kind(program, Restructuring)


def writing(program):
    kill_kind(program, Writing)


def refreshing(program):
    kill_kind(program, Refreshing)


def issuing(program):
    kill_kind(program, Issuing)


def get_accessibility_bus():
    answer = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                                              None, Gio.DBusCallFlags.NONE, -1, None)
    return answer.unpack()[0]


def second_window(program):
    """A second window only reads and says who has the file, follows what the first one writes, and takes over when that dies."""
    work = Typing(program, pathlib.Path(sys.argv[2]).resolve())
    bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address=1'], stdout=subprocess.PIPE, text=True)
    first = work.start()
    second = None
    try:
        work.prepare(first)
        # With a session bus of its own it does not find the first one, as on another machine that shares the folder.
        second = work.start(DBUS_SESSION_BUS_ADDRESS=bus.stdout.readline().strip(), AT_SPI_BUS_ADDRESS=get_accessibility_bus())
        work.prepare(second)
        second.find('label', contains=getpass.getuser())
        keys_fast('9', '9', 'Return')
        focus(first)
        keys_fast('6', '0', '1', 'Return')
        first.find('table cell', contains='Khu vực 1, Năm trước chuyển sang, 601')
        second.find('table cell', contains='Khu vực 1, Năm trước chuyển sang, 601')
        equal(work.figures('carried_in', program.export(work.file)), {'K1': '601'})

        first.process.kill()
        first.process.wait(10)
        focus(second)
        second.press(second.find('push button', contains='Nhận quyền sửa'))
        second.find('label', contains='đã sửa được')
        second.click(second.find('table cell', contains='Khu vực 2, Năm trước chuyển sang'))
        keys_fast('6', '0', '2', 'Return')
        second.find('table cell', contains='Khu vực 2, Năm trước chuyển sang, 602')
        equal(work.figures('carried_in', program.export(work.file)), {'K1': '601', 'K2': '602'})
    finally:
        first.close()
        if second is not None:
            second.close()
        bus.terminate()
        bus.wait()


if __name__ == '__main__':
    chosen = [globals()[name] for name in sys.argv[3:]] or [typing, fill_down, paste, targets, plans, restructuring, writing, refreshing,
                                                             issuing, second_window]
    sys.exit(run_tests(chosen, locales=('vi_VN.UTF-8',)))
