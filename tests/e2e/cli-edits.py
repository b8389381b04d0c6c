# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Commands that write: set, target, close, reopen, undo, redo; the journal; backup and restore.

cli-edits.py TIENDO-CLI SAMPLES
"""

import os
import pathlib
import pwd
import subprocess
import sys

from program import SECONDS, contains, equal, run_tests

SAMPLES = pathlib.Path(sys.argv[2]).resolve()
CUT = ('--as-of', '2025-09-12')


def sample(program, name='thai-nguyen-2025'):
    workspace = program.path_of(f'{name}.tiendo')
    program.do('sample', name, workspace)
    return workspace


def row(program, workspace, unit, *arguments, measure='cases', officer=None):
    answer = program.do('status', workspace, '--officers', '--format', 'json', *arguments).json()
    return next(row for row in answer['rows']
                if (row['unit'], row['officer'], row['measure']) == (unit, officer, measure))


def lines(program, workspace, file, start):
    text = program.export(workspace)[file].decode()
    return [line for line in text.splitlines() if line.startswith(start)]


def set_figures(program):
    """set merges into the record; the group follows; undo and redo go there and back."""
    workspace = sample(program)
    before = program.export(workspace)
    record = lines(program, workspace, 'records.csv', '2025-09-12,KV4,,cases,')[0].split(',')
    executed = int(record[9])
    top, unit = row(program, workspace, 'TN'), row(program, workspace, 'KV4')

    program.do('set', workspace, *CUT, '--unit', 'KV4', '--measure', 'cases', f'executed={executed + 10}',
               f'in_progress={int(record[12]) - 10}', '--note', 'Sửa theo báo cáo')
    changed = lines(program, workspace, 'records.csv', '2025-09-12,KV4,,cases,')[0].split(',')
    equal(changed, record[:9] + [str(executed + 10)] + record[10:12] + [str(int(record[12]) - 10)] + record[13:])
    after_unit, after_top = row(program, workspace, 'KV4'), row(program, workspace, 'TN')
    equal((after_unit['eligible'], after_unit['completed']), (unit['eligible'], unit['completed'] + 10))
    equal((after_top['eligible'], after_top['completed']), (top['eligible'], top['completed'] + 10))
    equal(after_top['missing'], top['missing'] - 10)
    after = program.export(workspace)

    program.do('undo', workspace)
    equal(program.export(workspace), before)
    program.do('redo', workspace)
    equal(program.export(workspace), after)
    program.fail('redo', workspace)


def set_and_take_away(program):
    """ITEM= makes a figure absent, never zero; the last one takes the record away."""
    workspace = sample(program, 'rules')
    place = ('--as-of', '2025-07-31', '--unit', 'C', '--measure', 'money')
    before = program.export(workspace)
    program.do('set', workspace, *place, 'eligible=1.000', 'completed=0')
    equal((row(program, workspace, 'C', measure='money')['eligible'],
           row(program, workspace, 'C', measure='money')['completed']), (1000, 0))
    program.do('set', workspace, *place, 'eligible=')
    found = row(program, workspace, 'C', measure='money')
    equal((found['eligible'], found['completed'], found['rate']), (None, 0, None))
    program.do('set', workspace, *place, 'completed=')
    equal(program.export(workspace), before)
    unchanged = program.do('journal', workspace, '--format', 'json').out
    program.do('set', workspace, *place, 'completed=')
    program.do('set', workspace, '--as-of', '2025-07-31', '--unit', 'C', '--measure', 'cases', 'eligible=0')
    equal(program.do('journal', workspace, '--format', 'json').out, unchanged)


def set_makes_a_cut(program):
    """A day without a cut becomes one, in the same group."""
    workspace = sample(program, 'rules')
    before = program.export(workspace)
    result = program.do('set', workspace, '--as-of', '2025-08-31', '--unit', 'A', '--measure', 'cases', 'eligible=5',
                        'completed=4')
    contains(result.out, '31/8/2025' if program.env['LC_ALL'].startswith('vi') else '2025-08-31')
    equal(program.do('status', workspace, '--format', 'json').json()['as_of'], '2025-08-31')
    equal(lines(program, workspace, 'cuts.csv', '2025-08-31'), ['2025-08-31,false,0,'])
    program.do('undo', workspace)
    equal(program.export(workspace), before)


def set_of_an_officer(program):
    workspace = sample(program, 'rules')
    program.do('set', workspace, '--as-of', '2025-04-30', '--unit', 'A', '--officer', 'A1', '--measure', 'cases',
               'completed=51')
    found = row(program, workspace, 'A', '--as-of', '2025-04-30', officer='A1')
    equal((found['eligible'], found['completed']), (60, 51))
    equal(row(program, workspace, 'A', '--as-of', '2025-04-30')['completed'], 81)


def set_refused(program):
    """What breaks a rule is refused with one line and changes nothing."""
    workspace = sample(program, 'rules')
    before = program.export(workspace)
    value = 'total=1'
    for arguments, words in (
            (['--as-of', '2025-07-31', '--unit', 'X', '--measure', 'cases', value], 'X'),
            (['--as-of', '2025-07-31', '--unit', 'P', '--measure', 'cases', value], 'P'),
            (['--as-of', '2025-07-31', '--unit', 'A', '--officer', 'Z', '--measure', 'cases', value], 'Z'),
            (['--as-of', '2025-03-31', '--unit', 'A', '--officer', 'A1', '--measure', 'cases', value], 'A1'),
            (['--as-of', '2019-12-31', '--unit', 'A', '--measure', 'cases', value], '2019')):
        program.fail('set', workspace, *arguments, says=words)
    equal(program.export(workspace), before)


def targets(program):
    workspace = sample(program, 'rules')
    year = ('--year', '2025', '--measure', 'cases')
    program.do('target', workspace, '--unit', 'Q', *year, '--rate', '60,01', '--rule', 'gt', '--document', 'QĐ 1, "mật"')
    equal(lines(program, workspace, 'targets.csv', 'Q,'), ['Q,,2025,cases,60.01,gt,,"QĐ 1, ""mật"""'])
    found = row(program, workspace, 'Q')
    equal((found['target'], found['rule'], found['gap_points'], found['missing'], found['met']),
          ('60.01', 'gt', '-0.01', 1, False))

    # The first day of the year written out is the target that is there; another day is a second one.
    program.do('target', workspace, '--unit', 'Q', *year, '--rate', '60', '--from', '2024-10-01')
    equal(lines(program, workspace, 'targets.csv', 'Q,'), ['Q,,2025,cases,60.00,ge,,'])
    program.do('target', workspace, '--unit', 'Q', *year, '--rate', '65 %', '--from', '2025-07-01')
    equal(lines(program, workspace, 'targets.csv', 'Q,'),
          ['Q,,2025,cases,60.00,ge,,', 'Q,,2025,cases,65.00,ge,2025-07-01,'])
    equal(row(program, workspace, 'Q', '--as-of', '2025-05-31')['target'], '60.00')
    equal(row(program, workspace, 'Q')['target'], '65.00')
    program.do('target', workspace, '--unit', 'A', '--officer', 'A1', *year, '--rate', '70')
    equal(row(program, workspace, 'A', officer='A1')['target'], '70.00')
    program.fail('target', workspace, '--unit', 'X', *year, '--rate', '60', says='X')
    program.fail('target', workspace, '--unit', 'Q', *year, '--rate', '100.01')
    for _ in range(4):
        program.do('undo', workspace)
    equal(lines(program, workspace, 'targets.csv', 'Q,'), [])


