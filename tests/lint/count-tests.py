#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Tests count-tests.py with a small meson project whose tests end in every way there is: count-tests.py COUNT_TESTS_PY"""

import pathlib
import subprocess
import sys
import tempfile

# name: (protocol, what the shell does, what it adds to passed, failed, skipped)
ENDINGS = {
    'tap-good': ('tap', 'echo 1..2; echo ok 1 a; echo ok 2 b', (2, 0, 0)),
    'tap-bad': ('tap', 'echo 1..2; echo ok 1 a; echo not ok 2 b; exit 1', (1, 1, 0)),
    'tap-one-skipped': ('tap', 'echo 1..2; echo ok 1 a; echo "ok 2 b # SKIP no"', (1, 0, 1)),
    'tap-all-skipped': ('tap', 'echo "1..0 # SKIP no"', (0, 0, 1)),
    'tap-crash-at-once': ('tap', 'kill -SEGV $$', (0, 1, 0)),
    'tap-crash-midway': ('tap', 'echo 1..3; echo ok 1 a; kill -ABRT $$', (1, 1, 0)),
    'tap-crash-at-exit': ('tap', 'echo 1..1; echo ok 1 a; exit 1', (1, 1, 0)),
    'tap-too-slow': ('tap', 'echo 1..2; echo ok 1 a; exec sleep 60', (1, 1, 0)),
    'tap-control-letters': ('tap', "printf '1..1\\nok 1 a\\n'; printf '\\033[0m\\001\\000' >&2", (1, 0, 0)),
    'exit-good': ('exitcode', 'exit 0', (1, 0, 0)),
    'exit-bad': ('exitcode', 'exit 1', (0, 1, 0)),
    'exit-skipped': ('exitcode', 'exit 77', (0, 0, 1)),
    'exit-crash': ('exitcode', 'kill -SEGV $$', (0, 1, 0)),
    'exit-too-slow': ('exitcode', 'exec sleep 60', (0, 1, 0)),
}


def run(folder, *names):
    """Runs these tests of the project and returns the last line of the count and its status."""
    subprocess.run(['meson', 'test', '-C', 'b', *names], cwd=folder, check=False, capture_output=True)
    log = folder / 'b' / 'meson-logs'
    count = subprocess.run([sys.executable, sys.argv[1], log / 'testlog.junit.xml', log / 'testlog.json'],
                           check=False, capture_output=True, text=True)
    return count.stdout.splitlines()[-1], count.returncode


def line(*names):
    passed, failed, skipped = (sum(ENDINGS[name][2][i] for name in names) for i in range(3))
    return f'{passed} passed, {failed} failed, {skipped} skipped', 0 if passed and not failed else 1


def main():
    cases = [[name] for name in ENDINGS] + [list(ENDINGS), ['tap-good', 'exit-good', 'exit-skipped']]
    print(f'1..{len(cases) + 1}')
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with open(folder / 'meson.build', 'w', encoding='utf-8') as project:
            project.write("project('p')\nsh = find_program('sh')\n")
            for name, (protocol, script, _) in ENDINGS.items():
                script = script.replace('\\', '\\\\').replace("'", "\\'")
                project.write(f"test('{name}', sh, args: ['-c', '{script}'], protocol: '{protocol}', suite: 's', timeout: 1)\n")
        subprocess.run(['meson', 'setup', 'b'], cwd=folder, check=True, capture_output=True)
        for number, names in enumerate(cases, 1):
            found, wanted = run(folder, *names), line(*names)
            what = names[0] if len(names) == 1 else f'{len(names)} together'
            print(f'{"ok" if found == wanted else "not ok"} {number} {what}: {found[0]}, status {found[1]}')
        lost = subprocess.run([sys.executable, sys.argv[1], folder / 'none.xml'], check=False, capture_output=True, text=True)
        good = lost.returncode == 1 and lost.stdout.splitlines()[-1] == '0 passed, 1 failed, 0 skipped'
        print(f'{"ok" if good else "not ok"} {len(cases) + 1} no log')


if __name__ == '__main__':
    main()
