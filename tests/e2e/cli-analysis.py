# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Where it is heading, who makes the gap and what would close it. tests/oracle compares every field.

cli-analysis.py TIENDO-CLI SAMPLES
"""

import sys

from program import contains, equal, put_files, run_tests

UNITS = '''code,name,kind,parent,position
R,Thi hành án dân sự tỉnh,agency,,0
A,Phòng THADS khu vực 1,regional,R,1
'''


def sample(program, name):
    workspace = program.path_of(f'{name}.tiendo')
    program.do('sample', name, workspace)
    return workspace


def make(program, records, **files):
    workspace = program.path_of('own.tiendo')
    folder = put_files(program.path_of('tables'), {'units.csv': UNITS, 'records.csv': records} | {
        f'{name}.csv': text for name, text in files.items()})
    program.do('new', workspace)
    program.do('import', workspace, folder)
    return workspace


def analysis(program, workspace, *arguments):
    return program.do('analysis', workspace, '--format', 'json', *arguments).json()


def thai_nguyen(program):
    """What the dispatch of the sample speaks of, worked out by hand."""
    workspace = sample(program, 'thai-nguyen-2025')
    found = analysis(program, workspace, '--on', '2025-09-15', '--measure', 'cases')
    equal(list(found), ['as_of', 'on', 'work_year', 'days_left', 'working_days_left', 'month_base', 'year_base', 'root',
                        'measures'])
    equal((found['days_left'], found['working_days_left'], found['root']), (15, 11, 'TN'))
    cases, = found['measures']
    equal(list(cases), ['measure', 'rows', 'contributions', 'ranks', 'groups', 'plans', 'years'])
    root = cases['rows'][0]
    # 84,05 · 342/360; 542/11 and 5 · 542/11 rounded up.
    equal((root['pace']['quota'], root['pace']['quota_by'], root['pace']['ahead']), ('79.85', 'pro-rata', '-0.78'))
    equal(root['pace']['now'], {'eligible': 10880, 'missing': 542, 'per_day': 50, 'per_week': 247})
    equal((root['forecast']['basis'], root['forecast']['years']), ('season', 1))
    # 842/10472 = 8,0405 points; the rest of 4,96 is the base.
    equal(root['movement_month'], {'change': '4.96', 'by_completed': '8.04', 'by_base': '-3.08'})
    parts = cases['contributions']['parts']
    equal(cases['contributions']['whole']['value'], '541.6400')
    equal(sum(int(part['value'].replace('.', '')) for part in parts), 5416400)
    equal((parts[1]['unit'], parts[1]['value']), ('KV1', '208.7130'))
    # Khu vực 1 has 551 open cases and could do it alone.
    equal(cases['plans'][0], {'limit': 'room', 'new_eligible': 0, 'need': 542, 'reachable': True,
                              'shares': [{'unit': 'KV1', 'amount': 542, 'limit': 551}]})
    text = program.do('analysis', workspace, '--on', '2025-09-15').out
    for words in ('Khu vực 4', '542', '208', '247'):
        contains(text, words)


def ben_tre(program):
    """Nine of nine short by 16 to 26 points; three of nine have met, six are short by 3 to 9."""
    found = analysis(program, sample(program, 'ben-tre-2021'))
    cases, money = ({group['kind']: group for group in measure['groups']}['regional'] for measure in found['measures'])
    equal((cases['units'], cases['met'], cases['not_met'], cases['highest_gap'], cases['lowest_gap']),
          (9, 0, 9, '-16.00', '-26.00'))
    equal((money['met'], money['not_met'], money['highest_gap'], money['lowest_gap']), (3, 6, '-3.00', '-9.00'))
    # One year only: the forecast says so.
    equal([measure['rows'][0]['forecast']['basis'] for measure in found['measures']], ['run-rate', 'run-rate'])


def milestones(program):
    """An office's own table replaces the twelfths; a faulty one is refused."""
    workspace = make(program, 'as_of,unit,measure,eligible,completed\n2025-03-31,A,cases,100,48\n',
                     targets='unit,work_year,measure,rate,rule\nR,2025,cases,80,ge\n',
                     settings='key,value\nmilestones,cases 3=20 6=50%\n')
    pace = analysis(program, workspace)['measures'][0]['rows'][0]['pace']
    # Half of 80 %; 48 of 100.
    equal((pace['quota'], pace['quota_by'], pace['ahead'], pace['behind']), ('40.00', 'milestones', '8.00', 0))
    faulty = put_files(program.path_of('faulty'), {'settings.csv': 'key,value\nmilestones,cases 13=5\n'})
    result = program.call('import', workspace, faulty / 'settings.csv')
    equal((result.code, result.out), (1, ''))
    contains(result.err, '13=5')
    equal(analysis(program, workspace)['measures'][0]['rows'][0]['pace'], pace)


def part_of_tree(program):
    """A unit by itself is compared with nobody."""
    workspace = sample(program, 'thai-nguyen-2025')
    found = analysis(program, workspace, '--unit', 'KV1')
    equal(found['root'], 'KV1')
    for measure in found['measures']:
        equal([row['unit'] for row in measure['rows']], ['KV1'])
        equal((measure['contributions']['parts'], measure['ranks']), ([], []))
        equal(measure['groups'][0]['units'], 0)
    contains(program.do('analysis', workspace, '--unit', 'KV1').out, 'Khu vực 1')


def nothing(program):
    """No target, one cut, all zero: what can be said is said."""
    workspace = make(program, 'as_of,unit,measure,eligible,completed\n2025-03-31,A,cases,0,0\n2025-03-31,A,money,10,\n')
    for measure in analysis(program, workspace)['measures']:
        for row in measure['rows']:
            equal((row['rate'], row['forecast'], row['movement_month'], row['composition']), (None, None, None, None))
            equal(set(row['pace'].values()), {None})
        equal(measure['plans'], [])
        equal((measure['contributions']['target'], measure['contributions']['rest']), (None, None))
    text = program.do('analysis', workspace).out
    contains(text, 'Thi hành án dân sự tỉnh')


def refused(program):
    """What is wrong is said, and nothing is printed."""
    workspace = sample(program, 'ben-tre-2021')
    program.fail('analysis', workspace, '--format', 'csv', code=2, says='csv')
    program.fail('analysis', workspace, '--as-of', '2021-06-30', '--on', '2021-06-29', code=2, says='--on')
    program.fail('analysis', workspace, '--on', '2021-06-29', says='2021-06-30')
    program.fail('analysis', workspace, '--unit', 'XX', says='XX')
    program.fail('analysis', workspace, '--as-of', '2021-06-29', says='2021-06-30')


if __name__ == '__main__':
    sys.exit(run_tests([thai_nguyen, ben_tre, milestones, part_of_tree, nothing, refused]))