def close_and_reopen(program):
    """Closed figures do not change until they are opened again, with a reason."""
    workspace = sample(program)
    place = (*CUT, '--unit', 'KV4', '--measure', 'cases', 'executed=1')
    program.fail('close', workspace, '--as-of', '2025-09-13', says='2025-09-12')
    program.do('close', workspace, *CUT, '--note', 'Chốt tháng 9')
    closed = program.do('status', workspace, '--format', 'json').json()
    equal((closed['closed'], closed['revision']), (True, 1))
    before = program.export(workspace)
    program.fail('set', workspace, *place)
    program.fail('close', workspace, *CUT)
    program.fail('reopen', workspace, *CUT)
    # Undo would lead into the closed cut: the import that brought its figures.
    program.fail('undo', workspace, says='2025' if 'C.UTF-8' in program.env['LC_ALL'] else '12/9/2025')
    equal(program.export(workspace), before)

    program.do('reopen', workspace, *CUT, '--note', 'Khu vực 4 báo cáo lại')
    opened = program.do('status', workspace, '--format', 'json').json()
    equal((opened['closed'], opened['revision']), (False, 1))
    program.do('set', workspace, *place)
    program.do('close', workspace, *CUT)
    equal(program.do('status', workspace, '--format', 'json').json()['revision'], 2)
    journal = program.do('journal', workspace).out
    contains(journal, 'Khu vực 4 báo cáo lại')


