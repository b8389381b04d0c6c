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
from word_rules import check_word

KINDS = ('dispatch', 'notice', 'report', 'letter', 'form', 'handout')
FORMATS = ('odt', 'docx')
SECONDS = 200
# The RELAX NG schema of ODF 1.2, as OASIS published it, lies in a Debian package of a Java library.
ODF_SCHEMA = '/usr/share/java/jOpenDocument-1.3.jar', 'org/jopendocument/dom/oofficeDTDs/OpenDocument-v1.2-schema.rng'
ODF_PARTS = 'content.xml', 'styles.xml', 'meta.xml'
MANIFEST = '{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}'


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


def check_odf(program, paths):
    """Holds the parts of ODT files against the schema; and their lists of parts against what is there."""
    jar, name = ODF_SCHEMA
    with zipfile.ZipFile(jar) as archive:
        program.path_of('odf.rng').write_bytes(archive.read(name))
    parts = []
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in ODF_PARTS:
                parts.append(program.path_of(f'{path.stem}-{name}'))
                parts[-1].write_bytes(archive.read(name))
            entries = tree.fromstring(archive.read('META-INF/manifest.xml')).findall(MANIFEST + 'file-entry')
            types = {entry.get(MANIFEST + 'full-path'): entry.get(MANIFEST + 'media-type') for entry in entries}
            equal(len(types), len(entries), path.name)
            equal(types.pop('/'), 'application/vnd.oasis.opendocument.text')
            equal(sorted([*types, 'META-INF/manifest.xml', 'mimetype']), sorted(archive.namelist()))
            for name, media in types.items():
                equal(media, {'xml': 'text/xml', 'svg': 'image/svg+xml', 'png': 'image/png'}[name.rpartition('.')[2]])
    done = subprocess.run(['xmllint', '--noout', '--relaxng', program.path_of('odf.rng'), *parts],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError('\n'.join(line for line in done.stderr.splitlines() if not line.endswith(' validates')))


def check_docx(path):
    """Holds each part of a DOCX against the rules of its format."""
    with zipfile.ZipFile(path) as archive:
        types = {entry.get('PartName') for entry in tree.fromstring(archive.read('[Content_Types].xml'))}
        for name in archive.namelist():
            if name.endswith('.xml') and name != '[Content_Types].xml':
                check_word(archive.read(name), f'{path.name} {name}')
                contains(types, '/' + name)


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


OWN = '''[document]
title: Giấy có đủ các ô
[letterhead]
agency: THI HÀNH ÁN DÂN SỰ TỈNH THÁI NGUYÊN
number: Số: 05/CĐ-THADS
secrecy: MẬT
urgency: KHẨN
circulation: XEM XONG TRẢ LẠI
contact: Số 17 đường Bến Tượng; điện thoại: 0208.3855.123
[title]
CÔNG ĐIỆN
[list numbered]
- Một{note}Chú thích.{/note}
- Hai
[charts]
chart: ranking cases
[recipients]
Nơi nhận:

- Lưu: VT.
[signature]
title: TRƯỞNG THI HÀNH ÁN DÂN SỰ
drafter: PL.(300)
[appendix]
title: PHỤ LỤC
page: landscape
[table]
rows: u in table
group: Kết quả
column: Tên | left | {u.name}
column: Tỷ lệ | right | {u.cases.rate}
[appendix]
title: PHỤ LỤC HAI
[paragraph]
Chữ.
'''


def formats(program):
    """All that a template can hold is what ODF and OOXML allow; an address stands at the foot of the first page alone."""
    make_papers(program)
    quoted = OWN.replace('"', '""')
    program.path_of('settings.csv').write_text(f'key,value\ntemplate.dispatch,"{quoted}"\n', encoding='utf-8')
    program.do('import', program.path_of('w.tiendo'), program.path_of('settings.csv'))
    for end in FORMATS:
        program.do('document', program.path_of('w.tiendo'), '--kind', 'dispatch', '--output', program.path_of(f'own-{end}.{end}'))
    papers_and_own = (*KINDS, 'own')
    check_odf(program, [program.path_of(f'{kind}-odt.odt') for kind in papers_and_own])
    for kind in papers_and_own:
        check_docx(program.path_of(f'{kind}-docx.docx'))
    convert(program, 'pdf', 'pdf', [f'own-{end}.{end}' for end in FORMATS])
    for end in FORMATS:
        pages = pdf_pages(program.path_of('pdf') / f'own-{end}.pdf')
        equal(len(pages), 3, end)
        equal(['điện thoại: 0208.3855.123' in page for page in pages], [True, False, False], end)
        for words in ('MẬT', 'KHẨN', 'XEM XONG TRẢ LẠI', 'PL.(300)'):
            contains(pages[0], words)


def mistakes(program):
    """The checks of formats find what is wrong in a part."""
    make_papers(program)
    wrongs = (('report-odt.odt', 'content.xml', b'fo:margin-left', b'fo:margin-links'),
              ('report-odt.odt', 'styles.xml', b'<office:master-styles>', b'<office:master-styles><text:p/>'),
              ('report-docx.docx', 'word/styles.xml', b'<w:qFormat/>', b'<w:jc w:val="left"/>'),
              ('report-docx.docx', 'word/document.xml', b'<w:tblGrid>', b'<w:tblGrid><w:p/>'),
              ('report-docx.docx', 'word/document.xml', b'w:type="dxa"', b'w:type="points"'))
    for name, part, right, wrong in wrongs:
        source, target = program.path_of(name), program.path_of('wrong-' + name)
        with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, 'w') as changed:
            for other in archive.namelist():
                data = archive.read(other)
                if other == part:
                    contains(data, right)
                    data = data.replace(right, wrong, 1)
                changed.writestr(other, data)
        try:
            check_odf(program, [target]) if name.endswith('.odt') else check_docx(target)
        except AssertionError:
            continue
        raise AssertionError(f'{part}: {wrong} was not found')


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


sys.exit(run_tests([papers, formats, mistakes, facts], locales=('vi_VN.UTF-8',)))
