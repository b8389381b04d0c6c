# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Runs tiendo-cli as a person would, and prints TAP."""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

SECONDS = 60


class Result:
    """What one run left behind."""

    def __init__(self, arguments, done):
        self.arguments = arguments
        self.code = done.returncode
        self.out = done.stdout.decode('utf-8')
        self.err = done.stderr.decode('utf-8')

    def __str__(self):
        return f'{" ".join(self.arguments)}: exit {self.code}\n{self.out}{self.err}'

    def json(self):
        return json.loads(self.out)


class Program:
    """The program in one locale, in a folder of its own."""

    def __init__(self, path, folder, locale):
        self.path = str(pathlib.Path(path).resolve())
        self.folder = pathlib.Path(folder)
        # Nothing of the user's: neither the language nor the folders for backups. No display.
        self.env = {'PATH': os.environ['PATH'], 'HOME': folder, 'XDG_DATA_HOME': folder + '/data', 'TZ': 'Asia/Ho_Chi_Minh',
                    'G_DEBUG': 'fatal-warnings', 'LC_ALL': locale}
        for name in ('FONTCONFIG_FILE', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS'):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def call(self, *arguments, **env):
        """Runs a command, whatever comes of it."""
        words = [str(argument) for argument in arguments]
        done = subprocess.run([self.path, *words], capture_output=True, cwd=self.folder, env={**self.env, **env},
                              stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
        result = Result(words, done)
        if done.returncode < 0:
            raise AssertionError(f'killed by signal {-done.returncode}: {result}')
        return result

    def do(self, *arguments):
        """Runs a command that must succeed without a word on stderr."""
        result = self.call(*arguments)
        equal(result.code, 0, result)
        equal(result.err, '', result)
        return result

    def fail(self, *arguments, code=1, says=()):
        """Runs a command that must fail with one line on stderr that says something."""
        result = self.call(*arguments)
        equal(result.code, code, result)
        equal(result.out, '', result)
        equal(result.err.count('\n'), 1, result)
        for words in (says,) if isinstance(says, str) else says:
            contains(result.err, words)
        return result

    def path_of(self, name):
        return self.folder / name

    def export(self, workspace):
        """All files of a fresh export, by name."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            self.do('export', workspace, folder)
            return files_of(folder)


def files_of(folder):
    return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())}


def put_files(folder, files):
    """Makes a folder of texts or bytes by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode('utf-8'))
    return folder


def read_csv(path):
    with open(path, encoding='utf-8', newline='') as stream:
        return list(csv.DictReader(stream, strict=True))


def shorten(value):
    text = repr(value)
    return text if len(text) < 1500 else f'{text[:1500]}…'


def equal(found, expected, about=''):
    if found != expected:
        raise AssertionError(f'{shorten(found)} instead of {shorten(expected)} {about}')


def contains(text, part):
    if part not in text:
        raise AssertionError(f'{part!r} is not in {text!r}')


def run_tests(tests, locales=('C.UTF-8', 'vi_VN.UTF-8')):
    """Runs functions that take a Program, each in each locale; argument 1 is the binary."""
    print(f'1..{len(tests) * len(locales)}')
    number = 0
    failed = False
    for locale in locales:
        for test in tests:
            number += 1
            name = f'{test.__name__} {locale}'
            with tempfile.TemporaryDirectory(prefix='tiến độ ') as folder:
                try:
                    test(Program(sys.argv[1], folder, locale))
                    print(f'ok {number} {name}')
                except Exception:
                    failed = True
                    for line in traceback.format_exc().splitlines():
                        print('#', line)
                    print(f'not ok {number} {name}')
            sys.stdout.flush()
    return 1 if failed else 0