def journal(program):
    """Who changed which figure from what to what."""
    workspace = sample(program, 'rules')
    program.do('set', workspace, '--as-of', '2025-07-31', '--unit', 'B', '--measure', 'cases', 'completed=1801',
               '--note', 'Đính chính')
    program.do('undo', workspace)
    groups = program.do('journal', workspace, '--format', 'json').json()['groups']
    equal([group['kind'] for group in groups], ['undo', 'set', 'import'])
    undo, edit = groups[0], groups[1]
    equal(list(edit), ['id', 'when', 'who', 'kind', 'unit', 'officer', 'as_of', 'detail', 'note', 'undone', 'of', 'changes'])
    equal((edit['unit'], edit['officer'], edit['as_of'], edit['note'], edit['undone'], edit['of']),
          ('B', None, '2025-07-31', 'Đính chính', True, None))
    equal(undo['of'], edit['id'])
    equal(edit['changes'], [{'table': 'records', 'op': 'u', 'unit': 'B', 'officer': None, 'as_of': '2025-07-31',
                             'measure': 'cases', 'item': 'completed', 'before': '1800', 'after': '1801'}])
    equal((undo['changes'][0]['before'], undo['changes'][0]['after']), ('1801', '1800'))
    text = program.do('journal', workspace).out
    contains(text, 'records B 2025-07-31 cases completed  1800 → 1801')
    contains(text, 'Đính chính')


def undo_everything(program):
    """Back to the empty workspace, and forth again, each step from a new process."""
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    program.fail('undo', workspace)
    states = [program.export(workspace)]
    program.do('import', workspace, SAMPLES / 'rules')
    for arguments in (['target', workspace, '--unit', 'Q', '--year', '2025', '--measure', 'cases', '--rate', '60'],
                      ['set', workspace, '--as-of', '2025-08-31', '--unit', 'Q', '--measure', 'cases', 'total=5'],
                      ['set', workspace, '--as-of', '2025-08-31', '--unit', 'Q', '--measure', 'cases', 'total='],
                      ['import', workspace, SAMPLES / 'rules', '--format', 'json'],
                      ['set', workspace, '--as-of', '2025-07-31', '--unit', 'C', '--measure', 'money', 'total=1']):
        before = program.export(workspace)
        program.do(*arguments)
        # An import of what is there already is no step.
        if arguments[0] != 'import':
            states.append(before)
    last = program.export(workspace)
    for state in reversed(states):
        program.do('undo', workspace)
        equal(program.export(workspace), state)
    program.fail('undo', workspace)
    for state in states[1:] + [last]:
        program.do('redo', workspace)
        equal(program.export(workspace), state)
    program.fail('redo', workspace)


def backup_and_restore(program):
    workspace = sample(program)
    copy, other = program.path_of('copy.tiendo'), program.path_of('other.tiendo')
    before, journal_before = program.export(workspace), program.do('journal', workspace).out
    program.do('backup', workspace, copy)
    program.fail('backup', workspace, copy, says='copy.tiendo')
    program.do('restore', copy, other)
    equal(program.export(other), before)
    equal(program.do('journal', other).out, journal_before)

    program.do('set', workspace, *CUT, '--unit', 'KV4', '--measure', 'cases', 'executed=1')
    program.fail('restore', copy, workspace, says='thai-nguyen-2025.tiendo')
    assert program.export(workspace) != before
    program.do('restore', copy, workspace, '--replace')
    equal(program.export(workspace), before)

    copy.write_bytes(copy.read_bytes()[:5000])
    program.fail('restore', copy, program.path_of('third.tiendo'))
    assert not program.path_of('third.tiendo').exists()
    program.fail('restore', copy, workspace, '--replace')
    equal(program.export(workspace), before)


def locked(program):
    """While one program writes, others read; those that would write say who holds the workspace."""
    workspace = sample(program, 'rules')
    pipe = program.path_of('records.csv')
    os.mkfifo(pipe)
    status = program.do('status', workspace).out
    with subprocess.Popen([program.path, 'import', workspace, pipe], stdout=subprocess.DEVNULL, env=program.env) as holder:
        # It holds the workspace as soon as it waits for its figures.
        with open(pipe, 'w', encoding='utf-8') as stream:
            equal(program.do('status', workspace).out, status)
            for arguments in (['set', workspace, '--as-of', '2025-07-31', '--unit', 'A', '--measure', 'cases', 'total=1'],
                              ['undo', workspace],
                              ['import', workspace, SAMPLES / 'rules'],
                              ['close', workspace, '--as-of', '2025-07-31']):
                program.fail(*arguments, says=pwd.getpwuid(os.getuid()).pw_name)
            program.do('check', workspace, '--as-of', '2025-03-31')
            program.do('backup', workspace, program.path_of('copy.tiendo'))
            stream.write('as_of,unit,measure,total\n2025-07-31,A,cases,7\n')
        equal(holder.wait(SECONDS), 0)
    equal(row(program, workspace, 'A')['total'], 7)
    program.do('set', workspace, '--as-of', '2025-07-31', '--unit', 'A', '--measure', 'cases', 'total=8')


if __name__ == '__main__':
    sys.exit(run_tests([set_figures, set_and_take_away, set_makes_a_cut, set_of_an_officer, set_refused, targets,
                        close_and_reopen, journal, undo_everything, backup_and_restore, locked]))
