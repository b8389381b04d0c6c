# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""What a person sees: tables in both languages, charts and papers without a display.

cli-output.py TIENDO-CLI SAMPLES
"""

import json
import re
import struct
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree

from program import contains, equal, files_of, run_tests

# Words that stand on a screen in English and never in Vietnamese.
ENGLISH = re.compile(r'\b(unit|rate|target|gap|missing|rank|figures|as of|closed|open|days?|error|warning|met|low|near|'
                     r'added|changed|equal|file|new|written|usage|the|is|no|of|and)\b', re.IGNORECASE)


def sample(program, name='thai-nguyen-2025'):
    workspace = program.path_of(f'{name}.tiendo')
    program.do('sample', name, workspace)
    return workspace


def is_vietnamese(program):
    return program.env['LC_ALL'].startswith('vi')


def status_text(program):
    """Numbers as people of the language write them; columns under their headings."""
    text = program.do('status', sample(program), '--on', '2025-09-15').out
    equal(text, unicodedata.normalize('NFC', text))
    if is_vietnamese(program):
        numbers = ('79,07', '84,05', '−4,98', '542', '+4,96', '12/9/2025', '15/9/2025', '10.880')
    else:
        numbers = ('79.07', '84.05', '−4.98', '542', '+4.96', '2025-09-12', '2025-09-15', '10880')
    for number in numbers:
        contains(text, number)
    lines = text.splitlines()
    row = next(line for line in lines if line.lstrip().startswith('Khu vực 4'))
    contains(row, numbers[0].replace('79', '73').replace('07', '45'))
    # A right-aligned column ends where its heading ends.
    heading = lines[lines.index(row) - 6]
    ends = [match.end() for match in re.finditer(r'\S+( \S+)*', heading)]
    cells = [match.end() for match in re.finditer(r'\S+( \S+)*', row)]
    equal(len(cells), len(ends), (heading, row))
    equal(cells[1:-1], ends[1:-1], (heading, row))
    equal([line for line in lines if line != line.rstrip()], [])


def partial_sum(program):
    """A group that waits for units says who they are and what the others have."""
    text = program.do('status', sample(program, 'rules'), '--as-of', '2025-03-31', '--measure', 'money').out
    line = next(line for line in text.splitlines() if '3/6' in line or '3 of 6' in line)
    for part in ('Cơ quan mẫu', '3.000' if is_vietnamese(program) else '3000', '900', 'D, E, P'):
        contains(line, part)


def no_english(program):
    """In Vietnamese no word of what is printed is English."""
    if not is_vietnamese(program):
        return
    workspace = sample(program)
    rules = sample(program, 'rules')
    outputs = [program.do('status', workspace).out, program.call('check', rules).out, program.do('check', workspace).out,
               program.do('export', workspace, program.path_of('out')).out,
               program.do('import', workspace, program.path_of('out')).out,
               program.do('journal', workspace).out.replace('thai-nguyen-2025', '')]
    for text in outputs:
        text = re.sub(r'\S*(\.csv|/out|\.tiendo)\b', '', text)
        found = ENGLISH.search(text)
        assert not found, (found, text)
    for arguments in (['status', workspace, '--as-of', '2025-09-01'], ['status', workspace, '--unit', 'PL'], ['undo', 'W'],
                      ['status', workspace, '--format', 'x'], ['frobnicate'], ['close', workspace]):
        error = program.call(*arguments).err
        found = ENGLISH.search(re.sub(r'“[^”]*”|--[a-z-]+|\S*\.tiendo|tiendo-cli [a-z]+:', '', error))
        assert not found, (found, error)


def plain_locale(program):
    """Where the locale has no Vietnamese letters the output is UTF-8 all the same."""
    workspace = sample(program)
    for command in (['status', workspace], ['status', workspace, '--format', 'json'], ['sample']):
        plain = program.call(*command, LC_ALL='C')
        equal(plain.code, 0, plain)
        contains(plain.out, 'Thái Nguyên')
    result = program.call('set', workspace, '--as-of', '2025-09-12', '--unit', 'KV4', '--measure', 'cases', 'executed=1',
                          '--note', 'Đính chính', LC_ALL='C')
    equal(result.code, 0, result)
    contains(program.do('journal', workspace).out, 'Đính chính')


def png_size(content):
    equal(content[:8], b'\x89PNG\r\n\x1a\n')
    return struct.unpack('>II', content[16:24])


KINDS = ('trend', 'ranking', 'contribution', 'increments', 'heatmap', 'years', 'composition')


def words_of(path):
    out = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, check=True).stdout
    return out.decode()


def chart_kinds(program):
    """Each kind says its figures, by cases and by money, of one unit and of a group."""
    workspace = sample(program)
    folder = program.path_of('kinds')
    folder.mkdir()

    def draw(kind, *arguments):
        path = folder / 'chart.pdf'
        program.do('chart', workspace, '--kind', kind, '--size', '1200x800', '--output', path, *arguments)
        return words_of(path)

    def local(text):
        # The program writes numbers as people of its language do.
        return text if is_vietnamese(program) else text.replace('.', '').replace(',', '.')

    cases = {'trend': ('79,07', '84,05'), 'ranking': ('73,45', '10,60', '542'), 'contribution': ('−208,7', '−541,6'),
             'increments': ('1.038', '842', '542'), 'heatmap': ('9,86', '4,96'), 'years': ('81,28', '79,07'),
             'composition': ('8.603', '14.058')}
    money = {'trend': ('52,08',), 'ranking': ('39,65',), 'contribution': ('+8,4', '−124,0'), 'increments': ('139,71',),
             'heatmap': (), 'years': (), 'composition': ('2.142,9', '4.202,9')}
    equal(tuple(cases), KINDS)
    for kind in KINDS:
        for measure, figures in (('cases', cases[kind]), ('money', money[kind])):
            text = draw(kind, '--measure', measure)
            for figure in figures:
                contains(text, local(figure))
    # Of one unit; of two; of a group that has none below it.
    contains(draw('trend', '--unit', 'KV4'), local('73,45'))
    contains(draw('increments', '--unit', 'KV1'), 'Khu vực 1')
    contains(draw('years', '--unit', 'KV1'), local('74,32'))
    text = draw('heatmap', '--unit', 'KV1', '--unit', 'KV4')
    contains(text, 'Khu vực 4')
    assert 'Khu vực 2' not in text, text
    contains(draw('composition', '--unit', 'KV1'), local('1.595'))
    contains(draw('contribution', '--unit', 'TN'), local('−208,7'))


def charts(program):
    """Each kind, style and format; the same bytes each time; nothing left beside."""
    workspace = sample(program)
    folder = program.path_of('charts')
    folder.mkdir()
    pictures = {}
    for kind in KINDS:
        for style in ('light', 'dark', 'contrast', 'print'):
            path = folder / f'{kind}-{style}.png'
            for _ in range(2):
                program.do('chart', workspace, '--kind', kind, '--style', style, '--size', '800x450', '--output', path)
                content = path.read_bytes()
                equal(png_size(content), (800, 450))
                equal(pictures.setdefault(path.name, content), content)
    equal(len(set(pictures.values())), 4 * len(KINDS))
    equal(sorted(files_of(folder)), sorted(pictures))

    program.do('chart', workspace, '--kind', 'trend', '--output', folder / 'default.png')
    equal(png_size((folder / 'default.png').read_bytes()), (1600, 900))
    program.do('chart', workspace, '--kind', 'trend', '--unit', 'KV1', '--unit', 'KV4', '--measure', 'money', '--output',
               folder / 'two.svg')
    root = xml.etree.ElementTree.parse(folder / 'two.svg').getroot()
    equal(root.tag, '{http://www.w3.org/2000/svg}svg')
    program.do('chart', workspace, '--kind', 'ranking', '--as-of', '2025-06-30', '--output', folder / 'earlier.pdf')
    contains(words_of(folder / 'earlier.pdf'), 'Phú Lương')
    program.fail('chart', workspace, '--kind', 'trend', '--unit', 'PL', '--output', folder / 'no.png', says='KV4')
    program.fail('chart', workspace, '--kind', 'trend', '--as-of', '2025-09-13', '--output', folder / 'no.png')
    program.fail('chart', workspace, '--kind', 'trend', '--output', folder / 'nowhere' / 'no.png')
    assert not (folder / 'no.png').exists()


def documents(program):
    """The handout is Vietnamese in any language, its text can be searched, and it is replaced as a whole."""
    workspace = sample(program)
    path = program.path_of('phiếu họp.pdf')
    path.write_bytes(b'old')
    arguments = ['document', workspace, '--kind', 'handout', '--issued', '2025-09-15', '--output', path]
    program.do(*arguments)
    first = path.read_bytes()
    equal(first[:5], b'%PDF-')
    program.do(*arguments)
    equal(path.read_bytes(), first)
    text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, check=True).stdout.decode()
    equal(text, unicodedata.normalize('NFC', text))
    for words in ('79,07', '542', 'Khu vực 4', '73,45', '12/9/2025'):
        contains(text, words)
    pages = subprocess.run(['pdfinfo', path], capture_output=True, check=True).stdout.decode()
    equal(re.search(r'Pages: *(\d+)', pages)[1], '1')
    equal(sorted(name for name in files_of(program.folder / 'data') if name) if (program.folder / 'data').exists() else [],
          [])
    program.do('document', workspace, '--kind', 'handout', '--unit', 'KV4', '--output', program.path_of('kv4.txt'))
    contains(program.path_of('kv4.txt').read_text(), '73,45')
    # The figures with where they come from; the file beside them when it is asked for.
    text = program.do(*arguments[:4], '--fields', '--output', program.path_of('fields.txt')).out
    answer = json.loads(text)
    equal([answer[name] for name in ('kind', 'as_of', 'issued', 'unit')], ['handout', '2025-09-12', '2025-09-12', 'TN'])
    gap = next(field for field in answer['fields'] if field['path'].split('/')[1].startswith('cases.gap'))
    equal((gap['path'].split('/')[::2], gap['text']), (['2025-09-12', 'TN'], '4,98'))
    equal(list(gap), ['block', 'path', 'text'])
    contains(program.path_of('fields.txt').read_text(), gap['text'])
    equal(program.do(*arguments[:4], '--fields').out, text)
    program.fail(*arguments[:4], '--issued', '2025-09-11', '--output', program.path_of('no.pdf'), says='2025-09-12')
    program.fail(*arguments[:4], '--unit', 'KV9', '--output', program.path_of('no.pdf'), says='KV9')
    assert not program.path_of('no.pdf').exists()


if __name__ == '__main__':
    sys.exit(run_tests([status_text, partial_sum, no_english, plain_locale, chart_kinds, charts, documents]))
