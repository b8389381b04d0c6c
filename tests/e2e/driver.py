# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Drives the real window from outside: looks through the accessibility bus, acts with keys and the pointer."""

import os
import re
import subprocess
import sys
import tempfile
import time

import pyatspi

SECONDS = 20

# How GLib writes on stderr that something is wrong: (program:1234): Gtk-WARNING **: 10:11:12.131: words
# That GTK asks a service for the colours of a printer, which a machine need not have, is no fault of the program.
COMPLAINT = re.compile(r'^(?:\*\* )?\(.+:\d+\): \S*-?(?:WARNING|CRITICAL|ERROR) \*\*: (?!.*failed to contact colord).*$',
                       re.MULTILINE)


def wait_for(what, get, seconds=SECONDS):
    """Asks again until there is an answer that is true, and returns it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = get()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f'{what}: not within {seconds} s')


def walk(node):
    """All that a person can meet below a node; what goes away while being looked at is left out."""
    try:
        yield node
        for child in node:
            if child is not None:
                yield from walk(child)
    except Exception:  # pyatspi has no narrower class for "it is gone"
        return


def is_visible(node):
    """GTK 4.8 tells whether a widget is visible, not whether its page is the one that shows."""
    try:
        return node.getState().contains(pyatspi.STATE_VISIBLE)
    except Exception:
        return False


def text_of(node):
    """The text in a field."""
    text = node.queryText()
    return text.getText(0, text.characterCount)


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '40', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)


class Window:
    """The program with one workspace, in Vietnamese, started in a folder."""

    def __init__(self, program, folder, *arguments, **surroundings):
        env = {**os.environ, 'GTK_A11Y': 'atspi', 'LC_ALL': 'vi_VN.UTF-8', 'LANGUAGE': 'vi',
               'G_DEBUG': 'fatal-criticals', **surroundings}
        # The bus is started by the first who asks; a program that comes while it starts stays unseen.
        wait_for('the accessibility bus', lambda: pyatspi.Registry.getDesktop(0).childCount >= 0)
        self.words = tempfile.TemporaryFile('w+', encoding='utf-8', errors='replace')
        self.process = subprocess.Popen([program, *map(str, arguments)], env=env, cwd=folder, stderr=self.words)
        self.application = wait_for('the program on the bus', self._find_application)
        wait_for('the window', lambda: self._find_window_id())
        subprocess.run(['xdotool', 'windowfocus', '--sync', self._find_window_id()], check=True)

    def _find_application(self):
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.set_cache_mask(0)
        for application in desktop:
            if application is not None and application.get_process_id() == self.process.pid:
                # No loop here hears of changes: everything is asked anew.
                application.set_cache_mask(0)
                return application
        return None

    def _find_window_id(self):
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                              capture_output=True, text=True, check=False)
        return done.stdout.split()[-1] if done.stdout.split() else None

    def all(self, role=None, name=None, contains=None):
        """What is there, by role and name."""
        for node in walk(self.application):
            try:
                if role is not None and node.getRoleName() != role:
                    continue
                if name is not None and node.name != name:
                    continue
                if contains is not None and contains not in node.name:
                    continue
            except Exception:
                continue
            if is_visible(node):
                yield node

    def find(self, role=None, name=None, contains=None, seconds=SECONDS):
        what = f'{role} {name or contains}'
        return wait_for(what, lambda: next(self.all(role, name, contains), None), seconds)

    def has(self, role=None, name=None, contains=None):
        return next(self.all(role, name, contains), None) is not None

    def click(self, node):
        """A press with the pointer in the middle of a node; extents are those of the window, which stands at 0, 0."""
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        subprocess.run(['xdotool', 'mousemove', str(box.x + box.width // 2), str(box.y + box.height // 2),
                        'click', '1'], check=True)

    def press(self, node):
        """The action of a button."""
        node.queryAction().doAction(0)

    def open_page(self, number):
        """The pages have the keys Alt+1, Alt+2, …"""
        keys(f'alt+{number}')

    def enter(self, name, text):
        """Types a figure into a field of the record form, in place of what stands there."""
        field = self.find('text', name)
        self.click(field)
        keys('ctrl+a')
        type_text(text)
        keys('Return')

    def figure(self, name):
        return text_of(self.find('text', name))

    def is_running(self):
        return self.process.poll() is None

    def close(self):
        if self.is_running():
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.check_words()

    def check_words(self):
        """What the program said on stderr until it ended is shown; a warning in it is a fault."""
        if self.words.closed:
            return
        self.words.seek(0)
        words = self.words.read()
        self.words.close()
        sys.stderr.write(words)
        complaints = [match[0] for match in COMPLAINT.finditer(words)]
        if complaints:
            raise AssertionError('the program complained:\n' + '\n'.join(complaints))
