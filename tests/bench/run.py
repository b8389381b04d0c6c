#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Measures Tiến Độ beside what people would use instead, in one run on one machine.

run.py BUILD_DIR [start|import|typed|chart|charts|status|analysis|grid|table]...

The build holds the programs and "bench-programs"; build-aux/bench.sh sees to both. Results go to standard output
and into BUILD_DIR/results.md. The programs of one comparison take turns, after a round that does not count, so
that a busy moment of the machine meets them all; before each run the driver waits until nothing else is running.
"""

import argparse
import contextlib
import csv
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys

import make_workspace
import table_report
from report import Quiet, Results, column, figure, installed, mebibytes, percentile, version

TREE = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLE = 'thai-nguyen-2025'
RECORDS_SQL = f'''CREATE TABLE records (as_of TEXT, unit TEXT, officer TEXT, measure TEXT,
  {', '.join(name + ' INTEGER' for name in make_workspace.PARTS + make_workspace.TOTALS)},
  PRIMARY KEY (as_of, unit, officer, measure)) WITHOUT ROWID;'''
TOTALS_SQL = '''SELECT as_of, measure, sum(executed), sum(in_progress) FROM records GROUP BY as_of, measure;
SELECT unit, measure, sum(executed), sum(in_progress) FROM records GROUP BY unit, measure;'''
MONTHS_SQL = 'SELECT as_of, measure, sum(executed), sum(in_progress) FROM records GROUP BY as_of, measure;'
# Rate, change on month and on year, and rank of each unit at each month end; only counted, not printed.
CHANGES_SQL = '''WITH rates AS (
  SELECT as_of, unit, measure, 1.0 * (executed + terminated + reduced) / (executed + terminated + reduced + in_progress
    + postponed_by_agreement + other) AS rate FROM records),
changes AS (
  SELECT as_of, measure, rate, rate - lag(rate, 1) OVER of_unit AS month, rate - lag(rate, 12) OVER of_unit AS year
  FROM rates WINDOW of_unit AS (PARTITION BY unit, measure ORDER BY as_of)),
ranks AS (
  SELECT month, year, rank() OVER (PARTITION BY as_of, measure ORDER BY rate DESC) AS place FROM changes)
SELECT count(*), sum(month > 0), sum(year > 0), sum(place) FROM ranks;'''


def fail(message):
    sys.exit(f'run.py: {message}')


class Bench:
    def __init__(self, build):
        self.build = build
        self.work = build / 'bench-work'
        self.cli = build / 'src/cli/tiendo-cli'
        self.window = build / 'src/app/tiendo'
        self.programs = build / 'tests/bench'
        self.quiet = Quiet()
        self.results = Results()
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        # The language of its users; settings of whoever runs this play no part.
        self.env = {key: value for key, value in os.environ.items()
                    if not key.startswith(('LC_', 'GTK_', 'GDK_', 'GSK_', 'G_', 'XDG_', 'DBUS_'))}
        self.env.update(LC_ALL='vi_VN.UTF-8', TZ='Asia/Ho_Chi_Minh', HOME=str(self.work / 'home'),
                        GSETTINGS_BACKEND='memory', GSETTINGS_SCHEMA_DIR=str(build / 'data'))
        (self.work / 'home').mkdir()

    def run(self, *command):
        """Runs a command that must succeed, outside of any measurement."""
        done = subprocess.run([str(word) for word in command], env=self.env, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            fail(f'{" ".join(map(str, command))}: {done.stderr.strip()}')
        return done.stdout

    def time(self, *command):
        """One run of a command as timed.c sees it."""
        self.quiet.wait()
        run = json.loads(self.run(self.programs / 'timed', *command))
        if run['code'] != 0:
            fail(f'{" ".join(map(str, command))}: exit code {run["code"]}')
        return run

    def turns(self, jobs, rounds):
        """Each job once a round; the first round does not count. Returns: the runs of each job."""
        runs = {name: [] for name in jobs}
        for number in range(rounds + 1):
            for name, job in jobs.items():
                run = job()
                if number > 0:
                    runs[name].append(run)
            print('.', end='', file=sys.stderr, flush=True)
        print(file=sys.stderr)
        return runs

    def folder(self, name, **size):
        """A generated CSV folder, made once."""
        folder = self.work / name
        if not folder.exists():
            records, figures = make_workspace.make(folder, **size)
            self.results.note(f'{name}: {size["units"]} units, {size["years"] * 12} cuts, {records:,} records, '
                              f'{figures:,} figures, {(folder / "records.csv").stat().st_size / 1e6:.1f} MB of CSV.')
        return folder

    def national(self):
        return self.folder('national', agencies=34, units=355, years=10, seed=1)

    def workspace(self, folder):
        """A workspace of such a folder, made once."""
        workspace = folder.with_suffix('.tiendo')
        if not workspace.exists():
            self.run(self.cli, 'new', workspace)
            self.run(self.cli, 'import', workspace, folder)
        return workspace

    def database(self, folder):
        """The same records in an SQLite database, made once."""
        database = folder.with_suffix('.db')
        if not database.exists():
            self.run('sqlite3', database, f'.read {self.import_script(folder, "")}')
        return database

    def import_script(self, folder, queries):
        script = folder.with_name(f'{folder.name}-{"import" if queries else "make"}.sql')
        script.write_text(f'{RECORDS_SQL}\n.import --csv --skip 1 {folder}/records.csv records\n{queries}\n',
                          encoding='utf-8')
        return script

    def write(self, name, text):
        """A file below the folder for this run."""
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        return path

    def fresh(self, path, name):
        """A copy of a file, without what stood beside an older one."""
        copy = self.work / name
        for rest in self.work.glob(name + '*'):
            rest.unlink()
        shutil.copyfile(path, copy)
        return copy

    # The areas.

    def start(self):
        """From exec to the first picture, with the sample open."""
        for tool in ('Xvfb', 'dbus-daemon', 'gnumeric', 'ssconvert', 'homebank', 'gnome-text-editor'):
            if shutil.which(tool) is None:
                fail(f'{tool} is missing')
        sample = self.work / 'sample.tiendo'
        self.run(self.cli, 'sample', SAMPLE, sample)
        sheet = self.work / 'sample.xlsx'
        self.run('ssconvert', TREE / 'data/samples' / SAMPLE / 'records.csv', sheet)
        national = self.workspace(self.national())
        # HomeBank as after its first start, without the welcome in front of its window.
        preferences = '[General]\nVersion=5.62\nShowSplash=false\nShowWelcome=false\n'
        self.write('home/.config/homebank/preferences', preferences)
        # A second home with the font that GNOME sets; without a desktop GTK takes "Sans 10".
        self.write('gnome/.config/homebank/preferences', preferences)
        for gtk in ('gtk-3.0', 'gtk-4.0'):
            self.write(f'gnome/.config/{gtk}/settings.ini', '[Settings]\ngtk-font-name=Cantarell 11\n'
                       'gtk-xft-antialias=1\ngtk-xft-hinting=1\ngtk-xft-hintstyle=hintslight\n')
        gnome = ('env', f'HOME={self.work}/gnome')

        def ours(path, *env):
            name = 'ours' if path == sample else 'national'
            return self.first_frame(name, *env, self.window, self.fresh(path, 'opened.tiendo'))

        no_gl = ('env', 'GDK_DEBUG=gl-disable')
        with display(self.env, self.work):
            runs = self.turns({
                'ours': lambda: ours(sample),
                'ours, GL': lambda: ours(sample, 'env', 'GSK_RENDERER=gl'),
                'national': lambda: ours(national),
                'bare': lambda: self.first_frame('bare', self.programs / 'bare-window'),
                'bare, no GL': lambda: self.first_frame('bare', *no_gl, self.programs / 'bare-window'),
                'gnumeric': lambda: self.first_frame('gnumeric', 'gnumeric', sheet),
                'homebank': lambda: self.first_frame('homebank', 'homebank'),
                'editor': lambda: self.first_frame('editor', 'gnome-text-editor', '--standalone'),
                'ours, GNOME': lambda: ours(sample, *gnome),
                'gnumeric, GNOME': lambda: self.first_frame('gnumeric', *gnome, 'gnumeric', sheet),
                'homebank, GNOME': lambda: self.first_frame('homebank', *gnome, 'homebank'),
            }, 11)

        names = {'gnumeric': f'{installed("gnumeric")}: gnumeric sample.xlsx',
                 'homebank': f'{installed("homebank")}: empty',
                 'bare': 'bare window, as GTK draws by itself', 'bare, no GL': 'bare window, GDK_DEBUG=gl-disable',
                 'editor': f'{installed("gnome-text-editor")}: empty'}
        for key in ('gnumeric', 'homebank'):
            names[f'{key}, GNOME'] = names[key]

        def row(what, key, moment, peer, goal):
            mine = figure('ours', column(runs[key], moment), 0)
            theirs = figure(names[peer], column(runs[peer], moment), 0)
            self.results.add(what, mine, theirs, f'≤ {goal}' if goal else '–',
                             mine[2] <= goal * theirs[2] if goal else None)

        row('start → painted, sample open', 'ours', 'painted', 'gnumeric', 0.75)
        row('start → painted (stretch)', 'ours', 'painted', 'homebank', 1.0)
        row('start → complete', 'ours', 'complete', 'gnumeric', 0.75)
        row('start → painted, font of GNOME', 'ours, GNOME', 'painted', 'gnumeric, GNOME', 0.75)
        row('start → painted, font of GNOME (stretch)', 'ours, GNOME', 'painted', 'homebank, GNOME', 1.0)
        row('start → complete, font of GNOME', 'ours, GNOME', 'complete', 'gnumeric, GNOME', 0.75)
        row('start → painted', 'ours', 'painted', 'bare', None)
        row('start → painted', 'ours', 'painted', 'bare, no GL', None)
        row('start → painted, GSK_RENDERER=gl', 'ours, GL', 'painted', 'gnumeric', None)
        row('start: processor time', 'ours', 'cpu', 'gnumeric', None)
        for key, what, goal in (('ours', 'memory at start', 1.0),
                                ('ours, GL', 'memory at start, GSK_RENDERER=gl', None)):
            mine, theirs = (mebibytes(name, column(runs[of], 'rss')) for of, name in
                            ((key, 'ours'), ('editor', names['editor'])))
            self.results.add(what, mine, theirs, f'≤ {goal}' if goal else '–',
                             mine[2] <= goal * theirs[2] if goal else None)
        self.results.add('start → painted, national workspace', figure('ours', column(runs['national'], 'painted'), 0),
                         None, '–', None)
        self.results.add('start → complete, national workspace',
                         figure('ours', column(runs['national'], 'complete'), 0), None, '–', None)
        size = mebibytes('ours', column(runs['national'], 'rss'))
        self.results.add('memory, national workspace', size, None, '≤ 120 MiB', size[2] <= 120 * 1024)
        self.results.note('start: Xvfb 1366×768 without a window manager, a session bus, Vietnamese, settings in '
                          'memory, page cache warm. painted: first content in the window; complete: as it stays. '
                          'Ours draws with Cairo where no graphics processor is; other programs with GTK 4 then have '
                          'GL computed by llvmpipe.')

    def first_frame(self, name, *command):
        self.quiet.wait()
        return json.loads(self.run(self.programs / 'first-frame', '--picture', self.work / f'start-{name}.ppm',
                                   *command))

    def import_(self):
        """A national CSV folder into a new workspace."""
        folder = self.national()
        script = self.import_script(folder, TOTALS_SQL)

        def ours():
            workspace = self.fresh('/dev/null', 'imported.tiendo')
            workspace.unlink()
            new = self.time(self.cli, 'new', workspace)
            run = self.time(self.cli, 'import', workspace, folder)
            return {'wall': new['wall'] + run['wall'], 'rss': run['rss'], 'size': workspace.stat().st_size}

        def theirs():
            database = self.fresh('/dev/null', 'imported.db')
            return self.time('sqlite3', database, f'.read {script}') | {'size': database.stat().st_size}

        runs = self.turns({'ours': ours, 'sqlite3': theirs}, 7)
        name = f'{installed("sqlite3")}: .import records.csv + 2 GROUP BY'
        mine, peer = figure('ours', column(runs['ours'], 'wall'), 0), figure(name, column(runs['sqlite3'], 'wall'), 0)
        self.results.add('import of a national CSV: new + import', mine, peer, '≤ 1.5 (stretch 1.0)',
                         mine[2] <= 1.5 * peer[2])
        self.results.add('  peak memory', mebibytes('ours', column(runs['ours'], 'rss')),
                         mebibytes(name, column(runs['sqlite3'], 'rss')), '–', None)
        self.results.note(f'import: ours reads {len(list(folder.glob("*.csv")))} files, checks every row, keeps a '
                          f'journal: {runs["ours"][0]["size"] / 1e6:.1f} MB; sqlite3 reads records.csv alone: '
                          f'{runs["sqlite3"][0]["size"] / 1e6:.1f} MB.')

    def typed(self):
        """One typed figure on disk, in the national workspace."""
        folder = self.national()
        workspace, database = self.workspace(folder), self.database(folder)

        def lines(program, path):
            self.quiet.wait()
            return [json.loads(line) for line in self.run(self.programs / program, path, 200).splitlines()]

        runs = self.turns({
            'ours': lambda: lines('typed-figure', self.fresh(workspace, 'typed.tiendo')),
            'sqlite3': lambda: lines('durable-commit', self.fresh(database, 'typed.db')),
        }, 5)
        ours, theirs, calculated = ([line[key] / 1000 for run in runs[name] for line in run] for name, key in (
            ('ours', 'disk'), ('sqlite3', 'disk'), ('ours', 'calculated')))
        name = f'libsqlite3 {version("sqlite3")}: UPDATE of one row, WAL, FULL'
        for percent, goal in ((50, '–'), (99, '≤ 20 ms')):
            mine, peer = percentile(ours, percent), percentile(theirs, percent)
            self.results.add(f'one typed figure on disk, p{percent} of {len(ours)}', ('ours', f'{mine:.2f}', mine),
                             (name, f'{peer:.2f}', peer), goal, mine <= 20 if percent == 99 else None)
        last = percentile(calculated, 99)
        self.results.add('  and all units calculated anew, p99', ('ours', f'{last:.2f}', last), None, '≤ 20 ms',
                         last <= 20)

    def chart(self):
        """One chart of 10 units and 12 months, as a picture and as PDF."""
        folder = self.folder('province', agencies=0, units=10, years=1, seed=2)
        workspace = self.workspace(folder)
        units = sorted({row['unit'] for row in self.records(folder)})
        data = self.work / 'chart.data'
        months = {}
        for row in self.records(folder):
            if row['measure'] == 'cases':
                done = int(row['executed']) + int(row['terminated'])
                eligible = done + sum(int(row[name]) for name in ('in_progress', 'postponed_by_agreement', 'other'))
                months.setdefault(row['as_of'], {})[row['unit']] = 100 * done / eligible
        with open(data, 'w', encoding='utf-8') as file:
            for day, rates in months.items():
                file.write(' '.join([day] + [f'{rates[unit]:.2f}' for unit in units]) + '\n')

        jobs = {}
        for kind, terminal in (('png', 'pngcairo size 1600,900 font "Liberation Sans,12"'),
                               ('pdf', 'pdfcairo size 16in,9in font "Liberation Sans,12"')):
            script = self.work / f'chart-{kind}.gnuplot'
            script.write_text(f'''set terminal {terminal}
set output "{self.work}/chart-gnuplot.{kind}"
set xdata time
set timefmt "%Y-%m-%d"
set format x "%m/%Y"
set yrange [0:100]
set grid
set key outside
set title "Tỷ lệ thi hành án xong về việc"
plot 80 title "Chỉ tiêu" with lines lw 2, ''' + ', '.join(
                f'"{data}" using 1:{number + 2} title "{unit}" with linespoints lw 2'
                for number, unit in enumerate(units)) + '\n', encoding='utf-8')
            options = [word for unit in units for word in ('--unit', unit)]
            jobs['ours', kind] = lambda kind=kind, options=options: self.time(
                self.cli, 'chart', workspace, '--kind', 'trend', *options, '--size', '1600x900',
                '--output', self.work / f'chart-ours.{kind}')
            jobs['gnuplot', kind] = lambda script=script: self.time('gnuplot', script)
            jobs['bare', kind] = lambda kind=kind: self.time(
                self.programs / 'bare-chart', self.work / f'chart-bare.{kind}', 1600, 900, 10, 12)
        runs = self.turns(jobs, 11)
        for kind, goal in (('png', 0.8), ('pdf', 0.7)):
            mine = figure('ours', column(runs['ours', kind], 'wall'))
            peer = figure(f'{installed("gnuplot-nox")}: {kind}cairo', column(runs['gnuplot', kind], 'wall'))
            bare = figure(f'cairo {version("cairo")} alone', column(runs['bare', kind], 'wall'))
            self.results.add(f'chart 10 × 12 as {kind.upper()}', mine, peer, f'≤ {goal}', mine[2] <= goal * peer[2])
            self.results.add(f'chart 10 × 12 as {kind.upper()}', mine, bare, '–', None)
        self.results.note('chart: whole processes, 1600 × 900; ours opens the workspace and calculates the rates, '
                          'gnuplot is given them, cairo alone draws invented ones.')

    def charts(self):
        """Large charts to a file, and what the window's chart takes to draw anew and to follow the pointer."""
        data = self.work / 'charts.data'
        lines, points = 355, 120
        with open(data, 'w', encoding='utf-8') as file:
            for point in range(points):
                rates = (10 + 70 * point / points + 8 * math.sin(line * 1.7 + point * 0.9) for line in range(lines))
                file.write(' '.join([str(point)] + [f'{rate:.2f}' for rate in rates]) + '\n')
        jobs = {}
        for kind, terminal in (('png', 'pngcairo size 1600,900 font "Liberation Sans,12"'),
                               ('pdf', 'pdfcairo size 16in,9in font "Liberation Sans,12"')):
            script = self.write(f'charts-{kind}.gnuplot', f'''set terminal {terminal}
set output "{self.work}/charts-gnuplot.{kind}"
set yrange [0:100]
set grid
unset key
set title "Tỷ lệ thi hành án xong về việc"
plot 84.05 with lines lw 2, ''' + ', '.join(f'"{data}" using 1:{line + 2} with lines lw 1' for line in range(lines))
                                + '\n')
            size = (1600, 900, lines, points)
            jobs['ours', kind] = lambda kind=kind, size=size: self.time(
                self.programs / 'draw-chart', self.work / f'charts-ours.{kind}', *size)
            jobs['gnuplot', kind] = lambda script=script: self.time('gnuplot', script)
            jobs['bare', kind] = lambda kind=kind, size=size: self.time(
                self.programs / 'bare-chart', self.work / f'charts-bare.{kind}', *size)
        runs = self.turns(jobs, 5)
        for kind, goal in (('png', 0.25), ('pdf', 0.3)):
            mine = figure('ours', column(runs['ours', kind], 'wall'))
            peer = figure(f'{installed("gnuplot-nox")}: {kind}cairo', column(runs['gnuplot', kind], 'wall'))
            bare = figure(f'cairo {version("cairo")} alone', column(runs['bare', kind], 'wall'))
            self.results.add(f'chart 355 × 120 as {kind.upper()}', mine, peer, f'≤ {goal}', mine[2] <= goal * peer[2])
            self.results.add(f'chart 355 × 120 as {kind.upper()}', mine, bare, '–', None)
        for lines, points, most in ((10, 12, 16), (10, 120, 33), (355, 120, 66)):
            self.quiet.wait()
            times = json.loads(self.run(self.programs / 'draw-chart', 'redraw', 1020, 640, lines, points, 100))['times']
            for place, (name, goal) in enumerate((('drawn anew', most), ('pointer moved', 16))):
                values = [time[place] / 1000 for time in times]
                last = percentile(values, 99)
                self.results.add(f'chart {lines} × {points} in the window: {name}, p99 of 100', figure('ours', values)[:1]
                                 + (f'{last:.1f}', last), None, f'≤ {goal} ms', last <= goal)
        self.results.note('charts: 355 × 120 are 42,600 points, whole processes, 1600 × 900, the same invented rates, gnuplot '
                          'without markers and names; in the window: 1020 × 640, laying out, drawing on an image, then '
                          'finding and marking what is under the pointer; processor time.')

    def status(self):
        """Calculating: the newest cut, and all of them."""
        folder = self.national()
        workspace, database = self.workspace(folder), self.database(folder)
        scripts = {}
        for name, query in (('months', MONTHS_SQL), ('totals', TOTALS_SQL), ('changes', CHANGES_SQL)):
            scripts[name] = self.work / f'{name}.sql'
            scripts[name].write_text(query + '\n', encoding='utf-8')

        def ours():
            self.quiet.wait()
            return json.loads(self.run(self.programs / 'calculate', workspace, 1))

        runs = self.turns({'ours': ours, 'cli': lambda: self.time(self.cli, 'status', workspace)} | {
            name: lambda script=script: self.time('sqlite3', database, f'.read {script}')
            for name, script in scripts.items()}, 11)
        sqlite = installed('sqlite3')
        for what, key, peer, words, goal in (
                ('standing of all units, newest cut', 'newest', 'months', 'month totals', 0.2),
                ('sums of all units, all cuts', 'totals', 'totals', 'month and unit totals', 0.2),
                ('changes and ranks of all units, all cuts', 'all', 'changes', 'lag() and rank()', 0.1)):
            mine = figure('ours', [value / 1000 for value in column(runs['ours'], key)])
            theirs = figure(f'{sqlite}: {words}', column(runs[peer], 'wall'))
            self.results.add(what, mine, theirs, f'≤ {goal}', mine[2] <= goal * theirs[2])
        opened = figure('ours', [value / 1000 for value in column(runs['ours'], 'open')])
        self.results.add('a national workspace opened', opened, None, '–', None)
        self.results.add('tiendo-cli status, whole process', figure('ours', column(runs['cli'], 'wall')),
                         figure(f'{sqlite}: month totals', column(runs['months'], 'wall')), '–', None)
        self.results.note('status: ours in the process, without opening; sqlite3 as a whole process, which is some '
                          '2 ms to start.')

    def analysis(self):
        """All analysis of the newest cut, for every unit and both measures, beside one scan of the figures."""
        workspace = self.workspace(self.national())

        def analyse():
            self.quiet.wait()
            return json.loads(self.run(self.programs / 'analyse', workspace, 1))

        runs = self.turns({'ours': analyse}, 11)['ours']
        scan = figure('one scan of all figures', [value / 1000 for value in column(runs, 'scan')])
        steps = ('progress', 'forecast', 'parts', 'groups')
        whole = [sum(run[step] for step in steps) / 1000 for run in runs]
        self.results.add('analysis of all units, newest cut', figure('ours', whole), scan, '–', None)
        for step, what in zip(steps, ('standing', 'forecast and pace', 'movement and composition',
                                      'contributions, ranks, groups, least sets')):
            self.results.add(f'  {what}', figure('ours', [value / 1000 for value in column(runs, step)]), scan, '–', None)
        self.results.add('five work years of all units by month',
                         figure('ours', [value / 1000 for value in column(runs, 'years')]), scan, '–', None)
        self.results.note('analysis: in the process, the sums of all cuts being there; the scan reads each stored figure '
                          'of 120 cuts once.')

    def grid(self):
        """4,400 rows × 21 columns on the screen, scrolled by pages and by rows."""
        env = self.env | {'GSK_RENDERER': 'cairo', 'GDK_DEBUG': 'gl-disable', 'GDK_BACKEND': 'x11'}

        def scroll(kind):
            self.quiet.wait()
            command = [str(self.programs / 'grid-scroll'), kind, str(TREE / 'ui/style.css')]
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                fail(f'{" ".join(command)}: {done.stderr.strip()}')
            return json.loads(done.stdout)

        with display(env, self.work):
            runs = self.turns({kind: lambda kind=kind: scroll(kind) for kind in ('grid', 'column-view')}, 3)
        name = f'GtkColumnView of GTK {version("gtk4")}'
        for what, key, goal in (('grid 4,400 × 21: first frame', 'first', 50),
                                ('  next page, p50 of 400', 'page_p50', None),
                                ('  next page, p99 of 400', 'page_p99', 16),
                                ('  next row, p50 of 400', 'line_p50', None),
                                ('  next row, p99 of 400', 'line_p99', 16),
                                ('  next page, processor time, p99', 'page_cpu_p99', None),
                                ('  next row, processor time, p99', 'line_cpu_p99', None)):
            mine, peer = figure('ours', column(runs['grid'], key)), figure(name, column(runs['column-view'], key))
            self.results.add(what, mine, peer, f'≤ {goal} ms' if goal else '–', mine[2] <= goal if goal else None)
        self.results.note('grid: window of 1280 × 800, Cairo; a frame is what the frame clock does, updating, laying '
                          'out and painting; the column view shows the same texts in labels.')

    @staticmethod
    def records(folder):
        with open(folder / 'records.csv', encoding='utf-8', newline='') as file:
            yield from csv.DictReader(file)


