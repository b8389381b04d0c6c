# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""A paper goes from the window through the print dialog and a CUPS server of its own to a printer, twice.

printing.py CLI WINDOW, inside build-aux/run-headless.sh with GTK_A11Y=atspi. Server and printers are real programs on
127.0.0.1 at ports of their own; they run as the user of the test, for root as lp.
"""

import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

import pyatspi

from driver import Window, keys, wait_for
from program import contains, equal, run_tests

SEARCH_PATH = '/usr/sbin:/usr/bin:/sbin:/bin'
# Points.
MOST = 0.1
OTHER, CHOSEN = 'May_in_tang_1', 'May_in_van_thu'

# Anyone on this machine may do anything: the server is gone in a minute, and no other machine reaches it.
SERVER = '''Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
<Location />
Order allow,deny
Allow from 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow from all
</Limit>
</Policy>
'''
FILES = '''User {user}
ServerRoot {folder}
StateDir {folder}
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
ErrorLog {folder}/error.log
AccessLog {folder}/access.log
PageLog {folder}/page.log
'''
# The printer announces itself over a system bus, or ends: one of its own, with nobody on it, will do.
ON_A_BUS = ('dbus-run-session', '--', 'sh', '-c', 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"', 'sh')


def free_port():
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        return taken.getsockname()[1]


class Servers:
    """CUPS with two printers that keep what they print."""

    def __init__(self):
        self.running = []
        # The folder of the tests is closed to other users.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='tiendo-print.', dir='/tmp'))
        self.user = pwd.getpwnam('lp') if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self.as_user = {'user': self.user.pw_uid, 'group': self.user.pw_gid, 'extra_groups': []} if os.getuid() == 0 else {}
        self.port = free_port()
        self.env = {'PATH': SEARCH_PATH, 'HOME': str(self.folder), 'TMPDIR': str(self.folder / 'tmp'),
                    'CUPS_SERVER': f'127.0.0.1:{self.port}'}
        (self.folder / 'cupsd.conf').write_text(SERVER.format(port=self.port))
        (self.folder / 'cups-files.conf').write_text(FILES.format(user=self.user.pw_name, folder=self.folder))
        for name in ('cache', 'spool', 'tmp', OTHER, CHOSEN):
            (self.folder / name).mkdir()
        if self.as_user:
            for path in (self.folder, *self.folder.iterdir()):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def __enter__(self):
        try:
            self._start('cupsd', '-f', '-c', self.folder / 'cupsd.conf', '-s', self.folder / 'cups-files.conf')
            for name in (OTHER, CHOSEN):
                self._add_printer(name)
            self.control('lpadmin', '-d', OTHER)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_about):
        for process in self.running:
            os.killpg(process.pid, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        shutil.rmtree(self.folder)

    def _start(self, *words):
        with open(self.folder / f'{len(self.running)}.log', 'wb') as log:
            self.running.append(subprocess.Popen(list(map(str, words)), env=self.env, cwd=self.folder, stdout=log,
                                                 stderr=subprocess.STDOUT, start_new_session=True, **self.as_user))

    def _add_printer(self, name):
        port = free_port()
        self._start(*ON_A_BUS, 'ippeveprinter', '-p', port, '-d', self.folder / name, '-k', '-f', 'application/pdf',
                    '-n', 'localhost', '-r', 'off', name)
        # Both are still starting.
        add = ('lpadmin', '-p', name, '-v', f'ipp://127.0.0.1:{port}/ipp/print', '-m', 'everywhere', '-E')
        wait_for(name, lambda: self.control(*add, check=False).returncode == 0)

    def control(self, *words, check=True):
        return subprocess.run(words, env=self.env, check=check, capture_output=True, text=True, timeout=30)

    def wait_for_pages(self, name, number):
        """The file of a job, whole."""
        def find():
            files = sorted((self.folder / name).glob(f'{number}-*.pdf'))
            return files and files[0].read_bytes().rstrip().endswith(b'%%EOF') and files[0]
        return wait_for(f'job {number} at {name}', find)


def words(path):
    """Each word with its page and place, by another program."""
    done = subprocess.run(['pdftotext', '-bbox', path, '-'], capture_output=True, text=True, check=True)
    found, page = [], 0
    for line in done.stdout.splitlines():
        page += '<page ' in line
        word = re.search(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', line)
        if word:
            found.append((page, *map(float, word.groups()[:4]), word.group(5)))
    return found


def check_paper(printed, own):
    """The same words on the same pages, neither shrunk nor moved for the margins of a printer."""
    equal([(word[0], word[5]) for word in printed], [(word[0], word[5]) for word in own])
    for found, expected in zip(printed, own):
        if max(abs(place - wanted) for place, wanted in zip(found[1:5], expected[1:5])) > MOST:
            raise AssertionError(f'{found} instead of {expected}')


def is_lit(node):
    return node.getState().contains(pyatspi.STATE_SENSITIVE)


def open_dialog(program, servers):
    """The print dialog on the Công điện, with the printers that the server knows."""
    os.environ['CUPS_SERVER'] = servers.env['CUPS_SERVER']
    window = Window(pathlib.Path(sys.argv[2]).resolve(), program.folder, '--as-of', '2025-09-12', '--issued', '2025-09-15',
                    program.path_of('sample.tiendo'))
    window.open_page(8)
    window.click(window.find('label', 'Công điện'))
    button = window.find('push button', '_In… In…')
    wait_for('the paper', lambda: is_lit(button))
    window.press(button)
    window.find('label', OTHER)
    window.find('label', CHOSEN)
    return window


def press_print(window):
    button = window.find('push button', '_In In')
    wait_for('the printer', lambda: is_lit(button))
    window.press(button)


def paper_arrives(program):
    program.do('sample', 'thai-nguyen-2025', 'sample.tiendo')
    program.do('document', 'sample.tiendo', '--kind', 'dispatch', '--as-of', '2025-09-12', '--issued', '2025-09-15',
               '--output', 'own.pdf')
    own = words(program.path_of('own.pdf'))
    contains(' '.join(word[5] for word in own), 'đạt 79,07%, tăng 4,96 điểm %')
    with Servers() as servers:
        for number in (1, 2):
            window = open_dialog(program, servers)
            try:
                # The second time printer and settings are those of the first.
                if number == 1:
                    window.click(window.find('label', CHOSEN))
                press_print(window)
                check_paper(words(servers.wait_for_pages(CHOSEN, number)), own)
            finally:
                window.close()
        equal(list((servers.folder / OTHER).iterdir()), [])


if __name__ == '__main__':
    sys.exit(run_tests([paper_arrives], locales=('vi_VN.UTF-8',)))
