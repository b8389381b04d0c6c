# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Forms of a workspace: a form file with new items takes part in everything.

cli-forms.py TIENDO-CLI SAMPLES
"""

import pathlib
import sys

from program import contains, equal, run_tests

CUT = ('--as-of', '2025-09-12')


def sample(program):
    workspace = program.path_of('thai-nguyen-2025.tiendo')
    program.do('sample', 'thai-nguyen-2025', workspace)
    return workspace


def row(program, workspace, unit):
    rows = program.do('status', workspace, '--format', 'json').json()['rows']
    return next(row for row in rows if (row['unit'], row['measure']) == (unit, 'cases'))


def lines(program, workspace, start):
    text = program.export(workspace)['records.csv'].decode()
    return [line for line in text.splitlines() if line.startswith(start)]


FORM = """[form]
id=rieng
name=Biểu của cục
circular=Thông tư 05/2024/TT-BTP
first=2025-07-01
last=2026-06-30
scheme=three

[1]
item=eligible
heading=Có điều kiện

[2]
item=completed
heading=Xong

[3]
item=executed
heading=Thi hành xong

[4]
item=terminated
heading=Đình chỉ

[item over_one_year]
heading=Tồn trên một năm
measures=cases

[item settled]
heading=Hòa giải thành
part_of=completed

[identity A1]
whole=over_one_year
terms=eligible
relation=<=
"""


def forms(program):
    """A form file with new items: in set, status, check, CSV and journal without a line of code; and away again."""
    workspace, copy = sample(program), program.path_of('copy.tiendo')
    path, other = program.path_of('rieng.ini'), program.path_of('other.ini')
    before = program.export(workspace)
    pathlib.Path(path).write_text(FORM, encoding='utf-8')
    pathlib.Path(other).write_text(FORM.replace('[3]', '[2]'), encoding='utf-8')
    equal(len(program.do('form', workspace, '--format', 'json').json()['forms']), 5)

    program.fail('form', workspace, 'add', other)
    program.fail('set', workspace, *CUT, '--unit', 'KV4', '--measure', 'cases', 'settled=1', says='settled')
    equal(program.export(workspace), before)
    program.do('form', workspace, 'add', path)
    equal(program.do('form', workspace, 'show', 'rieng').out, FORM)
    added = next(form for form in program.do('form', workspace, '--format', 'json').json()['forms'] if form['own'])
    equal([(column['item'], column['cases'], column['money']) for column in added['columns'] if column['own']],
          [('over_one_year', True, False), ('settled', True, True)])

    unit = row(program, workspace, 'KV4')
    program.do('set', workspace, *CUT, '--unit', 'KV4', '--measure', 'cases', 'settled=5', 'over_one_year=5000', 'completed=')
    equal(row(program, workspace, 'KV4')['completed'], unit['completed'] + 5)
    problems = program.call('check', workspace, *CUT, '--format', 'json').json()['problems']
    contains([(problem['code'], problem['unit'], problem['item'], problem['found']) for problem in problems],
             ('A1', 'KV4', 'over_one_year', 5000))
    after = program.export(workspace)
    heading, = lines(program, workspace, 'as_of,')
    equal(heading.split(',')[-2:], ['over_one_year', 'settled'])
    equal(lines(program, workspace, '2025-09-12,KV4,,cases,')[0].split(',')[-2:], ['5000', '5'])
    path = program.path_of('paper.txt')
    program.do('document', workspace, *CUT, '--kind', 'form', '--output', path)
    cases, money = pathlib.Path(path).read_text(encoding='utf-8').split('Phụ lục II\n')
    contains(cases, 'Tồn trên một năm')
    line = next(line for line in cases.splitlines() if line.startswith('Phòng THADS khu vực 4'))
    equal(line.split()[-2:], ['5.000', '5'])
    equal('Tồn trên một năm' in money, False)
    contains(money, 'Hòa giải thành')
    changes = program.do('journal', workspace, '--format', 'json').json()['groups'][0]['changes']
    equal({(change['item'], change['before'], change['after']) for change in changes},
          {('settled', None, '5'), ('over_one_year', None, '5000'), ('completed', str(unit['completed']), None)})

    folder = program.path_of('forms-csv')
    program.do('export', workspace, folder)
    program.do('new', copy)
    program.do('import', copy, folder)
    equal(program.export(copy), after)

    program.fail('form', workspace, 'remove', 'rieng', says='khu vực 4')
    program.fail('form', workspace, 'remove', '05-2024')
    program.do('undo', workspace)
    program.do('form', workspace, 'remove', 'rieng')
    equal(program.export(workspace), before)
    program.fail('form', workspace, 'add', code=2)
    program.fail('form', workspace, 'forget', 'rieng', code=2)


if __name__ == '__main__':
    sys.exit(run_tests([forms]))