@contextlib.contextmanager
def display(env, work):
    """A display and a session bus of its own, named in env meanwhile."""
    runtime = work / 'run'
    runtime.mkdir(mode=0o700, exist_ok=True)
    read, written = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(written), '-screen', '0', '1366x768x24', '-nolisten', 'tcp',
                               '-noreset'], pass_fds=[written], stderr=subprocess.DEVNULL)
    os.close(written)
    with open(read, encoding='ascii') as pipe:
        env['DISPLAY'] = ':' + pipe.readline().strip()
    env['XDG_RUNTIME_DIR'] = str(runtime)
    bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address=1'], env=env,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
    try:
        yield
    finally:
        for process in (bus, server):
            process.terminate()
            process.wait()
        for name in ('DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'):
            del env[name]


def main():
    areas = {'start': Bench.start, 'import': Bench.import_, 'typed': Bench.typed, 'chart': Bench.chart,
             'charts': Bench.charts,
             'status': Bench.status, 'analysis': Bench.analysis, 'grid': Bench.grid,
             'table': table_report.measure}
    parser = argparse.ArgumentParser(description='Measures Tiến Độ beside what people would use instead.')
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('areas', nargs='*', metavar='|'.join(areas))
    options = parser.parse_args()
    for name in options.areas:
        if name not in areas:
            parser.error(f'"{name}" is none of {", ".join(areas)}')
    bench = Bench(options.build.resolve())
    for name in options.areas or areas:
        print(f'{name}: {areas[name].__doc__}', file=sys.stderr)
        areas[name](bench)
    text = bench.results.text(bench.quiet)
    (bench.build / 'results.md').write_text(text, encoding='utf-8')
    print(text, end='')


if __name__ == '__main__':
    main()
