# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Papers as ODT and DOCX: what LibreOffice and python-docx read is what the text and the PDF say.

documents-office.py TIENDO-CLI
"""

import collections
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

import docx

from program import contains, equal, run_tests

KINDS = ('dispatch', 'notice', 'report', 'letter', 'form', 'handout')
FORMATS = ('odt', 'docx')
SECONDS = 200


def make_papers(program):
    workspace = program.path_of('w.tiendo')
    program.do('sample', 'thai-nguyen-2025', workspace)
    for kind in KINDS:
        for end in ('pdf', 'txt') + FORMATS:
            program.do('document', workspace, '--kind', kind, '--output', program.path_of(f'{kind}-{end}.{end}'))


def convert(program, target, folder, names):
    """LibreOffice with a profile of its own: once for all files."""
    profile = program.path_of('profile').as_uri()
    subprocess.run(['soffice', f'-env:UserInstallation={profile}', '--headless', '--convert-to', target, '--outdir',
                    program.path_of(folder), *(program.path_of(name) for name in names)],
                   check=True, capture_output=True, timeout=SECONDS, env={**program.env, 'G_DEBUG': ''})


def pdf_pages(path):
    pages = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True).stdout.decode()
    return pages.split('\f')[:-1]


def plain(text):
    return re.sub(r'\s+', ' ', text.replace('\ufeff', '').replace('•', '-').replace(':', ' ')).strip()


def split_text(path):
    """Of our own text what a paper says in its lines, and what stands beside them: charts, footnotes."""
    lines, aside = [], []
    for line in path.read_text(encoding='utf-8').splitlines():
        note = re.match(r'\[(?:\d+\] )?(.*?)\]?$', line)
        if line.startswith('['):
            aside.append(note.group(1))
        else:
            lines.append(re.sub(r'\[(\d+)\]', r'\1', line))
    return lines, aside


def compare_text(name, found, lines):
    """The same words; and sentences in the same order."""
    found = plain(found)
    equal(collections.Counter(found.split()), collections.Counter(plain('\n'.join(lines)).split()), name)
    at = 0
    for line in lines:
        if len(line) < 60 or '  ' in line or line.isupper():
            continue
        # The subject of a letter stands beside the place: its order is that of the head.
        if line.startswith('V/v'):
            continue
        place = found.find(plain(line), at)
        if place < 0:
            raise AssertionError(f'{name}: {line!r} is not behind {found[max(0, at - 80):at]!r}')
        at = place


def check_parts(path):
    """Well-formed, whole, and no style that is not there."""
    with zipfile.ZipFile(path) as archive:
        equal(archive.testzip(), None)
        for name in archive.namelist():
            if name.endswith(('.xml', '.rels')):
                subprocess.run(['xmllint', '--noout', '-'], input=archive.read(name), check=True)
        if path.suffix == '.odt':
            equal(archive.infolist()[0].filename, 'mimetype')
            equal(path.read_bytes()[30:77], b'mimetypeapplication/vnd.oasis.opendocument.text')
            text = (archive.read('content.xml') + archive.read('styles.xml')).decode()
            known = set(re.findall(r'style:name="([^"]+)"', text))
            used = set(re.findall(r'(?:text|table|draw):style-name="([^"]+)"', text))
            used |= set(re.findall(r'(?:parent-style|master-page|page-layout|next-style)-name="([^"]+)"', text))
        else:
            known = set(re.findall(r'w:styleId="([^"]+)"', archive.read('word/styles.xml').decode()))
            text = (archive.read('word/document.xml') + archive.read('word/footnotes.xml')).decode()
            used = set(re.findall(r'<w:[pr]Style w:val="([^"]+)"', text))
            for name in archive.namelist():
                if name.endswith('.rels'):
                    for relation in tree.fromstring(archive.read(name)):
                        folder = '' if name.startswith('_rels') else 'word/'
                        contains(archive.namelist(), folder + relation.get('Target'))
        equal(used - known, set(), path.name)
        return text


def list_tables(path):
    return [(len(table.rows), len(table.columns)) for table in docx.Document(path).tables]


def papers(program):
    make_papers(program)
    names = [f'{kind}-{end}.{end}' for kind in KINDS for end in FORMATS]
    convert(program, 'pdf', 'pdf', names)
    convert(program, 'docx', 'again', [f'{kind}-odt.odt' for kind in KINDS])
    for kind in KINDS:
        (program.path_of('again') / f'{kind}-odt.docx').rename(program.path_of(f'{kind}-again.docx'))
    convert(program, 'txt:Text (encoded):UTF8', 'txt', names + [f'{kind}-again.docx' for kind in KINDS])
    for kind in KINDS:
        lines, aside = split_text(program.path_of(f'{kind}-txt.txt'))
        own = pdf_pages(program.path_of(f'{kind}-pdf.pdf'))
        for end in FORMATS + ('again',):
            compare_text(f'{kind} {end}', (program.path_of('txt') / f'{kind}-{end}.txt').read_text(encoding='utf-8'), lines)
        for end in FORMATS:
            path = program.path_of(f'{kind}-{end}.{end}')
            text = check_parts(path)
            for words in aside:
                contains(re.sub('<[^>]*>', '', text) + text, words.replace('&', '&amp;'))
            pages = pdf_pages(program.path_of('pdf') / f'{kind}-{end}.pdf')
            # A handout that is two pages is none.
            if abs(len(pages) - len(own)) > (kind != 'handout'):
                raise AssertionError(f'{kind} {end}: {len(pages)} pages instead of {len(own)}')
            equal(re.match(r'\s*2\s', pages[0]), None, 'the first page has no number')
            if kind == 'dispatch':
                equal(pages[1].split()[0], '2', 'the second page has one')
            if kind == 'form':
                # The table goes on below its head.
                head = docx.Document(program.path_of('form-docx.docx')).tables[-1].rows[0].cells[0].text
                contains(plain(pages[-1]), head.split()[0])
        equal(list_tables(program.path_of(f'{kind}-again.docx')), list_tables(program.path_of(f'{kind}-docx.docx')), kind)


def facts(program):
    """Title, language and font; the same file each time; a name of another kind is told."""
    make_papers(program)
    paper = docx.Document(program.path_of('report-docx.docx'))
    contains(paper.core_properties.title.upper(), 'BÁO CÁO')
    equal(paper.core_properties.language, 'vi-VN')
    contains([style.name for style in paper.styles], 'Tiêu đề')
    for end in FORMATS:
        path = program.path_of(f'report-{end}.{end}')
        before = path.read_bytes()
        program.do('document', program.path_of('w.tiendo'), '--kind', 'report', '--output', path)
        equal(path.read_bytes() == before, True, end)
    equal(program.call('document', program.path_of('w.tiendo'), '--kind', 'report', '--output', 'x.doc').code, 2)


sys.exit(run_tests([papers, facts], locales=('vi_VN.UTF-8',)))
