# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""The journal with filters, revert, and the list of backups.

cli-journal.py TIENDO-CLI SAMPLES
"""

import pathlib
import sys

from program import contains, equal, run_tests

SAMPLES = pathlib.Path(sys.argv[2]).resolve()
JULY = ('--as-of', '2025-07-31')


def sample(program, name='rules'):
    workspace = program.path_of(f'{name}.tiendo')
    program.do('sample', name, workspace)
    return workspace


def edited(program):
    """1 the sample, 2 and 3 figures of B and C, 4 a target of A."""
    workspace = sample(program)
    program.do('set', workspace, *JULY, '--unit', 'B', '--measure', 'cases', 'completed=1801')
    program.do('set', workspace, *JULY, '--unit', 'C', '--measure', 'money', 'eligible=1000', 'completed=10')
    program.do('target', workspace, '--unit', 'A', '--year', '2025', '--measure', 'cases', '--rate', '81')
    return workspace


def filters(program):
    """A group is listed when one of its rows fits."""
    workspace = edited(program)

    def ids(*arguments):
        return [group['id'] for group in
                program.do('journal', workspace, '--format', 'json', *arguments).json()['groups']]

    equal(ids(), [4, 3, 2, 1])
    equal(ids('--unit', 'B'), [2, 1])
    equal(ids('--unit', 'A', '--kind', 'target'), [4])
    equal(ids('--item', 'rate'), [4, 1])
    equal(ids('--kind', 'set'), [3, 2])
    equal(ids('--kind', 'set', '--item', 'eligible'), [3])
    equal(ids('--limit', '2'), [4, 3])
    equal(ids('--from', '2001-01-01', '--to', '2001-12-31'), [])
    equal(ids('--from', '2001-01-01'), [4, 3, 2, 1])
    text = program.do('journal', workspace, '--unit', 'B', '--limit', '1').out
    contains(text, 'records B 2025-07-31 cases completed  1800 → 1801')
    for arguments in (['--from', '1/9/2025'], ['--limit', '0'], ['--limit', 'x']):
        program.fail('journal', workspace, *arguments, code=2)


def reverts(program):
    """One cell or a whole change goes back to what it was; what was changed since is refused."""
    workspace = sample(program)
    before = program.export(workspace)
    program.do('set', workspace, *JULY, '--unit', 'B', '--measure', 'cases', 'completed=1801')
    program.do('set', workspace, *JULY, '--unit', 'C', '--measure', 'money', 'eligible=1000', 'completed=10')

    said = program.do('revert', workspace, '--group', '2', '--line', '1', '--note', 'nhầm').out
    contains(said, 'B')
    contains(said, 'nhầm')
    program.fail('revert', workspace, '--group', '2', '--line', '1')
    program.fail('revert', workspace, '--group', '2', '--line', '9')
    program.fail('revert', workspace, '--group', '99', says='99')
    program.do('revert', workspace, '--group', '3')
    equal(program.export(workspace), before)

    groups = program.do('journal', workspace, '--format', 'json').json()['groups']
    equal([(group['kind'], group['detail']) for group in groups[:2]], [('revert', 'set money'), ('revert', 'set')])
    program.do('undo', workspace)
    program.do('undo', workspace)
    program.do('close', workspace, *JULY)
    closed = program.export(workspace)
    program.fail('revert', workspace, '--group', '2', '--line', '1')
    equal(program.export(workspace), closed)
    for arguments in ([], ['--group', 'x'], ['--group', '2', '--line', '0']):
        program.fail('revert', workspace, *arguments, code=2)


def backups(program):
    """What is in each backup, and how far the workspace has gone since."""
    workspace = sample(program)
    answer = program.do('backups', workspace, '--format', 'json').json()
    equal(answer['backups'], [])
    # An import is backed up before.
    program.do('import', workspace, SAMPLES / 'thai-nguyen-2025' / 'settings.csv')
    program.do('set', workspace, *JULY, '--unit', 'B', '--measure', 'cases', 'completed=1801')
    answer = program.do('backups', workspace, '--format', 'json').json()
    equal(len(answer['backups']), 1)
    backup = answer['backups'][0]
    equal(list(backup), ['file', 'when', 'why', 'size', 'good', 'set_aside', 'error', 'format', 'agency',
                         'first_cut', 'last_cut', 'units', 'officers', 'records', 'rate_cases', 'rate_money',
                         'last_change', 'changes_since'])
    assert backup['file'].startswith(answer['folder'])
    equal((backup['why'], backup['good'], backup['set_aside'], backup['error']), ('import', True, False, None))
    equal(backup['last_cut'], '2025-07-31')
    equal(backup['changes_since'], 2)
    status = program.do('status', backup['file'], '--measure', 'cases', '--format', 'json').json()
    equal(backup['rate_cases'], status['rows'][0]['rate'])
    equal(backup['units'], len({line.split(b',')[0] for line in
                                program.export(backup['file'])['units.csv'].splitlines()[1:]}))
    equal(backup['records'], len(program.export(backup['file'])['records.csv'].splitlines()) - 1)
    contains(program.do('backups', workspace).out, backup['file'])

    path = pathlib.Path(backup['file'])
    path.write_bytes(path.read_bytes()[:20000])
    damaged = program.do('backups', workspace, '--format', 'json').json()['backups'][0]
    equal((damaged['good'], damaged['records'], damaged['changes_since']), (False, None, None))
    assert damaged['error']
    contains(program.do('backups', workspace).out, damaged['error'])


if __name__ == '__main__':
    sys.exit(run_tests([filters, reverts, backups]))
