# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Who reports, and where each officer stands.

cli-people.py TIENDO-CLI SAMPLES
"""

import csv
import io
import sys

from program import contains, equal, put_files, run_tests

UNITS = '''code,name,short_name,kind,parent,valid_from,valid_to,position
R,Thi hành án dân sự tỉnh,,agency,,,,0
A,Phòng THADS khu vực 1,Khu vực 1,regional,R,,,1
B,Phòng THADS khu vực 2,Khu vực 2,regional,R,,,2
C,Phòng THADS khu vực 3,Khu vực 3,regional,R,,,3
'''
# One officer moved on 1 July.
OFFICERS = '''code,unit,name,valid_from,valid_to
an,A,Nguyễn Văn An,,
binh,A,Trần Thị Bình,,2025-06-30
binh,B,Trần Thị Bình,2025-07-01,
chi,B,Lê Chi,,
dung,B,Đỗ Dũng,,
'''
TARGETS = '''unit,officer,work_year,measure,rate,rule
A,an,2025,cases,80,ge
B,binh,2025,cases,50,gt
'''
# By cases an 6/10, bình 3/5 (the same), chi 1/3, dũng nothing; by money only an, and C as a whole.
RECORDS = '''as_of,unit,officer,measure,eligible,completed
2025-06-30,A,binh,cases,4,2
2025-08-31,A,an,cases,10,6
2025-08-31,A,an,money,100,40
2025-08-31,B,binh,cases,5,3
2025-08-31,B,chi,cases,3,1
2025-08-31,C,,cases,10,9
2025-08-31,C,,money,100,
'''


def make(program):
    folder = put_files(program.path_of('tables'), {'units.csv': UNITS, 'officers.csv': OFFICERS, 'targets.csv': TARGETS,
                                                   'records.csv': RECORDS})
    workspace = program.path_of('people.tiendo')
    program.do('new', workspace)
    program.do('import', workspace, folder)
    return workspace


def officers(program):
    """Every officer of the day, with both ranks by the exact ratio."""
    workspace = make(program)
    found = program.do('officers', workspace, '--measure', 'cases', '--format', 'json').json()
    equal(list(found), ['as_of', 'work_year', 'ranked', 'rows'])
    equal((found['as_of'], found['work_year'], found['ranked']), ('2025-08-31', 2025, {'cases': 3, 'money': 1}))
    equal([(row['unit'], row['officer'], row['rate'], row['rank_unit'], row['rank_province']) for row in found['rows']],
          [('A', 'an', '60.00', 1, 1), ('B', 'binh', '60.00', 1, 1), ('B', 'chi', '33.33', 2, 3),
           ('B', 'dung', None, None, None)])
    equal(found['rows'][0],
          {'unit': 'A', 'officer': 'an', 'name': 'Nguyễn Văn An', 'measure': 'cases', 'eligible': 10, 'completed': 6,
           'rate': '60.00', 'target': '80.00', 'gap_points': '-20.00', 'missing': 2, 'met': False, 'standing': 'very_low',
           'rank_unit': 1, 'rank_province': 1})
    # 3/5 is above 50 %: met.
    equal((found['rows'][1]['met'], found['rows'][1]['missing']), (True, 0))
    # In June the officer who moved later was still in A.
    june = program.do('officers', workspace, '--as-of', '2025-06-30', '--format', 'json').json()
    equal([(row['unit'], row['officer']) for row in june['rows'] if row['rate'] is not None], [('A', 'binh')])


def lowest(program):
    """The lowest first; who shares the rate of the last one is there too."""
    workspace = make(program)

    def names(n, *more):
        rows = program.do('officers', workspace, '--lowest', n, '--format', 'json', *more).json()['rows']
        return [(row['measure'], row['officer']) for row in rows]
    equal(names(1), [('cases', 'chi'), ('money', 'an')])
    equal(names(2, '--measure', 'cases'), [('cases', 'chi'), ('cases', 'an'), ('cases', 'binh')])
    equal(names(20, '--measure', 'money'), [('money', 'an')])
    text = program.do('officers', workspace, '--lowest', '20').out
    contains(text, 'Lê Chi')
    contains(text, '3/3')
    table = list(csv.DictReader(io.StringIO(program.do('officers', workspace, '--lowest', '1', '--format', 'csv').out)))
    equal([(row['officer'], row['completed'], row['met']) for row in table], [('chi', '1', ''), ('an', '40', '')])
    for wrong in ('0', '-1', '2.5', 'x', ''):
        program.fail('officers', workspace, f'--lowest={wrong}', code=2, says='--lowest')


def reporting(program):
    """By cases and money, with the deadlines in working days."""
    workspace = make(program)
    found = program.do('reporting', workspace, '--on', '2025-09-06', '--format', 'json').json()
    equal(list(found), ['as_of', 'on', 'due', 'reported', 'expected', 'deadlines', 'units', 'officers'])
    equal((found['due'], found['reported'], found['expected']), (['cases', 'money'], 1, 3))
    # 31/8/2025 is a Sunday, 1/9 and 2/9 are holidays.
    equal([(line['level'], line['day'], line['days_left'], line['days_late']) for line in found['deadlines']],
          [('officers', '2025-09-03', 0, 2), ('units', '2025-09-04', 0, 1), ('province', '2025-09-08', 1, 0)])
    equal([(row['unit'], row['cases'], row['money'], row['reported'], row['officers_reported'], row['officers_expected'])
           for row in found['units']],
          [('A', 'full', 'full', True, 1, 1), ('B', 'partial', 'none', False, 0, 3), ('C', 'full', 'partial', False, None, None)])
    equal([(row['officer'], row['cases'], row['money']) for row in found['officers']],
          [('an', 'full', 'full'), ('binh', 'full', 'none'), ('chi', 'full', 'none'), ('dung', 'none', 'none')])
    text = program.do('reporting', workspace, '--on', '2025-09-06').out
    contains(text, 'Khu vực 2, 3')
    program.do('import', workspace, put_files(program.path_of('own'), {
        'settings.csv': 'key,value\ndeadline_units,5\n'}))
    own = program.do('reporting', workspace, '--format', 'json').json()
    equal(own['on'], '2025-08-31')
    equal(own['deadlines'][1], {'level': 'units', 'day': '2025-09-09', 'days_left': 5, 'days_late': 0})


def refused(program):
    """What is wrong is said, and nothing is printed."""
    workspace = make(program)
    program.fail('reporting', workspace, '--as-of', '2025-08-31', '--on', '2025-08-30', code=2, says='--on')
    program.fail('reporting', workspace, '--on', '2025-08-30', says='2025-08-31')
    program.fail('reporting', workspace, '--as-of', '2025-08-30', says='2025-08-31')
    program.fail('officers', workspace, '--as-of', '2025-08-30', says='2025-08-31')
    # A record in the stay that had ended, and one before the next began.
    program.fail('set', workspace, '--as-of', '2025-08-31', '--unit', 'A', '--officer', 'binh', '--measure', 'cases',
                 'eligible=1', says='binh')
    program.fail('set', workspace, '--as-of', '2025-06-30', '--unit', 'B', '--officer', 'binh', '--measure', 'cases',
                 'eligible=1', says='binh')


if __name__ == '__main__':
    sys.exit(run_tests([officers, lowest, reporting, refused]))
