# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""What run.py says: figures, versions, the machine, and whether it was quiet."""

import datetime
import os
import platform
import re
import statistics
import subprocess
import time


def cpu_times():
    with open('/proc/stat', encoding='ascii') as file:
        numbers = [int(word) for word in file.readline().split()[1:9]]
    return sum(numbers), numbers[3] + numbers[4]


class Quiet:
    """Waits for a quiet machine, and remembers when it would not become quiet."""

    def __init__(self):
        self.disturbed = 0
        self.runs = 0

    def wait(self):
        self.runs += 1
        # On a machine that others work on as well there is no point in waiting again and again.
        for _ in range(60 if self.disturbed < 3 else 1):
            before = cpu_times()
            time.sleep(0.15)
            after = cpu_times()
            if (after[1] - before[1]) >= 0.9 * (after[0] - before[0]):
                return
            if self.disturbed < 3:
                time.sleep(0.35)
        self.disturbed += 1


class Results:
    """The rows of all areas, as they are printed and written."""

    def __init__(self):
        self.rows = []
        self.notes = []

    def add(self, what, ours, peer, goal, is_met):
        """ours and peer: (name, text of the figure, number); peer and is_met may be None."""
        ratio = f'{ours[2] / peer[2]:.2f}' if peer else '–'
        verdict = '–' if is_met is None else 'met' if is_met else 'missed'
        self.rows.append((what, ours[1], f'{peer[1]} ({peer[0]})' if peer else '–', ratio, goal, verdict))

    def note(self, text):
        self.notes.append(text)

    def text(self, quiet):
        header = ('what', 'ours', 'peer', 'ratio', 'goal', 'met')
        lines = [f'# Measured on {datetime.date.today().isoformat()}', '', machine(), '',
                 'Median [least–most]; times in milliseconds.', '',
                 '| ' + ' | '.join(header) + ' |', '|' + '---|' * len(header)]
        lines += ['| ' + ' | '.join(row) + ' |' for row in self.rows]
        lines += ['']
        lines += ['- ' + note for note in self.notes]
        lines += [f'- Before {quiet.disturbed} of {quiet.runs} runs the machine was busy with something else.']
        return '\n'.join(lines) + '\n'


def machine():
    model = 'unknown processor'
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        for line in file:
            if line.startswith('model name'):
                model = line.split(':', 1)[1].strip()
    with open('/proc/meminfo', encoding='ascii') as file:
        memory = int(file.readline().split()[1]) // 1024 // 1024
    graphics = 'a GPU' if os.path.isdir('/dev/dri') else 'no GPU'
    system = platform.freedesktop_os_release().get('PRETTY_NAME', platform.system())
    return (f'{model}, {os.cpu_count()} cores, {memory} GiB, {graphics}; {system}, Linux {platform.release()}; '
            f'GTK {version("gtk4")}, libadwaita {version("libadwaita-1")}, SQLite {version("sqlite3")}; '
            'built with -Dbuildtype=release.')


def version(package):
    return subprocess.run(['pkg-config', '--modversion', package], capture_output=True, text=True,
                          check=False).stdout.strip() or '?'


def installed(package):
    """Name and upstream version of a Debian package."""
    done = subprocess.run(['dpkg-query', '--show', '--showformat=${Version}', package], capture_output=True,
                          text=True, check=False)
    number = re.sub(r'^\d+:|[-+].*$', '', done.stdout.strip())
    return f'{package} {number}'


def spread(values, digits=1):
    return f'{statistics.median(values):.{digits}f} [{min(values):.{digits}f}–{max(values):.{digits}f}]'


def figure(name, values, digits=1):
    return name, spread(values, digits), statistics.median(values)


def mebibytes(name, values):
    return name, f'{statistics.median(values) / 1024:.0f} MiB', statistics.median(values)


def percentile(values, percent):
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def column(runs, key):
    return [run[key] for run in runs]
