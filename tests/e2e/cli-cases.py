# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Every sample through the command line: its results, its findings, and the way there and back.

cli-cases.py TIENDO-CLI SAMPLES
"""

import csv
import io
import pathlib
import sys

from program import contains, equal, files_of, read_csv, run_tests

SAMPLES = pathlib.Path(sys.argv[2]).resolve()
KEYS = ('unit', 'officer', 'measure', 'as_of', 'published')

TOP_FIELDS = ['as_of', 'on', 'work_year', 'days_left', 'working_days_left', 'closed', 'revision', 'month_base',
              'year_base', 'root', 'rows', 'summary']
ROW_FIELDS = ['unit', 'officer', 'name', 'depth', 'measure', 'reported', 'expected', 'total', 'eligible', 'completed',
              'rate', 'target', 'rule', 'gap_points', 'missing', 'met', 'standing', 'change_month', 'change_year',
              'contribution', 'rank']
SUMMARY_FIELDS = ['measure', 'kind', 'units', 'met', 'not_met', 'no_target', 'no_rate', 'lowest_gap', 'highest_gap']
PROBLEM_FIELDS = ['code', 'severity', 'unit', 'officer', 'measure', 'as_of', 'item', 'message', 'expected', 'found', 'sure',
                  'basis', 'basis_as_of', 'explained']


def cases():
    found = sorted(path for path in SAMPLES.iterdir() if path.is_dir())
    equal([path.name for path in found],
          ['bac-kan-2019', 'ben-tre-2021', 'binh-thuan-2017', 'rules', 'thai-nguyen-2025'])
    return found


def import_case(program, case):
    workspace = program.path_of(f'{case.name}.tiendo')
    program.do('new', workspace)
    program.do('import', workspace, case)
    return workspace


def as_text(value):
    """A value of JSON as expected.csv writes it."""
    return {None: 'null', True: 'true', False: 'false'}[value] if value is None or isinstance(value, bool) else str(value)


def status(program, workspace, *arguments):
    return program.do('status', workspace, '--format', 'json', *arguments).json()


def results(program):
    """Every figure of every expected.csv, to the digit."""
    compared = 0
    for case in cases():
        workspace = import_case(program, case)
        for line in read_csv(case / 'expected.csv'):
            answer = status(program, workspace, '--as-of', line['as_of'], '--officers')
            rows = [row for row in answer['rows'] if (row['unit'], row['officer'], row['measure'])
                    == (line['unit'], line.get('officer') or None, line['measure'])]
            equal(len(rows), 1, line)
            for name, value in line.items():
                if name in KEYS or value == '':
                    continue
                equal(as_text(rows[0][name]), value, f'{case.name}: {name} of {line}')
                compared += 1
    assert compared > 700, compared


def findings(program):
    """Every finding of problems.csv and no other error."""
    for case in cases():
        workspace = import_case(program, case)
        path = case / 'problems.csv'
        expected = {(line['code'], line['measure'], line['as_of']) for line in read_csv(path)} if path.exists() else set()
        result = program.call('check', workspace, '--format', 'json')
        equal(result.code, 3 if expected else 0, result)
        problems = result.json()['problems']
        errors = {(problem['code'], problem['measure'], problem['as_of'])
                  for problem in problems if problem['severity'] == 'error'}
        equal(errors, expected, case.name)
        for problem in problems:
            equal(list(problem), PROBLEM_FIELDS)
            equal(type(problem['expected']), int)
            equal(type(problem['found']), int)
            assert problem['message'].strip(), problem
        text = program.call('check', workspace)
        equal(text.code, result.code, text)
        for problem in problems:
            contains(text.out, problem['message'])


def check_of_one_cut(program):
    """--as-of looks at one cut alone."""
    workspace = import_case(program, SAMPLES / 'rules')
    equal(program.call('check', workspace, '--as-of', '2025-04-30').code, 3)
    clean = program.do('check', workspace, '--as-of', '2025-03-31', '--format', 'json')
    equal(clean.json(), {'problems': []})
    program.fail('check', workspace, '--as-of', '2025-04-01', says=('2025-03-31', '2025-04-30'))


def explanations(program):
    """An explained warning stands apart and no longer counts; an error stays one."""
    workspace = import_case(program, SAMPLES / 'rules')
    place = ['--as-of', '2025-04-30', '--measure', 'cases']
    program.fail('explain', workspace, *place, '--unit', 'D', '--code', 'V10', '--note', 'x', says=('V10',))
    program.fail('explain', workspace, *place, '--unit', 'R', '--code', 'V8', '--note', 'x', says=('eligible', 'completed'))
    program.do('explain', workspace, *place, '--unit', 'D', '--code', 'hoarding', '--note', 'chờ bán đấu giá')
    program.do('explain', workspace, *place, '--unit', 'R', '--code', 'V8', '--item', 'completed', '--note', 'nhầm')
    result = program.call('check', workspace, '--format', 'json')
    equal(result.code, 3, result)
    notes = {(problem['unit'], problem['code'], problem['item']): problem['explained']
             for problem in result.json()['problems'] if problem['as_of'] == '2025-04-30'}
    equal(notes, {('R', 'V8', 'eligible'): None, ('R', 'V8', 'completed'): 'nhầm', ('A', 'V8', 'completed'): None,
                  ('D', 'hoarding', 'completed'): 'chờ bán đấu giá', ('E', 'hoarding', 'completed'): None})
    contains(program.call('check', workspace).out, 'chờ bán đấu giá')

    # Another figure is another finding; the old one comes back with undo.
    program.do('set', workspace, *place, '--unit', 'D', 'completed=161')
    equal([problem['explained'] for problem in program.call('check', workspace, '--format', 'json').json()['problems']
           if problem['unit'] == 'D' and problem['as_of'] == '2025-04-30' and problem['code'] == 'hoarding'], [None])
    program.do('undo', workspace)

    # It travels with the files, and an empty note takes it away.
    folder = program.folder / 'explained'
    program.do('export', workspace, folder)
    contains((folder / 'explanations.csv').read_text(encoding='utf-8'), 'chờ bán đấu giá')
    program.do('explain', workspace, *place, '--unit', 'D', '--code', 'hoarding', '--note', '')
    explained = [problem for problem in program.call('check', workspace, '--format', 'json').json()['problems']
                 if problem['explained']]
    equal(len(explained), 1)


def published_figures(program):
    """The figures that the newspapers printed, written here once more by hand."""
    workspace = program.path_of('tn.tiendo')
    program.do('sample', 'thai-nguyen-2025', workspace)
    answer = status(program, workspace, '--as-of', '2025-09-12', '--on', '2025-09-15')
    equal(list(answer), TOP_FIELDS)
    equal({name: answer[name] for name in TOP_FIELDS[:-2]},
          {'as_of': '2025-09-12', 'on': '2025-09-15', 'work_year': 2025, 'days_left': 15, 'working_days_left': 11,
           'closed': False, 'revision': 0, 'month_base': '2025-08-31', 'year_base': None, 'root': 'TN'})
    for row in answer['rows']:
        equal(list(row), ROW_FIELDS)
    for summary in answer['summary']:
        equal(list(summary), SUMMARY_FIELDS)
    equal(answer['rows'][0],
          {'unit': 'TN', 'officer': None, 'name': 'Thi hành án dân sự tỉnh Thái Nguyên', 'depth': 0, 'measure': 'cases',
           'reported': 8, 'expected': 8, 'total': 14216, 'eligible': 10880, 'completed': 8603, 'rate': '79.07',
           'target': '84.05', 'rule': 'ge', 'gap_points': '-4.98', 'missing': 542, 'met': False, 'standing': 'low',
           'change_month': '4.96', 'change_year': None, 'contribution': '541.6400', 'rank': None})
    equal(answer['summary'][0],
          {'measure': 'cases', 'kind': 'all', 'units': 8, 'met': 0, 'not_met': 8, 'no_target': 0, 'no_rate': 0,
           'lowest_gap': '-10.60', 'highest_gap': '-1.23'})
    equal([(row['unit'], row['depth'], row['measure']) for row in answer['rows']],
          [(unit, depth, measure)
           for unit, depth in [('TN', 0), ('NV', 1)] + [(f'KV{n}', 1) for n in range(1, 8)]
           for measure in ('cases', 'money')])
    money = answer['rows'][1]
    equal((money['rate'], money['target'], money['gap_points'], money['met']), ('52.50', '52.08', '0.42', True))


def status_of_a_unit(program):
    workspace = program.path_of('tn.tiendo')
    program.do('sample', 'thai-nguyen-2025', workspace)
    whole = status(program, workspace)
    part = status(program, workspace, '--unit', 'KV4', '--measure', 'cases')
    equal(part['root'], 'KV4')
    equal([summary['measure'] for summary in part['summary']], ['cases'] * len(part['summary']))
    row = dict(next(row for row in whole['rows'] if row['unit'] == 'KV4' and row['measure'] == 'cases'))
    equal(row['rank'], 8)
    row['depth'] = 0
    equal(part['rows'], [row])
    program.fail('status', workspace, '--unit', 'KV9', says='KV9')
    program.fail('status', workspace, '--unit', 'PL', says=('2010-01-01', '2025-06-30', 'KV4'))
    earlier = status(program, workspace, '--unit', 'PL', '--as-of', '2025-06-30')
    equal(earlier['root'], 'PL')


def status_of_no_cut(program):
    workspace = program.path_of('tn.tiendo')
    program.do('sample', 'thai-nguyen-2025', workspace)
    result = program.fail('status', workspace, '--as-of', '2025-09-01', says=('2025-08-31', '2025-09-12'))
    assert '2025-07-31' not in result.err, result
    program.fail('status', workspace, '--as-of', '2030-01-01', says='2025-09-12')
    first = program.export(workspace)['records.csv'].decode().splitlines()[1].split(',')[0]
    program.fail('status', workspace, '--as-of', '2000-01-01', says=first)


def status_as_csv(program):
    """CSV says what JSON says."""
    for case in cases():
        workspace = import_case(program, case)
        answer = status(program, workspace, '--officers')
        text = program.do('status', workspace, '--officers', '--format', 'csv').out
        lines = list(csv.reader(io.StringIO(text), strict=True))
        equal(lines[0], ROW_FIELDS)
        equal(lines[1:], [['' if row[name] is None else as_text(row[name]) for name in ROW_FIELDS]
                          for row in answer['rows']])


def there_and_back(program):
    """import (export (w)) = w; the same workspace gives the same bytes."""
    for case in cases():
        workspace = import_case(program, case)
        first, second = program.export(workspace), program.export(workspace)
        equal(first, second, case.name)
        assert {'units.csv', 'records.csv', 'cuts.csv'} <= set(first), list(first)

        folder = program.path_of(f'{case.name}-out')
        program.do('export', workspace, folder)
        copy = program.path_of(f'{case.name}-copy.tiendo')
        program.do('new', copy)
        program.do('import', copy, folder)
        equal(program.export(copy), first, case.name)
        # What is there already changes nothing, and is counted so.
        again = program.do('import', workspace, folder, '--format', 'json').json()
        for file in again['files']:
            equal((file['added'], file['changed']), (0, 0), file)
        equal(again['new_cuts'], [])
        equal(program.export(workspace), first, case.name)


def samples(program):
    """A sample is the import of its case."""
    listed = program.do('sample').out
    equal([line.split()[0] for line in listed.splitlines()], [case.name for case in cases()])
    contains(listed, 'Thi hành án dân sự tỉnh Thái Nguyên')
    for case in cases():
        workspace = program.path_of(f'{case.name}-sample.tiendo')
        program.do('sample', case.name, workspace)
        equal(program.export(workspace), program.export(import_case(program, case)), case.name)


def export_replaces(program):
    """A folder becomes the workspace; what is no file of the format stays."""
    folder = program.path_of('out')
    workspace = import_case(program, SAMPLES / 'rules')
    program.do('export', workspace, folder)
    assert 'officers.csv' in files_of(folder)
    (folder / 'notes.txt').write_text('mine')
    program.do('export', import_case(program, SAMPLES / 'bac-kan-2019'), folder)
    equal(sorted(files_of(folder)), ['cuts.csv', 'notes.txt', 'records.csv', 'units.csv'])


def export_of_one_cut(program):
    workspace = import_case(program, SAMPLES / 'rules')
    folder = program.path_of('out')
    program.do('export', workspace, folder, '--as-of', '2025-04-30')
    equal({line['as_of'] for line in read_csv(folder / 'records.csv')}, {'2025-04-30'})
    equal({line['as_of'] for line in read_csv(folder / 'cuts.csv')}, {'2025-04-30'})
    equal(len(read_csv(folder / 'units.csv')), 9)
    program.fail('export', workspace, folder, '--as-of', '2025-04-29', says='2025-04-30')


if __name__ == '__main__':
    sys.exit(run_tests([results, findings, check_of_one_cut, explanations, published_figures, status_of_a_unit, status_of_no_cut,
                        status_as_csv, there_and_back, samples, export_replaces, export_of_one_cut]))
