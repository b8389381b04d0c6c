#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Tests that build-aux/screenshots.py knows English from Vietnamese: screenshots-find.py BUILD_AUX"""

import importlib.util
import pathlib
import struct
import sys
import zlib

CATALOGUE = [('_Open…', '_Mở…'), ('Overview', 'Tổng quan'), ('%d cases', '%d việc'), ('%s, closed', '%s, đã chốt'),
             ('%s – Tiến Độ', '%s – Tiến Độ'), ('Do not print to paper', 'Không in ra giấy'), ('target %s %%', 'chỉ tiêu %s %%'),
             ('Print to do', 'In ra do'), ('unit', 'đơn vị')]

# text, kind, what is said about it
TEXTS = [
    ('Mở…', 'text', None),
    ('Tổng quan', 'text', None),
    ('542 việc', 'text', None),
    ('chỉ tiêu 84,05 %', 'text', None),
    ('THADS tỉnh Thái Nguyên – Tiến Độ', 'text', None),
    ('Overview', 'text', 'not translated'),
    ('Open…', 'text', 'not translated'),
    ('542 cases', 'text', 'not translated, made of "%d cases"'),
    ('1.041 cases', 'tooltip', 'not translated, made of "%d cases"'),
    ('12/9/2025, closed', 'spoken', 'not translated, made of "%s, closed"'),
    ('target 84,05 %', 'text', 'not translated, made of "target %s %%"'),
    ('Kỳ 12/9/2025 closed', 'text', 'in English: closed'),
    ('Xem paper', 'tooltip', 'in English: paper'),
    ('Clear entry', 'tooltip', 'in English: clear'),
    ('Close the window', 'spoken', None), # GTK's own
    ('Close the window', 'tooltip', 'in English: close, the'),
    ('Page_Up', 'text', None), # a key
    ('do đó', 'text', None), # a word of both languages
    ('“/home/paper/unit.tiendo” không mở được', 'text', None), # a name
    ('unit', 'text', None), # the column of a file
    ('%d việc', 'text', 'a pattern or markup shows'),
    ('A &amp; B', 'text', 'a pattern or markup shows'),
    ('84,05 %', 'text', None),
]


def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))


def check_recompress(screenshots):
    """A picture of two by two pixels loses its alpha channel and nothing else."""
    head, tail = b'\x89PNG\r\n\x1a\n', chunk(b'IEND', b'')
    rows = b'\x00' + bytes([1, 2, 3, 255, 4, 5, 6, 255]) + b'\x01' + bytes([7, 8, 9, 255, 1, 1, 1, 0])
    before = (head + chunk(b'IHDR', struct.pack('>IIBBBBB', 2, 2, 8, 6, 0, 0, 0)) + chunk(b'tEXt', b'a')
              + chunk(b'IDAT', zlib.compress(rows)) + tail)
    kept = b'\x00' + bytes([1, 2, 3, 4, 5, 6]) + b'\x01' + bytes([7, 8, 9, 1, 1, 1])
    after = (head + chunk(b'IHDR', struct.pack('>IIBBBBB', 2, 2, 8, 2, 0, 0, 0))
             + chunk(b'IDAT', zlib.compress(kept, 9)) + tail)
    return screenshots.recompress(before) == after


def main():
    path = pathlib.Path(sys.argv[1]) / 'screenshots.py'
    spec = importlib.util.spec_from_file_location('screenshots', path)
    screenshots = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screenshots)
    english = screenshots.English(CATALOGUE)
    print(f'1..{len(TEXTS) + 2}')
    for number, (text, kind, expected) in enumerate(TEXTS, 1):
        found = english.find(text, kind)
        print(f'{"ok" if found == expected else "not ok"} {number} - {kind}: {text}')
        if found != expected:
            print(f'# {found}')
    # Pictures that were not taken are missed.
    missed = screenshots.check(pathlib.Path('/nonexistent'), [['start-1280x800-light', 'text', 'Mở…']], english)
    print(f'{"ok" if list(missed) == ["not taken"] else "not ok"} {len(TEXTS) + 1} - nothing taken')
    print(f'{"ok" if check_recompress(screenshots) else "not ok"} {len(TEXTS) + 2} - recompressed')


if __name__ == '__main__':
    main()
