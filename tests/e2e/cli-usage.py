# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Exit codes, and the one line that says what was wrong.

cli-usage.py TIENDO-CLI
"""

import subprocess
import sys

from program import contains, equal, run_tests

COMMANDS = ('new', 'sample', 'import', 'export', 'set', 'form', 'target', 'plan', 'plans', 'close', 'reopen', 'undo', 'redo',
            'status', 'analysis', 'officers', 'reporting', 'check', 'explain', 'chart', 'document', 'papers', 'journal', 'revert',
            'backups', 'backup', 'restore')

# Wrong without opening a file; what stderr must name. W stands for a workspace that is not there.
MISUSES = [
    ([], '--help'),
    (['frobnicate'], 'frobnicate'),
    (['--frobnicate'], '--frobnicate'),
    (['new'], 'WORKSPACE'),
    (['new', 'W', 'W'], 'W'),
    (['new', 'W', '--replace'], '--replace'),
    (['sample', 'rules'], ''),
    (['sample', 'no-such-case', 'W'], 'no-such-case'),
    (['import', 'W'], 'PATH'),
    (['import', 'W', 'folder', '--format', 'csv'], 'csv'),
    (['export', 'W'], 'FOLDER'),
    (['export', 'W', 'out.xlsx'], 'out.xlsx'),
    (['export', 'W', 'out', '--as-of', '12/9/2025'], '12/9/2025'),
    (['set', 'W'], 'ITEM=VALUE'),
    (['set', 'W', 'total=1', '--unit', 'A', '--measure', 'cases'], '--as-of'),
    (['set', 'W', 'total=1', '--as-of', '2025-09-12', '--measure', 'cases'], '--unit'),
    (['set', 'W', 'total=1', '--as-of', '2025-09-12', '--unit', 'A'], '--measure'),
    (['set', 'W', 'total=1', '--as-of', '2025-09-31', '--unit', 'A', '--measure', 'cases'], '2025-09-31'),
    (['set', 'W', 'total=1', '--as-of', '2025-9-12', '--unit', 'A', '--measure', 'cases'], '2025-9-12'),
    (['set', 'W', 'total=1', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'việc'], 'việc'),
    (['set', 'W', 'total', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'], 'total'),
    (['set', 'W', 'Totally=1', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'], 'Totally'),
    (['set', 'W', 'total=x', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'], 'total'),
    (['set', 'W', 'total=-1', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'], 'total'),
    (['set', 'W', 'total=1,5', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'], 'total'),
    (['set', 'W', 'carried_over=1', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'], 'carried_over'),
    (['set', 'W', 'total=1', '--as-of'], '--as-of'),
    (['target', 'W', '--unit', 'A', '--year', '25', '--measure', 'cases', '--rate', '80'], '25'),
    (['target', 'W', '--unit', 'A', '--year', '2025', '--measure', 'cases', '--rate', '80.055'], '--rate'),
    (['target', 'W', '--unit', 'A', '--year', '2025', '--measure', 'cases', '--rate', '80', '--rule', 'eq'], 'eq'),
    (['target', 'W', '--unit', 'A', '--year', '2025', '--measure', 'cases', '--rate', '80', '--from', '1/4'], '1/4'),
    (['target', 'W', '--unit', 'A', '--year', '2025', '--measure', 'cases'], '--rate'),
    (['close', 'W'], '--as-of'),
    (['reopen', 'W', '--as-of', 'today'], 'today'),
    (['status', 'W', '--as-of', '2025-02-29'], '2025-02-29'),
    (['status', 'W', '--as-of', '2025-09-12', '--on', '2025-09-11'], '--on'),
    (['status', 'W', '--measure', 'both'], 'both'),
    (['status', 'W', '--format', 'xml'], 'xml'),
    (['status', 'W', '--unit'], '--unit'),
    (['officers', 'W', '--lowest', '0'], '--lowest'),
    (['officers', 'W', '--measure', 'both'], 'both'),
    (['reporting', 'W', '--format', 'csv'], 'csv'),
    (['reporting', 'W', '--as-of', '2025-09-12', '--on', '2025-09-11'], '--on'),
    (['check', 'W', '--format', 'csv'], 'csv'),
    (['check', 'W', '-x'], '-x'),
    (['explain', 'W', '--as-of', '2025-09-12', '--unit', 'KV4', '--measure', 'cases', '--code', 'V10'], '--note'),
    (['chart', 'W', '--output', 'x.png'], '--kind'),
    (['chart', 'W', '--kind', 'pie', '--output', 'x.png'], 'pie'),
    (['chart', 'W', '--kind', 'trend'], '--output'),
    (['chart', 'W', '--kind', 'trend', '--output', 'x.gif'], 'x.gif'),
    (['chart', 'W', '--kind', 'trend', '--output', 'x.png', '--size', '1600'], '1600'),
    (['chart', 'W', '--kind', 'trend', '--output', 'x.png', '--size', '0x900'], '0x900'),
    (['chart', 'W', '--kind', 'trend', '--output', 'x.png', '--style', 'neon'], 'neon'),
    (['chart', 'W', '--kind', 'ranking', '--output', 'x.png', '--unit', 'A', '--unit', 'B'], '--unit'),
    (['chart', 'W', '--kind', 'increments', '--output', 'x.png', '--unit', 'A', '--unit', 'B'], '--unit'),
    (['chart', 'W', '--kind', 'years', '--output', 'x.png', '--unit', 'A', '--unit', 'B'], '--unit'),
    (['chart', 'W', '--kind', 'heatmap', '--output', 'x.png', '--measure', 'weight'], 'weight'),
    (['document', 'W', '--output', 'x.pdf'], '--kind'),
    (['document', 'W', '--kind', 'poem', '--output', 'x.pdf'], 'poem'),
    (['document', 'W', '--kind', 'handout'], '--output'),
    (['document', 'W', '--kind', 'handout', '--output', 'x.docm'], 'x.docm'),
    (['document', 'W', '--kind', 'handout', '--output', 'x.pdf', '--as-of', '2025-09-12', '--issued', '2025-09-11'],
     '--issued'),
    (['document', 'W', '--id', '0', '--output', 'x.pdf'], '“0”'),
    (['document', 'W', '--id', '1', '--kind', 'handout', '--output', 'x.pdf'], '--kind'),
    (['document', 'W', '--id', '1', '--number', '05', '--output', 'x.pdf'], '--number'),
    (['papers', 'W', 'burn', '1'], 'burn'),
    (['papers', 'W', 'new'], '“new”'),
    (['papers', 'W', 'new', 'poem'], 'poem'),
    (['papers', 'W', 'issue', 'one', '--number', '05'], '“one”'),
    (['papers', 'W', 'issue', '1', '--number', ''], '--number'),
    (['papers', 'W', 'issue', '1', '--number', '05', '--refresh', '--keep'], '--keep'),
    (['papers', 'W', 'refresh', '1', '--keep'], '--keep'),
    (['papers', 'W', '--number', '05'], '--number'),
    (['papers', 'W', 'list', '1'], '“1”'),
    (['papers', 'W', 'remove', '1', '--format', 'json'], '--format'),
    (['journal', 'W', '--format', 'csv'], 'csv'),
    (['backup', 'W'], 'FILE'),
    (['restore', 'W'], 'WORKSPACE'),
]

# Right, but the workspace is not there.
FAILURES = [
    ['import', 'W', 'folder'],
    ['export', 'W', 'out'],
    ['set', 'W', 'total=1', '--as-of', '2025-09-12', '--unit', 'A', '--measure', 'cases'],
    ['target', 'W', '--unit', 'A', '--year', '2025', '--measure', 'cases', '--rate', '80,5%'],
    ['close', 'W', '--as-of', '2025-09-12'],
    ['reopen', 'W', '--as-of', '2025-09-12', '--note', 'x'],
    ['undo', 'W'],
    ['redo', 'W'],
    ['status', 'W'],
    ['officers', 'W', '--lowest', '20'],
    ['reporting', 'W'],
    ['check', 'W'],
    ['explain', 'W', '--as-of', '2025-09-12', '--unit', 'KV4', '--measure', 'cases', '--code', 'V10', '--note', 'x'],
    ['chart', 'W', '--kind', 'trend', '--output', 'x.png'],
    ['document', 'W', '--kind', 'handout', '--output', 'x.pdf'],
    ['document', 'W', '--id', '1', '--output', 'x.pdf'],
    ['papers', 'W'],
    ['papers', 'W', 'new', 'dispatch'],
    ['papers', 'W', 'remove', '1'],
    ['journal', 'W'],
    ['backup', 'W', 'copy.tiendo'],
    ['restore', 'no-copy.tiendo', 'W'],
]


def misuses(program):
    for arguments, names in MISUSES:
        result = program.call(*arguments)
        equal((result.code, result.out, result.err.count('\n')), (2, '', 1), result)
        contains(result.err, names)
    equal(list(program.folder.iterdir()), [])


def not_utf8(program):
    done = subprocess.run([program.path, 'status', 'W', '--unit', b'\xff'], env=program.env, cwd=program.folder,
                          capture_output=True, check=False)
    equal((done.returncode, done.stdout, done.stderr.count(b'\n')), (2, b'', 1))
    done = subprocess.run([program.path, b'\xff'], env=program.env, cwd=program.folder, capture_output=True, check=False)
    equal((done.returncode, done.stdout, done.stderr.count(b'\n')), (2, b'', 1))


def failures(program):
    for arguments in FAILURES:
        program.fail(*arguments)
    # The cache is fontconfig's, which makes one where there is none yet.
    equal([path.name for path in program.folder.iterdir() if path.name not in ('data', '.cache')], [])


def help_of_all(program):
    """--help tells of each command and each option that the manual names."""
    text = program.do('--help').out
    listed = [line.split()[0] for line in text.splitlines() if line.startswith('  ')]
    equal(tuple(listed), COMMANDS)
    for command in COMMANDS:
        text = program.do(command, '--help').out
        usage = text.splitlines()[0]
        contains(usage, f'tiendo-cli {command}')
        options = {line.split()[0] for line in text.splitlines() if line.startswith('  --')}
        for word in usage.replace('[', ' ').replace(']', ' ').split():
            if word.startswith('--'):
                assert word in options, (command, word, options)
        assert '--help' in options
    equal(program.do('--version').out.split()[0], 'tiendo-cli')


def options_anywhere(program):
    """Options may stand before and after arguments, with a space or with =; -- ends them."""
    program.do('sample', 'rules', 'w.tiendo')
    first = program.do('status', 'w.tiendo', '--as-of', '2025-03-31', '--format', 'json').out
    equal(program.do('status', '--as-of=2025-03-31', '--format=json', 'w.tiendo').out, first)
    equal(program.do('status', '--format', 'json', 'w.tiendo', '--as-of', '2025-03-31').out, first)
    equal(program.do('status', '--format', 'json', '--as-of', '2025-03-31', '--', 'w.tiendo').out, first)
    program.do('sample', 'rules', '--', '-w.tiendo')
    assert (program.folder / '-w.tiendo').exists()


def never_replaced(program):
    """A workspace is never overwritten."""
    program.do('sample', 'rules', 'w.tiendo')
    before = program.path_of('w.tiendo').read_bytes()
    program.fail('new', 'w.tiendo', says='w.tiendo')
    program.fail('sample', 'rules', 'w.tiendo', says='w.tiendo')
    equal(program.path_of('w.tiendo').read_bytes(), before)


def broken_pipe(program):
    """Output that cannot be written is a failure."""
    program.do('sample', 'rules', 'w.tiendo')
    with open('/dev/full', 'wb') as full:
        done = subprocess.run([program.path, 'status', 'w.tiendo', '--format', 'json'], env=program.env,
                              cwd=program.folder, stdout=full, stderr=subprocess.PIPE, check=False)
    equal((done.returncode, done.stderr.count(b'\n')), (1, 1), done.stderr)


if __name__ == '__main__':
    sys.exit(run_tests([misuses, not_utf8, failures, help_of_all, options_anywhere, never_replaced, broken_pipe]))
