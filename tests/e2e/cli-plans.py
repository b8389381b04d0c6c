# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Commands about plans: what was undertaken by each month's end, and who kept it.

cli-plans.py TIENDO-CLI SAMPLES
"""

import sys

from program import contains, equal, run_tests


def sample(program, name='thai-nguyen-2025'):
    workspace = program.path_of(f'{name}.tiendo')
    program.do('sample', name, workspace)
    return workspace


def plan(program, workspace, unit, month, value, *arguments, measure='cases'):
    return program.do('plan', workspace, '--unit', unit, '--measure', measure, '--month', month, *arguments, value)


def plans(program, workspace, *arguments):
    answer = program.do('plans', workspace, '--format', 'json', *arguments).json()
    return answer['work_year'], answer['rows']


def kept_and_broken(program):
    """Khu vực 4 had 637 cases done on 31/8/2025 and 722 on 12/9/2025; September is not over."""
    workspace = sample(program)
    equal(plans(program, workspace), (2025, []))
    plan(program, workspace, 'KV4', '2025-08', '640')
    plan(program, workspace, 'KV4', '2025-07', '563')
    plan(program, workspace, 'KV4', '2025-09', '827')
    plan(program, workspace, 'KV5', '2025-08', '1')
    plan(program, workspace, 'KV1', '2026-01', '5')
    year, rows = plans(program, workspace)
    equal(year, 2025)
    equal([(row['unit'], row['kept'], row['broken'], row['open']) for row in rows], [('KV4', 1, 1, 1), ('KV5', 1, 0, 0)])
    equal(rows[0]['months'], [
        {'month': '2025-07', 'planned': 563, 'done': 563, 'done_on': '2025-07-31', 'difference': 0, 'kept': True},
        {'month': '2025-08', 'planned': 640, 'done': 637, 'done_on': '2025-08-31', 'difference': -3, 'kept': False},
        {'month': '2025-09', 'planned': 827, 'done': 722, 'done_on': '2025-09-12', 'difference': -105, 'kept': None}])
    year, rows = plans(program, workspace, '--year', '2026')
    equal((year, rows[0]['months']), (2026, [
        {'month': '2026-01', 'planned': 5, 'done': None, 'done_on': None, 'difference': None, 'kept': None}]))

    lines = program.do('plans', workspace, '--format', 'csv').out.splitlines()
    equal(lines[0], 'unit,officer,name,measure,month,planned,done,done_on,difference,kept')
    equal(lines[2], 'KV4,,Phòng THADS khu vực 4,cases,2025-08,640,637,2025-08-31,-3,false')
    equal(lines[3], 'KV4,,Phòng THADS khu vực 4,cases,2025-09,827,722,2025-09-12,-105,')
    text = program.do('plans', workspace).out
    contains(text, 'Phòng THADS khu vực 4')
    contains(text, '637')


def set_and_remove(program):
    """Setting twice changes once; an empty value removes; undo and redo go there and back; the export has it."""
    workspace = sample(program, 'rules')
    before = program.export(workspace)
    plan(program, workspace, 'A', '2025-02', '1.200', '--officer', 'A1', measure='money')
    after = program.export(workspace)
    equal(after['plans.csv'].decode().splitlines()[1:], ['A,A1,money,2025-02,1200'])
    unchanged = program.do('journal', workspace, '--format', 'json').out
    plan(program, workspace, 'A', '2025-02', '1200', '--officer', 'A1', measure='money')
    equal(program.do('journal', workspace, '--format', 'json').out, unchanged)

    program.do('undo', workspace)
    equal(program.export(workspace), before)
    program.do('redo', workspace)
    equal(program.export(workspace), after)
    plan(program, workspace, 'A', '2025-02', '', '--officer', 'A1', measure='money')
    equal(program.export(workspace), before)
    plan(program, workspace, 'A', '2025-02', '', '--officer', 'A1', measure='money')
    group = program.do('journal', workspace, '--format', 'json').json()['groups'][0]
    equal((group['kind'], group['unit'], group['officer'], group['as_of'], group['detail']),
          ('plan', 'A', 'A1', '2025-02-28', 'money'))


def in_a_closed_cut(program):
    """Closing a cut locks its figures, not what was undertaken."""
    workspace = sample(program)
    program.do('close', workspace, '--as-of', '2025-08-31')
    plan(program, workspace, 'KV4', '2025-08', '637')
    equal(plans(program, workspace)[1][0]['kept'], 1)


def refused(program):
    workspace = sample(program, 'rules')
    before = program.export(workspace)
    place = ('--measure', 'cases', '--month', '2025-03')
    program.fail('plan', workspace, '--unit', 'X', *place, '5', says='X')
    program.fail('plan', workspace, '--unit', 'X', *place, '', says='X')
    program.fail('plan', workspace, '--unit', 'A', '--officer', 'Z', *place, '5', says='Z')
    for arguments in (
            ('--unit', 'A', *place, '-5'),
            ('--unit', 'A', *place, '1,5'),
            ('--unit', 'A', *place, 'năm'),
            ('--unit', 'A', *place, '10000000000000001'),
            ('--unit', 'A', '--measure', 'cases', '--month', '2025-13', '5'),
            ('--unit', 'A', '--measure', 'cases', '--month', '3/2025', '5'),
            ('--unit', 'A', '--measure', 'hours', '--month', '2025-03', '5'),
            ('--unit', 'A', '--measure', 'cases', '5'),
            ('--unit', 'A', *place)):
        program.fail('plan', workspace, *arguments, code=2)
    program.fail('plans', workspace, '--year', '25', code=2)
    program.fail('plans', workspace, '--format', 'xml', code=2)
    program.fail('plans', program.path_of('missing.tiendo'))
    equal(program.export(workspace), before)


if __name__ == '__main__':
    sys.exit(run_tests([kept_and_broken, set_and_remove, in_a_closed_cut, refused]))
