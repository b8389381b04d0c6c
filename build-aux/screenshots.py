#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Takes pictures of every page and dialog, in Vietnamese and once in English, and checks what they show.

screenshots.py BUILD_FOLDER OUTPUT_FOLDER [--docs]

The pictures are NAME-SIZE-LOOK.png in the output folder; texts.tsv beside them has every text that can be seen, pointed at
or heard. It is a fault when a text is cut off, lies outside of the window or over another one, or is English among the
Vietnamese. With --docs the pictures that the README shows go to docs/screenshots too.
"""

import concurrent.futures
import functools
import getpass
import importlib.util
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import zlib

TOP = pathlib.Path(__file__).resolve().parent.parent

# environment, and in which looks and sizes everything is taken. A size is the same in each look, and a look in each size.
RUNS = [
    ({}, ['light:1280x800', 'light:1024x700', 'light:1920x1080', 'dark:1280x800']),
    ({'ADW_DEBUG_HIGH_CONTRAST': '1'}, ['light-hc:1280x800', 'dark-hc:1280x800']),
    # English is longer in other places.
    ({'LC_ALL': 'en_US.UTF-8', 'LANGUAGE': 'en'}, ['light-en:1024x700']),
]
# Each look with the first of its sizes, in which dialogs are taken too.
LOOKS = {view.split(':')[0]: view.split(':')[1] for _, views in RUNS for view in reversed(views)}
SCREEN = '2000x1200x24'

# What must have been taken, or the rest says nothing.
WANTED = ['start', 'overview', 'charts-trend', 'charts-ranking', 'charts-contribution', 'charts-increments',
          'charts-heatmap', 'charts-years', 'charts-composition', 'charts-menu', 'charts-table-trend', 'charts-units', 'unit-province', 'unit',
          'unit-faults', 'check', 'cut-selector', 'main-menu', 'assistant-targets', 'preferences', 'settings', 'shortcuts', 'targets',
          'targets-page', 'plans', 'analysis', 'analysis-tried', 'settings-standing', 'milestones', 'papers-quick',
          'paper', 'paper-figure', 'paper-changed', 'paper-issued', 'paper-new', 'paper-directives', 'paper-refresh', 'paper-issue']

# The pictures of docs/screenshots.
DOCS = {'overview-light.png': 'overview-1280x800-light.png', 'overview-dark.png': 'overview-1280x800-dark.png',
        'unit-light.png': 'unit-1280x800-light.png', 'paper-light.png': 'paper-1280x800-light.png'}

# English words of the toolkit, which has a catalogue of its own.
TOOLKIT_WORDS = set('close minimize maximize restore search cancel apply select copy paste cut delete undo redo insert back '
                    'forward next previous page open save print help about general month year week today clear show hide more '
                    'less yes ok the and with not for from this that are was'.split())
# What GTK 4.8 calls the buttons of every window for those who hear it: its Vietnamese catalogue does not know them.
TOOLKIT_SPOKEN = ('Close the window', 'Minimize the window', 'Maximize the window', 'Restore the window')
# What GTK calls keys, which have these words on them.
KEYS = ('Menu', 'Page_Up', 'Page_Down', 'Home', 'End', 'Insert', 'Delete', 'Return', 'Escape', 'Space')
PLACEHOLDER = re.compile(r'%(?:\d+\$)?(?:[-+ 0#\']*\d*(?:\.\d+)?(?:ll|hh|[hlqjzt])?[diouxXs]|%)')
# Also Vietnamese: công an.
VIETNAMESE_TOO = {'an'}
# What the language of templates has in its texts: a field or a condition.
MARK = re.compile(r'\{[^{}]*\}')
# A condition as the editor of instructions gives it for an example.
CONDITION = 'cases.short and days_left > 0'
WORD = re.compile(r'[^\W\d_]+')
LEFTOVER = re.compile(r'%(?:\d+\$)?[sdu]|\(null\)|&(?:amp|lt|gt|quot|apos|#\d+);|</?(?:b|i|span|small)\b')


def read_catalogue():
    """Returns the entries of the Vietnamese catalogue: lists of (msgid, msgstr), plurals one by one."""
    spec = importlib.util.spec_from_file_location('check_po', TOP / 'build-aux' / 'check-po.py')
    sys.path.insert(0, str(TOP / 'build-aux'))
    check_po = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check_po)
    pairs = []
    for entry in check_po.read_po(TOP / 'po' / 'vi.po'):
        for msgid in (entry['msgid'], entry['msgid_plural']):
            if msgid and entry['msgstr']:
                pairs.append((msgid, entry['msgstr'][-1]))
    return pairs


def plain(text):
    """A text as it shows: without the marks of mnemonics, and with its lines as one."""
    return ' '.join(re.sub(r'_(?=\w)', '', text).split())


def words(text):
    return {word.lower() for word in WORD.findall(text)}


def to_pattern(msgid):
    """What a text that was made of a pattern looks like."""
    pattern, end = '', 0
    for match in PLACEHOLDER.finditer(msgid):
        pattern += re.escape(msgid[end:match.start()])
        pattern += '%' if match[0].endswith('%') else '.+' if match[0].endswith('s') else r'[\d.,]+'
        end = match.end()
    return re.compile(pattern + re.escape(msgid[end:]))


def without_names(text):
    """A text without what people and machines are called: files, programs, who has a workspace open."""
    text = re.sub(r'\S*/\S*', ' ', re.sub(r'“[^”]*”', ' ', text))
    return re.sub(r'\b(?:%s)\b' % '|'.join(map(re.escape, (getpass.getuser(), socket.gethostname()))), ' ', text)


class English:
    """Knows English by the catalogue: what stands there in English only."""

    def __init__(self, pairs):
        vietnamese = {plain(msgstr) for _, msgstr in pairs}
        vocabulary = set().union(*(words(PLACEHOLDER.sub(' ', msgstr)) for _, msgstr in pairs))
        # What stands in marks in the templates of papers are the names of fields.
        templates = [path.read_text(encoding='utf-8') for path in sorted((TOP / 'data' / 'templates').iterdir())]
        self.words = {word for msgid, _ in pairs for word in words(PLACEHOLDER.sub(' ', plain(msgid)))
                      if word.isascii() and len(word) > 1}
        self.words = (self.words | TOOLKIT_WORDS) - vocabulary - VIETNAMESE_TOO
        # The columns of the CSV files have names of their own.
        self.columns = {name for path in (TOP / 'data' / 'samples').glob('*/*.csv')
                        for name in path.read_text(encoding='utf-8-sig').split('\n', 1)[0].strip().split(',')}
        self.columns |= {CONDITION} | {name for text in templates for mark in MARK.findall(text)
                                       for name in re.findall(r'[\w.]+', mark)}
        self.texts = set()
        self.patterns = []
        for msgid, msgstr in pairs:
            if msgid == msgstr or plain(msgid) in vietnamese:
                continue
            self.texts.add(plain(msgid))
            if PLACEHOLDER.search(msgid) and words(PLACEHOLDER.sub(' ', plain(msgid))) & self.words:
                self.patterns.append((plain(msgid), to_pattern(plain(msgid))))

    def find(self, text, kind):
        """Returns what is wrong with the language of a text, or None."""
        if text in KEYS or kind == 'spoken' and text in TOOLKIT_SPOKEN:
            return None
        # The source of a template.
        if '[letterhead]' in text or '[paragraph]' in text:
            return None
        text = ' '.join(MARK.sub(' ', text).split())
        if text in self.columns or not any(len(word) > 1 for word in words(text)):
            return None
        if text in self.texts:
            return 'not translated'
        for msgid, pattern in self.patterns:
            if pattern.fullmatch(text):
                return f'not translated, made of "{msgid}"'
        found = sorted(words(without_names(text)) & self.words)
        if found:
            return f'in English: {", ".join(found)}'
        if LEFTOVER.search(text):
            return 'a pattern or markup shows'
        return None


def take(build, output, workspace, surroundings, views):
    """Runs the program that takes the pictures; returns the lines that it prints: picture, kind, text."""
    environment = {**os.environ, 'TD_SCREEN': SCREEN, 'LC_ALL': 'vi_VN.UTF-8', 'LANGUAGE': 'vi', 'GTK_A11Y': 'test',
                   'GSETTINGS_SCHEMA_DIR': str(build / 'data'), **surroundings}
    outcome = subprocess.run(['sh', str(TOP / 'build-aux' / 'run-headless.sh'), str(build / 'tests' / 'display' / 'screenshots'),
                              str(workspace), str(output), *views],
                             stdout=subprocess.PIPE, text=True, encoding='utf-8', check=False, env=environment)
    lines = [line.split('\t', 2) for line in outcome.stdout.splitlines() if line.count('\t') >= 2]
    if outcome.returncode:
        lines.append([views[0], 'fault', f'the program ended with {outcome.returncode}'])
    return lines


def check(output, lines, english):
    """Returns the faults of all pictures: sentences to the pictures that have them."""
    faults = {}
    shown = {}
    # The same texts show in many pictures.
    find = functools.cache(english.find)
    for picture, kind, text in lines:
        shown.setdefault(picture, set()).add(kind)
        if kind == 'fault':
            sentence = text
        else:
            sentence = None if picture.endswith('-en') else find(text, kind)
        if sentence:
            faults.setdefault(sentence if kind == 'fault' else f'{sentence} ({kind}): {text}', set()).add(picture)
    for name in WANTED:
        for look, size in LOOKS.items():
            picture = f'{name}-{size}-{look}'
            if 'text' not in shown.get(picture, ()) or not (output / f'{picture}.png').is_file():
                faults.setdefault('not taken', set()).add(picture)
    return faults


def recompress(data):
    """A PNG with eight bits a channel, without its alpha channel and compressed as well as it can be."""
    position, header, pixels = 8, None, b''
    while position < len(data):
        length, kind = struct.unpack('>I4s', data[position:position + 8])
        body = data[position + 8:position + 8 + length]
        header = body if kind == b'IHDR' else header
        pixels += body if kind == b'IDAT' else b''
        position += length + 12
    width, height, depth, colours = struct.unpack('>IIBB', header[:10])
    rows = zlib.decompress(pixels)
    if (depth, colours) == (8, 6):
        # Filters work channel by channel, so the others do not notice.
        stride = 1 + 4 * width
        parts = []
        for row in range(height):
            line = rows[row * stride + 1:(row + 1) * stride]
            kept = bytearray(3 * width)
            for channel in range(3):
                kept[channel::3] = line[channel::4]
            parts.append(rows[row * stride:row * stride + 1] + kept)
        rows = b''.join(parts)
        header = header[:9] + b'\x02' + header[10:]

    def chunk(kind, body):
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))

    return data[:8] + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b'')


def keep_for_docs(output):
    folder = TOP / 'docs' / 'screenshots'
    folder.mkdir(exist_ok=True)
    for name, picture in DOCS.items():
        (folder / name).write_bytes(recompress((output / picture).read_bytes()))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != '--docs']
    if len(arguments) != 2:
        print(__doc__.strip().splitlines()[2], file=sys.stderr)
        sys.exit(2)
    build, output = (pathlib.Path(argument).resolve() for argument in arguments)
    output.mkdir(parents=True, exist_ok=True)
    for old in output.glob('*.png'):
        old.unlink()

    lines = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = pathlib.Path(folder) / 'sample.tiendo'
        subprocess.run([str(build / 'src' / 'cli' / 'tiendo-cli'), 'sample', 'thai-nguyen-2025', str(workspace)],
                       stdout=subprocess.DEVNULL, check=True)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for taken in pool.map(lambda run: take(build, output, workspace, *run), RUNS):
                lines += taken

    (output / 'texts.tsv').write_text('\n'.join(sorted({'\t'.join(line) for line in lines})) + '\n', encoding='utf-8')
    faults = check(output, lines, English(read_catalogue()))
    for sentence, pictures in sorted(faults.items()):
        where = sorted(pictures)
        more = f' and {len(where) - 1} more' if len(where) > 1 else ''
        print(f'{where[0]}{more}: {sentence}')
    texts = {text for _, kind, text in lines if kind != 'fault'}
    print(f'screenshots: {len(list(output.glob("*.png")))} pictures, {len(texts)} texts, {len(faults)} found')
    if '--docs' in sys.argv and not faults:
        keep_for_docs(output)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
