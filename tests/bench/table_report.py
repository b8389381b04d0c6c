# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""A table of 355 units over some 60 pages as PDF, beside LibreOffice Writer."""

import random
from xml.sax.saxutils import escape

from report import column, figure, installed

UNITS = 355
ROWS = 4
COLUMNS = 13
NAMESPACES = ' '.join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"' for name, path in (
    ('office', 'office'), ('text', 'text'), ('table', 'table'), ('style', 'style'), ('fo', 'xsl-fo-compatible')))


def make_rows():
    source = random.Random(7)
    yield ['Đơn vị'] + [f'Cột {number}' for number in range(1, COLUMNS + 1)]
    for unit in range(UNITS):
        for _ in range(ROWS):
            yield [f'Phòng THADS khu vực {unit + 1}'] + [f'{source.randrange(200_000):,}'.replace(',', '.')
                                                         for _ in range(COLUMNS)]


def make_writer_file(rows):
    """The same table for Writer: landscape, letters of 9 points, the head on each page."""
    def row(cells):
        return '<table:table-row>' + ''.join(
            f'<table:table-cell table:style-name="c" office:value-type="string"><text:p text:style-name="{"l" if at == 0 else "r"}">'
            f'{escape(cell)}</text:p></table:table-cell>' for at, cell in enumerate(cells)) + '</table:table-row>'

    head, *body = [row(cells) for cells in rows]
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="l" style:family="paragraph"><style:text-properties fo:font-family="Liberation Serif" fo:font-size="9pt"/></style:style>
<style:style style:name="r" style:family="paragraph" style:parent-style-name="l"><style:paragraph-properties fo:text-align="end"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border="0.6pt solid #000000" fo:padding="3.5pt"/></style:style>
<style:style style:name="n" style:family="table-column"><style:table-column-properties style:column-width="48mm"/></style:style>
<style:style style:name="f" style:family="table-column"><style:table-column-properties style:column-width="15.6mm"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm"
 style:print-orientation="landscape" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles>
<office:body><office:text><table:table>
<table:table-column table:style-name="n"/><table:table-column table:style-name="f" table:number-columns-repeated="{COLUMNS}"/>
<table:table-header-rows>{head}</table:table-header-rows>
{"".join(body)}
</table:table></office:text></office:body></office:document>
'''


def count_pages(bench, path):
    for line in bench.run('pdfinfo', path).splitlines():
        if line.startswith('Pages:'):
            return int(line.split()[1])
    return 0


def measure(bench):
    """A long table as PDF."""
    rows = list(make_rows())
    bench.write('report.tsv', ''.join('\t'.join(cells) + '\n' for cells in rows))
    bench.write('report.fodt', make_writer_file(rows))
    ours, theirs = bench.work / 'report-ours.pdf', bench.work / 'writer' / 'report.pdf'
    profile = f'-env:UserInstallation=file://{bench.work}/office'
    runs = bench.turns({
        'ours': lambda: bench.time(bench.programs / 'table-report', bench.work / 'report.tsv', ours),
        'writer': lambda: bench.time('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir',
                                     bench.work / 'writer', bench.work / 'report.fodt'),
    }, 3)
    mine = figure('ours', column(runs['ours'], 'wall'))
    peer = figure(installed('libreoffice-writer-nogui'), column(runs['writer'], 'wall'))
    bench.results.add('table of 355 units as PDF', mine, peer, '≤ 0.5', mine[2] <= 0.5 * peer[2])
    mine = figure('ours', column(runs['ours'], 'cpu'))
    peer = figure(installed('libreoffice-writer-nogui'), column(runs['writer'], 'cpu'))
    bench.results.add('  processor time', mine, peer, '–', None)
    cells = len(rows) * (COLUMNS + 1)
    bench.results.note(f'table: {cells:,} cells, landscape, the head on each page, whole processes; ours '
                       f'{count_pages(bench, ours)} pages, tagged cell by cell; Writer {count_pages(bench, theirs)} pages.')
