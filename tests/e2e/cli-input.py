# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Bad input through the command line: a sentence with file and line, and a workspace as it was.

cli-input.py TIENDO-CLI
"""

import os
import pty
import subprocess
import sys
import time

from program import SECONDS, contains, equal, put_files, run_tests

UNITS = ('code,name,kind,parent,valid_from,valid_to\n'
         'R,Gốc,agency,,2020-01-01,\n'
         'A,Phòng A,regional,R,2020-01-01,2025-06-30\n'
         'B,Phòng B,regional,R,2020-01-01,\n')
RECORDS = 'as_of,unit,measure,eligible,completed\n'
GOOD = {'units.csv': UNITS, 'records.csv': RECORDS + '2025-03-31,A,cases,10,5\n2025-03-31,B,cases,20,7\n'}

# What is wrong: the files in place of the good ones (None: missing), what stderr must name in one line.
BAD_FOLDERS = [
    ('no such folder', None, ['thư mục']),
    ('an empty folder', {'units.csv': None, 'records.csv': None}, ['units.csv']),
    ('an unknown column', {'records.csv': 'as_of,unit,measure,rate\n'}, ['records.csv', '1', 'rate']),
    ('a doubled column', {'records.csv': 'as_of,unit,measure,unit\n'}, ['records.csv', '1', 'unit']),
    ('a missing column', {'records.csv': 'as_of,unit\n'}, ['records.csv', '1', 'measure']),
    ('an empty file', {'records.csv': ''}, ['records.csv', '1']),
    ('an unknown unit', {'records.csv': RECORDS + '2025-03-31,X,cases,1,1\n'}, ['records.csv', '2', 'X']),
    ('a record outside its unit', {'records.csv': RECORDS + '2025-03-31,B,cases,1,1\n2025-07-31,A,cases,1,1\n'},
     ['records.csv', '3', 'A']),
    ('a negative number', {'records.csv': RECORDS + '2025-03-31,B,cases,-1,1\n'}, ['records.csv', '2', 'eligible', '-1']),
    ('a giant number', {'records.csv': RECORDS + '2025-03-31,B,cases,1,10000000000000001\n'},
     ['records.csv', '2', 'completed', '10000000000000001']),
    ('a number with groups', {'records.csv': RECORDS + '2025-03-31,B,cases,1.000,1\n'},
     ['records.csv', '2', 'eligible', '1.000']),
    ('a line twice', {'records.csv': GOOD['records.csv'] + '2025-03-31,A,cases,10,5\n'}, ['records.csv', '4', '2']),
    ('broken UTF-8', {'units.csv': UNITS.encode() + b'C,\xff,regional,R,,\n'}, ['units.csv', '5', 'UTF-8']),
    ('another encoding', {'units.csv': UNITS.encode('utf-16')}, ['units.csv', '1', 'UTF-8']),
    ('a zero byte', {'records.csv': (RECORDS + '2025-03-31,B,cases,1,\0\n').encode()}, ['records.csv', '2']),
    ('an unclosed quote', {'records.csv': RECORDS + '2025-03-31,B,cases,1,1\n2025-03-31,"A,cases,1,1\n'},
     ['records.csv', '3']),
    ('a giant line', {'records.csv': RECORDS + '2025-03-31,B,cases,"' + 'x' * 2000000}, ['records.csv', '2']),
    ('a cell too few', {'records.csv': RECORDS + '2025-03-31,B,cases,1\n'}, ['records.csv', '2', '5', '4']),
    ('a day of another kind', {'records.csv': RECORDS + '31/3/2025,B,cases,1,1\n'}, ['records.csv', '2', 'as_of', '31/3/2025']),
    ('a day that is none', {'records.csv': RECORDS + '2025-02-29,B,cases,1,1\n'}, ['records.csv', '2', 'as_of', '2025-02-29']),
    ('a measure that is none', {'records.csv': RECORDS + '2025-03-31,B,việc,1,1\n'}, ['records.csv', '2', 'measure', 'việc']),
    ('an unknown officer', {'records.csv': 'as_of,unit,officer,measure\n2025-03-31,B,Z1,cases\n'}, ['records.csv', '2', 'Z1']),
    ('a formula for a name', {'units.csv': UNITS + 'C,=1+1,regional,R,,\n'}, ['units.csv', '5', '=1+1']),
    ('a second root', {'units.csv': UNITS + 'C,Gốc khác,agency,,2020-01-01,\n'}, ['units.csv', '5', 'C']),
    ('a parent that is none', {'units.csv': UNITS + 'C,Phòng C,regional,Y,,\n'}, ['units.csv', '5', 'parent', 'Y']),
    ('a circle', {'units.csv': UNITS + 'C,Phòng C,regional,D,,\nD,Phòng D,regional,C,,\n'}, ['units.csv']),
    ('shares that make no whole', {'successions.csv': 'predecessor,successor,date,share_cases\nA,B,2025-07-01,60\n'},
     ['successions.csv', '2', 'share_cases', '60']),
    ('a target above 100', {'targets.csv': 'unit,work_year,measure,rate\nB,2025,cases,100.01\n'}, ['targets.csv', '2', 'rate']),
    ('a target of no unit', {'targets.csv': 'unit,work_year,measure,rate\nX,2025,cases,50\n'}, ['targets.csv', '2', 'X']),
    ('a setting that is none', {'settings.csv': 'key,value\nthreshold_near,viel\n'}, ['settings.csv', '2', 'value']),
]


def check_refused(program, workspace, name, folder, words):
    result = program.call('import', workspace, folder)
    equal(result.code, 1, f'{name}: {result}')
    equal(result.out, '', name)
    first = result.err.splitlines()[0]
    for word in words:
        assert word in first, f'{name}: {word!r} is not in {result.err!r}'


def bad_folders(program):
    """Each bad folder is refused and changes nothing: neither an empty workspace nor a full one."""
    good = put_files(program.path_of('good'), GOOD)
    for number, (name, files, words) in enumerate(BAD_FOLDERS):
        folder = program.path_of(f'thư mục {number}')
        if files is not None:
            put_files(folder, {file: text for file, text in {**GOOD, **files}.items() if text is not None})
        empty = program.path_of(f'empty-{number}.tiendo')
        program.do('new', empty)
        before = program.export(empty)
        check_refused(program, empty, name, folder, words)
        equal(program.export(empty), before, name)

        full = program.path_of(f'full-{number}.tiendo')
        program.do('new', full)
        program.do('import', full, good)
        before, journal = program.export(full), program.do('journal', full).out
        check_refused(program, full, name, folder, words)
        equal(program.export(full), before, name)
        equal(program.do('journal', full).out, journal, name)


def missing_files(program):
    """units.csv and one other file are needed in an empty workspace, nothing in a full one."""
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    only_records = put_files(program.path_of('records'), {'records.csv': GOOD['records.csv']})
    only_units = put_files(program.path_of('units'), {'units.csv': UNITS})
    program.fail('import', workspace, only_records, says='units.csv')
    program.fail('import', workspace, only_units, says='records.csv')
    program.do('import', workspace, only_units / 'units.csv')
    program.do('import', workspace, only_records)
    program.do('import', workspace, only_units)


def every_fault(program):
    """One line for each faulty line, in the order of the file; of very many the first fifty."""
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    lines = ['2025-03-31,B,cases,x,1', '2025-03-31,X,cases,1,1', '2025-04-30,B,cases,1,1', '2025-03-31,B,money,1,-2']
    folder = put_files(program.path_of('bad'), {'units.csv': UNITS, 'records.csv': RECORDS + '\n'.join(lines) + '\n'})
    result = program.call('import', workspace, folder)
    equal(result.code, 1)
    errors = result.err.splitlines()
    equal(len(errors), 4, result)
    for line, number in zip(errors, (2, 3, 5)):
        contains(line, 'records.csv')
        contains(line, str(number))

    many = [f'2025-03-31,B,cases,x{number},1' for number in range(60)]
    put_files(folder, {'records.csv': RECORDS + '\n'.join(many) + '\n'})
    errors = program.call('import', workspace, folder).err.splitlines()
    equal(len(errors), 52)
    contains(errors[49], 'x49')
    contains(errors[50], '10')
    contains(errors[51], '60')


def closed_cut(program):
    """One line for a closed cut refuses the whole import."""
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    program.do('import', workspace, put_files(program.path_of('good'), GOOD))
    program.do('close', workspace, '--as-of', '2025-03-31')
    before = program.export(workspace)
    folder = put_files(program.path_of('more'),
                       {'records.csv': RECORDS + '2025-04-30,B,cases,30,9\n2025-03-31,B,cases,20,7\n'})
    check_refused(program, workspace, 'a closed cut', folder, ['records.csv', '3'])
    equal(program.export(workspace), before)


def what_excel_writes(program):
    """A BOM, CRLF, semicolons, NFD: read without a word."""
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    units = '\ufeff' + UNITS.replace(',', ';').replace('\n', '\r\n').replace('ố', 'o\u0302\u0301')
    records = '\ufeff' + GOOD['records.csv'].replace(',', ';').replace('\n', '\r\n') + ';;;;\r\n'
    program.do('import', workspace, put_files(program.path_of('excel'), {'units.csv': units, 'records.csv': records}))
    found = program.export(workspace)
    program.do('new', program.path_of('plain.tiendo'))
    program.do('import', program.path_of('plain.tiendo'), put_files(program.path_of('good'), GOOD))
    equal(found, program.export(program.path_of('plain.tiendo')))


def dry_run(program):
    """Counts, writes nothing, and needs no right to write."""
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    program.do('import', workspace, put_files(program.path_of('good'), GOOD))
    before, journal = program.export(workspace), program.do('journal', workspace).out
    folder = put_files(program.path_of('more'), {
        'units.csv': UNITS + 'C,Phòng C,regional,R,,\n',
        'targets.csv': 'unit,work_year,measure,rate\nB,2025,cases,80\n',
        'records.csv': RECORDS + '2025-03-31,A,cases,10,5\n2025-03-31,B,cases,20,8\n2025-04-30,B,cases,30,9\n'})
    expected = {'files': [{'file': 'units.csv', 'added': 1, 'changed': 0, 'equal': 3},
                          {'file': 'targets.csv', 'added': 1, 'changed': 0, 'equal': 0},
                          {'file': 'records.csv', 'added': 1, 'changed': 1, 'equal': 1}],
                'new_cuts': ['2025-04-30']}
    equal(program.do('import', workspace, folder, '--dry-run', '--format', 'json').json(), {'dry_run': True, **expected})
    program.do('import', workspace, folder, '--dry-run')
    equal(program.export(workspace), before)
    equal(program.do('journal', workspace).out, journal)
    put_files(folder, {'units.csv': UNITS + 'C,Phòng C,regional,Y,,\n'})
    check_refused(program, workspace, 'a dry run', folder, ['units.csv', '5', 'Y'])
    put_files(folder, {'units.csv': UNITS + 'C,Phòng C,regional,R,,\n'})
    equal(program.do('import', workspace, folder, '--format', 'json').json(), {'dry_run': False, **expected})
    program.do('undo', workspace)
    equal(program.export(workspace), before)


def import_on_terminal(program, workspace, folder, pause):
    """Imports with stderr on a terminal and records.csv coming through a pipe; what the terminal shows."""
    pipe = folder / 'records.csv'
    os.mkfifo(pipe)
    ours, theirs = pty.openpty()
    arguments = [program.path, 'import', workspace, folder / 'units.csv', pipe]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=theirs, env=program.env) as process:
        os.close(theirs)
        with open(pipe, 'w', encoding='utf-8') as stream:
            stream.write(RECORDS)
            stream.flush()
            time.sleep(pause)
            stream.writelines(f'{1990 + number // 12}-{number % 12 + 1:02}-01,T,cases,20,7\n' for number in range(2500))
        shown = b''
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part
        equal(process.wait(SECONDS), 0)
    os.close(ours)
    os.unlink(pipe)
    return shown.decode('utf-8')


def progress(program):
    """A terminal sees how far a long import is, and nothing of it when it is over."""
    folder = put_files(program.path_of('slow'),
                       {'units.csv': 'code,name,kind,parent\nT,Gốc,agency,\n' + ''.join(
                           f'U{number},Phòng {number},regional,T\n' for number in range(2000))})
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    equal(import_on_terminal(program, workspace, folder, 0), '')
    shown = import_on_terminal(program, workspace, folder, 0.7)
    contains(shown, ' %')
    assert shown.startswith('\r') and shown.endswith('\r\x1b[K'), shown


def single_files(program):
    workspace = program.path_of('w.tiendo')
    folder = put_files(program.path_of('good'), {**GOOD, 'other.csv': 'x\n', 'expected.csv': '\xff', 'README.md': ''})
    program.do('new', workspace)
    program.do('import', workspace, folder / 'units.csv', folder / 'records.csv')
    program.fail('import', workspace, folder / 'other.csv', says='other.csv')
    result = program.call('import', workspace, folder)
    equal(result.code, 0, result)
    contains(result.err, 'other.csv')
    equal(result.err.count('\n'), 1, result)


def no_workspace(program):
    """What is no workspace is left alone."""
    texts = {'text': b'code,name\n', 'empty': b'', 'zip': b'PK\x03\x04' + bytes(4096), 'other': None}
    for name, content in texts.items():
        path = program.path_of(f'{name}.tiendo')
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)
        for command in (['status', path], ['check', path], ['undo', path], ['journal', path],
                        ['import', path, put_files(program.path_of('good'), GOOD)],
                        ['set', path, '--as-of', '2025-03-31', '--unit', 'A', '--measure', 'cases', 'total=1']):
            program.fail(*command)
        program.fail('new', path)
        if content is not None:
            equal(path.read_bytes(), content, name)
    program.fail('status', program.path_of('nowhere.tiendo'), says='nowhere.tiendo')


def truncated(program):
    workspace = program.path_of('w.tiendo')
    program.do('new', workspace)
    program.do('import', workspace, put_files(program.path_of('good'), GOOD))
    whole = workspace.read_bytes()
    for size in (100, 1000, len(whole) // 2):
        workspace.write_bytes(whole[:size])
        program.fail('status', workspace)
        program.fail('set', workspace, '--as-of', '2025-03-31', '--unit', 'A', '--measure', 'cases', 'total=1')
        equal(workspace.read_bytes(), whole[:size], size)
    workspace.write_bytes(whole)
    program.do('status', workspace)


def read_only_folder(program):
    """A workspace in a folder that cannot be written is read, and never half written."""
    folder = program.path_of('medium')
    workspace = folder / 'w.tiendo'
    folder.mkdir()
    program.do('new', workspace)
    program.do('import', workspace, put_files(program.path_of('good'), GOOD))
    status = program.do('status', workspace).out
    os.chmod(workspace, 0o444)
    os.chmod(folder, 0o555)
    try:
        equal(program.do('status', workspace).out, status)
        if os.geteuid() != 0:
            program.fail('set', workspace, '--as-of', '2025-03-31', '--unit', 'A', '--measure', 'cases', 'total=20')
            equal(program.do('status', workspace).out, status)
    finally:
        os.chmod(folder, 0o755)


if __name__ == '__main__':
    sys.exit(run_tests([bad_folders, missing_files, every_fault, closed_cut, what_excel_writes, dry_run, progress,
                        single_files, no_workspace, truncated, read_only_folder]))
