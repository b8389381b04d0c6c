# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Where the elements of each kind of paper stand on the page, as Decree 30/2020 (Appendix I) wants them.

papers-layout.py TIENDO-CLI SAMPLES

Read back with poppler from the PDF: pdftotext has the words with their boxes, pdftohtml bold and italic, pdftocairo
the rules. Lengths are points unless they are called mm.
"""

import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree

from program import equal, run_tests

MM = 72 / 25.4
# A box of Liberation Serif is this much higher than its size.
BOX = 1.107
KINDS = ('dispatch', 'notice', 'report', 'letter', 'form')
NAMES = {'dispatch': 'CÔNG ĐIỆN', 'notice': 'THÔNG BÁO', 'report': 'BÁO CÁO', 'form': 'BIỂU THỐNG KÊ'}
NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
MOTTO = 'Độc lập - Tự do - Hạnh phúc'
XHTML = '{http://www.w3.org/1999/xhtml}'


def check(holds, *about):
    if not holds:
        raise AssertionError(' '.join(str(part) for part in about))


def near(found, expected, about, slack=1.0):
    check(abs(found - expected) <= slack, f'{about}: {found:.2f} instead of {expected:.2f}')


def within(found, low, high, about):
    check(low - 0.05 <= found <= high + 0.05, f'{about}: {found:.2f}, not from {low:.2f} to {high:.2f}')


class Line:
    """Words beside one another, at one height, without a wide gap between them."""

    def __init__(self, words):
        self.words = words
        self.text = ' '.join(word.text for word in words)
        self.left = words[0].left
        self.right = words[-1].right
        self.top = min(word.top for word in words)
        self.bottom = max(word.bottom for word in words)
        self.size = max(word.size for word in words)
        self.bold = all(word.bold for word in words)
        self.italic = all(word.italic for word in words)
        self.upright = not any(word.italic for word in words)
        self.light = not any(word.bold for word in words)
        self.middle = (self.left + self.right) / 2
        self.width = self.right - self.left

    def __repr__(self):
        return f'<{self.text!r} {self.left:.0f} {self.top:.0f} {self.size:.1f}>'


class Word:
    def __init__(self, element, styles):
        self.text = element.text
        self.left, self.top, self.right, self.bottom = (
            float(element.get(name)) for name in ('xMin', 'yMin', 'xMax', 'yMax'))
        self.size = (self.bottom - self.top) / BOX
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        found = [style for left, top, right, bottom, style in styles if left - 1 <= x <= right + 1 and top <= y <= bottom]
        check(found, 'no style of', self.text)
        self.bold, self.italic = found[0]


class Page:
    def __init__(self, element, styles, rules, boxes):
        self.width = float(element.get('width'))
        self.height = float(element.get('height'))
        self.rules = rules
        self.boxes = boxes
        words = [Word(word, styles) for word in element.iter(XHTML + 'word')]
        self.words = words
        self.lines = []
        rows = []
        for word in sorted(words, key=lambda word: word.bottom):
            baseline = word.bottom - 0.22 * word.size
            if rows and baseline - rows[-1][0] < 2:
                rows[-1][1].append(word)
            else:
                rows.append((baseline, [word]))
        for _, row in rows:
            row.sort(key=lambda word: word.left)
            part = [row[0]]
            for word in row[1:]:
                if word.left - part[-1].right > 25:
                    self.lines.append(Line(part))
                    part = []
                part.append(word)
            self.lines.append(Line(part))

    def find(self, text, starts=False):
        for line in self.lines:
            if line.text == text or (starts and line.text.startswith(text)):
                return line
        raise AssertionError(f'{text!r} is not a line of {[line.text for line in self.lines]}')

    def body(self):
        """Lines between the margins."""
        return [line for line in self.lines if line.top > 19.9 * MM]

    def column(self, left, right, top, bottom):
        """Lines of a part of the page, from the top down."""
        found = [line for line in self.lines if left <= line.middle <= right and top <= line.top <= bottom]
        return sorted(found, key=lambda line: line.top)

    def rule_under(self, line, most=8):
        found = [rule for rule in self.rules if rule[0] < line.middle < rule[2] and line.top + line.size * 0.8 < rule[1]
                 and rule[1] < line.bottom + most]
        check(len(found) == 1, 'not one rule under', line, found)
        return found[0][2] - found[0][0], (found[0][0] + found[0][2]) / 2


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, check=True).stdout.decode('utf-8')


def read_styles(path):
    """Of each page: boxes with bold and italic."""
    pages = []
    root = xml.etree.ElementTree.fromstring(run('pdftohtml', '-xml', '-i', '-zoom', '3', '-stdout', path))
    for page in root.iter('page'):
        styles = []
        for text in page.iter('text'):
            left, top, width, height = (int(text.get(name)) / 3 for name in ('left', 'top', 'width', 'height'))
            style = text.find('.//b') is not None, text.find('.//i') is not None
            styles.append((left, top, left + width, top + height, style))
        pages.append(styles)
    return pages


def read_strokes(path, number, folder):
    """Lines that lie, and upright rectangles."""
    name = folder / 'page.svg'
    run('pdftocairo', '-svg', '-f', str(number), '-l', str(number), path, name)
    rules, boxes = [], []
    for element in xml.etree.ElementTree.parse(name).iter():
        style = element.get('style', '')
        data = element.get('d', '')
        if not element.tag.endswith('path') or 'stroke:rgb' not in style:
            continue
        points = [(float(x), float(y)) for x, y in re.findall(r'[ML] (-?[\d.]+) (-?[\d.]+)', data)]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if len(points) == 2 and bottom - top < 0.1:
            rules.append((left, top, right))
        elif len(points) >= 4:
            boxes.append((left, top, right, bottom, style))
    return rules, boxes


def read(program, path):
    """All pages of a PDF."""
    styles = read_styles(path)
    root = xml.etree.ElementTree.fromstring(run('pdftotext', '-bbox-layout', path, '-'))
    pages = []
    for number, element in enumerate(root.iter(XHTML + 'page'), 1):
        pages.append(Page(element, styles[number - 1], *read_strokes(path, number, program.folder)))
    return pages


def make(program, kind, template=None, settings=None, case='thai-nguyen-2025', as_of='2025-09-12', issued='2025-09-15'):
    """A paper of the case, by an own template where one is given."""
    workspace = program.path_of('paper.tiendo')
    if workspace.exists():
        workspace.unlink()
    program.do('sample', case, workspace)
    rows = dict(settings or {})
    if template is not None:
        rows['template.' + kind] = template
    if rows:
        quoted = ['"' + value.replace('"', '""') + '"' for value in rows.values()]
        (program.path_of('settings.csv')).write_text(
            'key,value\n' + ''.join(f'{key},{value}\n' for key, value in zip(rows, quoted)), encoding='utf-8')
        program.do('import', workspace, program.path_of('settings.csv'))
    path = program.path_of(f'{kind}.pdf')
    program.do('document', workspace, '--kind', kind, '--as-of', as_of, '--issued', issued, '--output', path)
    return path


SIGNER = {'signer_title': 'TRƯỞNG THI HÀNH ÁN DÂN SỰ', 'signer_name': 'Nguyễn Văn A'}


def check_page(page, number):
    """Margins: 20–25 above and below, 30–35 left, 15–20 right; nothing stands outside but the page number."""
    portrait = page.width < page.height
    near(page.width / MM, 210 if portrait else 297, 'width of the page', 0.2)
    near(page.height / MM, 297 if portrait else 210, 'height of the page', 0.2)
    body = page.body()
    within(min(line.left for line in body), 30 * MM - 1, page.width, 'left margin')
    within(max(line.right for line in body), 0, page.width - 15 * MM + 1, 'right margin')
    within(max(line.bottom for line in body), 0, page.height - 20 * MM + 1, 'lower margin')
    for left, _, right in page.rules:
        within(left, 30 * MM - 1, page.width, 'left end of a rule')
        within(right, 0, page.width - 15 * MM + 1, 'right end of a rule')
    for left, top, right, bottom, _ in page.boxes:
        within(left, 30 * MM - 1, page.width, 'left side of a box')
        within(right, 0, page.width - 15 * MM + 1, 'right side of a box')
        within(top, 20 * MM - 1, page.height, 'top of a box')
        within(bottom, 0, page.height - 20 * MM + 1, 'foot of a box')
    above = [line for line in page.lines if line.top <= 19.9 * MM]
    if number == 1:
        equal([line.text for line in above], [], 'above the first page')
        return
    equal([line.text for line in above], [str(number)], 'page number')
    check(above[0].bottom < 20 * MM and above[0].upright and above[0].light, above[0])
    within(above[0].size, 13, 14, 'size of the page number')
    near(above[0].middle, (page.width + 15 * MM) / 2, 'middle of the page number')


def check_head(kind, page, letter=False):
    nation, motto = page.find(NATION), page.find(MOTTO)
    check(nation.bold and nation.upright, nation)
    within(nation.size, 12, 13, 'size of the nation')
    check(nation.left > page.width * 0.4, 'the nation is not at the right')
    near(nation.top, 20 * MM, 'the nation below the margin', 2)
    check(motto.bold and motto.upright, motto)
    within(motto.size, 13, 14, 'size of the motto')
    near(motto.middle, nation.middle, 'motto under the nation')
    check(0 <= motto.top - nation.bottom + 3 < 4, 'motto just under the nation')
    length, middle = page.rule_under(motto)
    near(length, motto.width, 'rule under the motto', 2)
    near(middle, motto.middle, 'rule in the middle of the motto')

    office = [line for line in page.column(0, nation.left, 0, 45 * MM) if line.top < nation.top + 16 * MM and line.size < 12.5]
    superior = [line for line in office if not line.bold]
    agency = [line for line in office if line.bold]
    equal(' '.join(line.text for line in superior), 'CỤC QUẢN LÝ THI HÀNH ÁN DÂN SỰ')
    equal(' '.join(line.text for line in agency), 'THI HÀNH ÁN DÂN SỰ TỈNH THÁI NGUYÊN')
    near(office[0].top, nation.top, 'office level with the nation')
    for line in office:
        within(line.size, 12, 13, line)
        check(line.upright and line.text.isupper(), line)
        near(line.middle, office[0].middle, f'middle of {line}')
    check(superior[-1].top < agency[0].top, 'the superior stands above')
    length, middle = page.rule_under(agency[-1])
    for line in (agency[-1], max(agency, key=lambda line: line.width)):
        within(length, line.width / 3, line.width / 2, f'rule under the office, 1/3–1/2 of {line}')
    near(middle, agency[-1].middle, 'rule in the middle of the office')

    number = page.find('Số:', starts=True) if kind != 'form' else None
    place = page.find('Thái Nguyên, ngày 15 tháng 9 năm 2025')
    check(place.italic and place.light, place)
    within(place.size, 13, 14, 'size of the place')
    near(place.middle, nation.middle, 'place under the nation')
    if number is not None:
        # The space for the number, written by hand, may part the words.
        parts = [line for line in page.lines if abs(line.top - number.top) < 2 and line.middle < nation.left]
        number = Line([word for part in parts for word in part.words])
        check(re.fullmatch(r'Số: ?(\d+)?/[A-ZĐ&-]+', number.text), number)
        check(number.upright and number.light, number)
        near(number.size, 13, 'size of the number', 0.1)
        near(number.top, place.top, 'number and place on one line', 0.5)
        near(number.middle, agency[-1].middle, 'number under the office', 2)
    return agency[-1].middle, nation.left, place


def check_title(kind, page):
    middle = (page.width + 15 * MM) / 2
    title = page.find(NAMES[kind])
    check(title.bold and title.upright and title.text.isupper(), title)
    within(title.size, 13, 14, 'size of the title')
    near(title.middle, middle, 'title in the middle')
    about = []
    for line in page.body():
        if line.top > title.top and (not about or line.top - about[-1].bottom < 4) and line.bold:
            about.append(line)
    check(about and about[0].top - title.bottom < 4, 'what it is about, just below', about)
    for line in about:
        check(line.bold and line.upright and not line.text.isupper(), line)
        within(line.size, 13, 14, line)
        near(line.middle, middle, line)
    length, at = page.rule_under(about[-1])
    within(length, about[-1].width / 3, about[-1].width / 2, 'rule under what it is about')
    near(at, middle, 'rule in the middle')
    return about[-1]


def check_body(pages, above):
    """Sizes, indents, justification and the space between paragraphs."""
    n_indents = n_full = 0
    for page in pages:
        left, right = 30 * MM, page.width - 15 * MM
        lines = [line for line in page.body() if line.size > 13.4]
        if page is pages[0]:
            lines = [line for line in lines if line.top > above.bottom]
        for line in lines:
            if line.middle > page.width / 2 and line.left > left + 90:
                continue
            within(line.size, 13, 14, line)
            offset = (line.left - left) / MM
            if offset > 1:
                n_indents += 10 - 0.2 <= offset <= 12.7
        for upper, lower in zip(lines, lines[1:]):
            if abs(lower.left - left) < 1 and abs(upper.left - left) < 30 * MM and upper.right > right - 40 \
                    and lower.top - upper.bottom < 3:
                near(upper.right, right, f'justified: {upper}')
                n_full += 1
            if 9.8 <= (lower.left - left) / MM <= 12.7 and lower.words[0].text[0].isupper() \
                    and upper.right - upper.left > 200 and lower.width > 300:
                # A line of 13,5 pt is 15,5 high; its box 14,9.
                within(lower.top - upper.top, 15.4 + 6, 60, f'space above {lower}')
    check(n_indents > 2 and n_full > 5, 'paragraphs', n_indents, n_full)


def check_foot(pages, name=True):
    page = next(page for page in pages if any(line.text == 'Nơi nhận:' for line in page.lines))
    heading = page.find('Nơi nhận:')
    check(heading.bold and heading.italic, heading)
    near(heading.size, 12, 'size of “Nơi nhận:”', 0.1)
    near(heading.left, 30 * MM, '“Nơi nhận:” at the left', 1)
    items = []
    for line in page.column(0, page.width / 2, heading.bottom - 2, heading.bottom + 200):
        if line.size < 11.5 and line.top - (items[-1] if items else heading).bottom < 4:
            items.append(line)
    check(items and items[0].text.startswith('- ') and any(line.text.startswith('- Lưu: VT') for line in items), items)
    for line in items:
        near(line.size, 11, line, 0.1)
        check(line.upright and line.light, line)
    for line, following in zip(items, items[1:]):
        if following.text.startswith('- '):
            check(line.text.endswith(';'), line)
    check(items[-1].text.endswith('.'), items[-1])

    title = page.column(page.width / 2, page.width, heading.top - 4, heading.top + 40)
    check(title and abs(title[0].bottom - heading.bottom) < 4, 'the title is level with “Nơi nhận:”', title)
    for line in title:
        check(line.bold and line.upright and line.text.isupper(), line)
        within(line.size, 13, 14, line)
        near(line.middle, title[0].middle, line)
    if name:
        signer = page.find('Nguyễn Văn A')
        check(signer.bold and signer.upright, signer)
        within(signer.size, 13, 14, 'size of the name')
        near(signer.middle, title[0].middle, 'name under the title')
        within((signer.top - title[-1].bottom) / MM, 15, 35, 'room for the hand, mm')
    # Words of the paper stand above the signature on its page.
    check(any(line.bottom < heading.top and line.top > 20 * MM for line in page.lines), 'a signature alone on its page')


def every_kind(program):
    """The table of the decree, row by row, on each kind."""
    for kind in KINDS:
        pages = read(program, make(program, kind, settings=SIGNER))
        number = 0
        size = None
        for page in pages:
            first = any(line.text.startswith('Phụ lục') and line.bold for line in page.lines)
            number = 1 if first else number + 1
            check_page(page, number)
            if first:
                size = page.width
            elif size is not None:
                equal(page.width, size, 'an appendix goes on on pages of the same size')
        middle, right, place = check_head(kind, pages[0])
        if kind == 'letter':
            check_letter(pages[0], middle, right, place)
            above = pages[0].find('Kính gửi:')
        else:
            above = check_title(kind, pages[0])
        if kind == 'dispatch':
            check_dispatch(pages[0])
        if kind != 'form':
            check_body([page for page in pages if not any(line.text.startswith('Phụ lục') for line in page.lines)], above)
        check_foot(pages)
        for page in pages:
            check_appendix(page)


def check_letter(page, middle, right, place):
    check(not any(line.text == 'CÔNG VĂN' for line in page.lines), 'a letter does not say what it is')
    about = page.find('V/v', starts=True)
    lines = [line for line in page.column(0, right, about.top - 1, about.top + 60) if line.size < 12.5]
    near(about.top - place.bottom, 6, 'V/v 6 pt under the number', 3)
    for line in lines:
        within(line.size, 12, 13, line)
        check(line.upright and line.light, line)
        near(line.middle, middle, line)
    check(not any(lines[-1].top < rule[1] < lines[-1].bottom + 6 and rule[2] < right for rule in page.rules), 'a rule under V/v')
    heading = page.find('Kính gửi:')
    check(heading.upright and heading.light, heading)
    items = [line for line in page.body() if line.top > heading.top and line.text.startswith('- ')]
    check(len(items) > 2, items)
    for line in [heading, *items]:
        within(line.size, 13, 14, line)
    for line in items:
        near(line.left, items[0].left, line)
        check(line.text[-1] in ';.' or line.right > page.width - 15 * MM - 80, line)


def check_dispatch(page):
    heading = next(line for line in page.lines if line.text.endswith('điện:'))
    items = [line for line in page.body() if line.text.startswith('- ') and line.top > heading.top]
    check(len(items) >= 2 and items[0].text.endswith(';') and items[-1].text.endswith('.'), items)
    check(not any('Kính gửi' in line.text for line in page.lines), 'a dispatch says “điện:”')


def check_appendix(page):
    name = next((line for line in page.lines if line.text.startswith('Phụ lục') and line.bold), None)
    if name is None:
        return
    middle = (page.width + 15 * MM) / 2
    near(name.size, 14, 'size of “Phụ lục”', 0.1)
    near(name.middle, middle, '“Phụ lục” in the middle')
    near(name.top, 20 * MM, '“Phụ lục” at the top', 2)
    titles = [line for line in page.body() if line.bold and line.text.isupper() and line.top - name.bottom < 40]
    check(titles, 'no title of the appendix')
    for line in titles:
        within(line.size, 13, 14, line)
        near(line.middle, middle, line)
    note = next((line for line in page.lines if line.text.startswith('(')), None)
    check(note is not None and note.italic and note.light and note.top > titles[-1].top, note)
    within(note.size, 13, 14, note)
    near(note.middle, middle, note)


OWN = '''[document]
title: Giấy mẫu
body: 14
[letterhead]
superior: CỤC QUẢN LÝ THI HÀNH ÁN DÂN SỰ
agency: THI HÀNH ÁN DÂN SỰ TỈNH THÁI NGUYÊN
keep: THI HÀNH ÁN DÂN SỰ
number: Số: 05/CĐ-THADS
urgency: %(urgency)s
nation: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto: Độc lập - Tự do - Hạnh phúc
place: Thái Nguyên, ngày 15 tháng 9 năm 2025
%(more)s[title]
CÔNG ĐIỆN
[subtitle ruled]
Về việc thử cách trình bày
'''

FOOT = '''[recipients]
Nơi nhận:

- Như trên;

- Lưu: VT.
[signature]
authority: KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ
title: PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ
name: Nguyễn Văn A
'''


def own(urgency='', more=''):
    return OWN % {'urgency': urgency, 'more': more}


def find_box(page, line):
    """The one box around a line, whose words stand in its middle."""
    boxes = [box for box in page.boxes if box[0] < line.left and line.right < box[2] and box[1] < line.top < box[3]]
    equal(len(boxes), 1, boxes)
    near((line.left + line.right) / 2, (boxes[0][0] + boxes[0][2]) / 2, f'middle of the box of {line}')
    return boxes[0]


def is_red(style):
    return re.search(r'stroke:rgb\([5-9]\d(\.\d+)?%,0%,0%\)', style) is not None


CONTACT = 'Địa chỉ: số 17 đường Bến Tượng, tỉnh Thái Nguyên; điện thoại: 0208.3855.123'


def rest(program):
    """The rows of the table that most papers do not need: secrecy, circulation, drafter and copies, address."""
    for secrecy, width in (('MẬT', 20), ('TỐI MẬT', 30), ('TUYỆT MẬT', 40)):
        more = f'secrecy: {secrecy}\ncirculation: XEM XONG TRẢ LẠI\ncontact: {CONTACT}\n'
        text = '[paragraph]\n' + 'Chữ và số. ' * 900 + '{note}Chú thích.{/note}\n'
        template = own('KHẨN', more) + '[paragraph]\nĐầu.{note}Chú thích đầu.{/note}\n' + text + FOOT
        pages = read(program, make(program, 'dispatch', template + 'drafter: PL.(300)\n'))
        page = pages[0]
        check(len(pages) > 2, len(pages))
        for number, other in enumerate(pages):
            check_page(other, number + 1)
        number = page.find('Số: 05/CĐ-THADS')
        above = number.bottom
        for words in (secrecy, 'KHẨN', 'XEM XONG TRẢ LẠI'):
            line = page.find(words)
            left, top, right, bottom, style = find_box(page, line)
            check(line.bold and line.upright, line)
            within(line.size, 13, 14, words)
            near((left + right) / 2, number.middle, 'box under the number')
            check(above < top, 'boxes one below the other', words)
            near((bottom - top) / MM, 8, 'height of the box, mm', 0.2)
            equal(is_red(style), words != 'XEM XONG TRẢ LẠI', words)
            if words == secrecy:
                near((right - left) / MM, width, 'width of the stamp, mm', 0.2)
            above = bottom
        check(above < page.find('CÔNG ĐIỆN').top, 'the title stands below the boxes')

        address = page.find(CONTACT)
        within(address.size, 11, 12, address)
        check(address.upright and address.light, address)
        near(address.bottom, page.height - 20 * MM, 'the address at the foot', 2)
        rules = [rule for rule in page.rules if rule[1] < address.top + 2 and rule[1] > address.top - 8]
        equal(len(rules), 1, page.rules)
        near(rules[0][0], 30 * MM, 'the rule begins at the margin')
        near(rules[0][2], page.width - 15 * MM, 'the rule ends at the margin')
        note = page.find('Chú thích đầu.')
        check(note.bottom < rules[0][1], 'notes above the rule', note)
        for other in pages[1:]:
            check(not any('Địa chỉ' in line.text for line in other.lines), 'the address on one page alone')

        last = pages[-1]
        drafter, recipient = last.find('PL.(300)'), last.find('- Lưu: VT.')
        near(drafter.size, 11, drafter, 0.1)
        check(drafter.upright and drafter.light, drafter)
        near(drafter.left, 30 * MM, 'the drafter at the left')
        within(drafter.top - recipient.bottom, 0, 12, 'the drafter below the recipients')

    # With more recipients than there is room for beside the signature the drafter stands below the last.
    many = FOOT.replace('- Lưu', ''.join(f'- Đơn vị thứ {number};\n\n' for number in range(90)) + '- Lưu')
    page = read(program, make(program, 'dispatch', own() + '[paragraph]\nChữ.\n' + many + 'drafter: PL.(300)\n'))[-1]
    within(page.find('PL.(300)').top - page.find('- Lưu: VT.').bottom, 0, 12, 'the drafter below the recipients')


def urgency(program):
    """The stamp: in a box under the number, as wide as the decree says."""
    for words, width in (('HOẢ TỐC', 30), ('THƯỢNG KHẨN', 40), ('KHẨN', 20)):
        template = own(words) + '[paragraph]\nChữ.\n' + FOOT
        page = read(program, make(program, 'dispatch', template))[0]
        line = page.find(words)
        check(line.bold and line.upright, line)
        within(line.size, 13, 14, words)
        left, top, right, bottom, style = find_box(page, line)
        near((right - left) / MM, width, 'width of the stamp, mm', 0.2)
        near((bottom - top) / MM, 8, 'height of the stamp, mm', 0.2)
        check(is_red(style), 'the stamp is not red', style)
        near((left + right) / 2, page.find('Số: 05/CĐ-THADS').middle, 'stamp under the number')
        check(top > page.find('Số: 05/CĐ-THADS').bottom, 'stamp under the number')
        authority = page.find('KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ')
        title = page.find('PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ')
        near(authority.middle, title.middle, 'authority above the title')
        check(authority.bold and authority.bottom < title.bottom, authority)
        near(authority.bottom, page.find('Nơi nhận:').bottom, 'authority level with “Nơi nhận:”', 4)


def lines_and_notes(program):
    """Paragraphs of two to eight lines: none leaves a line alone; each note stands on the page of its number."""
    paragraphs = []
    for number in range(90):
        words = ' '.join(f'từ{number:02d}' for _ in range(20 + number % 7 * 13))
        note = f'{{note}}Chú thích của đoạn {number:02d}.{{/note}}' if number % 4 == 0 else ''
        paragraphs.append(f'[paragraph]\n{words}{note} hết{number:02d}\n')
    pages = read(program, make(program, 'dispatch', own() + ''.join(paragraphs) + FOOT))
    check(len(pages) > 8, len(pages))
    where = {}
    split = 0
    for at, page in enumerate(pages):
        check_page(page, at + 1)
        for line in page.body():
            for number in set(re.findall(r'từ(\d\d)', line.text)):
                where.setdefault(number, []).append(at)
        notes = [line for line in page.body() if 'Chú thích của đoạn' in line.text]
        rules = [rule for rule in page.rules if rule[1] > 300]
        equal(len(rules), 1 if notes else 0, 'rules above notes')
        for line in notes:
            number = re.search(r'đoạn (\d\d)', line.text).group(1)
            check(any(f'hết{number}' in other.text for other in page.lines), 'a note is not with its number', line)
            check(line.top > rules[0][1], 'a note above its rule')
            near(line.size, 11, 'size of a note', 0.1)
            raised = [word for word in page.words if word.size < 10 and word.text == str(int(number) // 4 + 1)]
            equal(len(raised), 2, 'number in the text and at the note')
            check(any(line.top - 2 < word.top and word.bottom < line.bottom - 2 and 0 <= line.left - word.right < 6
                      for word in raised), 'number of a note', line)
        if notes:
            near(rules[0][0], 30 * MM, 'the rule begins at the margin')
            within((rules[0][2] - rules[0][0]) / MM, 30, 60, 'a short rule, mm')
            near(max(line.bottom for line in notes), page.height - 20 * MM, 'notes at the foot', 2)
    for number, lines in where.items():
        counts = [lines.count(at) for at in sorted(set(lines))]
        if len(counts) > 1:
            split += 1
            check(min(counts) > 1, 'a line alone', number, counts)
    check(split > 2, split)
    check_foot(pages)


def headings(program):
    """Headings: bold, upright, never the last of a page."""
    parts = []
    for number in range(60):
        parts.append(f'[heading level1]\nI{number}. MỤC LỚN\n[heading level2]\n1. Khoản {number}\n[heading level3]\na) Điểm\n'
                     f'[paragraph]\n' + 'chữ ' * (30 + number % 5 * 17) + '\n')
    pages = read(program, make(program, 'dispatch', own() + ''.join(parts) + FOOT))
    for page in pages:
        body = sorted(page.body(), key=lambda line: line.top)
        check(not re.match(r'I\d|1\. |a\) ', body[-1].text), 'a heading at the foot', body[-1])
        for line in body:
            if re.match(r'I\d+\. MỤC|1\. Khoản', line.text):
                check(line.bold and line.upright, line)
                within(line.size, 13, 14, line)
                within((line.left - 30 * MM) / MM, 9.8, 12.7, line)
            elif line.text.startswith('a) '):
                check(line.light and line.upright, line)


APPENDICES = '''[appendix]
number: Phụ lục I
title: DANH SÁCH ĐƠN VỊ
note: (Kèm theo Công điện số 05/CĐ-THADS)
[table]
rows: u in table
column: TT | centre | {u.number}
column: Tên đơn vị | left | {u.name}
column: Tỷ lệ | right | {u.cases.rate}
[paragraph]
Sau bảng.
[appendix]
number: Phụ lục II
title: BẢNG NGANG
note: (Kèm theo Công điện số 05/CĐ-THADS)
page: landscape
%s[appendix]
number: Phụ lục III
title: LẠI DỌC
note: (Kèm theo Công điện số 05/CĐ-THADS)
[paragraph]
Chữ.
'''

TABLE = '''[table]
rows: u in table
column: TT | centre | {u.number}
group: Việc
column: Đơn vị dài | left | {u.name}
column: Tỷ lệ | right | {u.cases.rate}
'''


def appendices(program):
    """Each with pages of its own size and numbers of its own; a table repeats its head."""
    pages = read(program, make(program, 'dispatch', own() + '[paragraph]\nChữ.\n' + FOOT + APPENDICES % (TABLE * 6)))
    starts = [at for at, page in enumerate(pages) if any(line.text.startswith('Phụ lục ') for line in page.lines)]
    equal(len(starts), 3)
    equal(starts[0], 1)
    for at, page in enumerate(pages):
        landscape = starts[1] <= at < starts[2]
        equal(page.width > page.height, landscape, f'page {at + 1}')
        check_page(page, at + 1 - max([start for start in starts if start <= at], default=0))
        check_appendix(page)
    check(starts[2] - starts[1] > 1, 'the table goes on')
    for page in pages[starts[1] + 1:starts[2]]:
        body = sorted(page.body(), key=lambda line: line.top)
        check(any('Đơn vị dài' in line.text for line in body[:4]), 'no head at the top', body[:4])


def text(program):
    """Fonts are in the file; the text comes back in NFC, with title, tags and outline."""
    for kind in KINDS:
        path = make(program, kind, settings=SIGNER)
        words = run('pdftotext', '-layout', path, '-')
        equal(words, unicodedata.normalize('NFC', words))
        check('\ufffd' not in words, 'letters are lost')
        fonts = run('pdffonts', path).splitlines()[2:]
        check(fonts, 'no fonts')
        for line in fonts:
            check('LiberationSerif' in line and re.search(r'yes yes yes', line), line)
        info = run('pdfinfo', '-isodates', path)
        check('Tagged:          yes' in info and '2025-09-15T00:00:00+07' in info, info)
        check(re.search(r'^Title: +\S', info, re.MULTILINE), info)
        tags = run('pdfinfo', '-struct', path)
        check(tags.startswith('Document\n') and ('H1' in tags or kind == 'letter'), tags[:400])


def same(program):
    """One paper is one file."""
    for kind in KINDS:
        first = make(program, kind).read_bytes()
        equal(make(program, kind).read_bytes() == first, True, kind)


if __name__ == '__main__':
    sys.exit(run_tests([every_kind, urgency, rest, lines_and_notes, headings, appendices, text, same]))
