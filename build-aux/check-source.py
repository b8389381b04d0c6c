#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Checks what the compiler does not: banned calls, exact arithmetic, the licence line, leftovers, ids of the interface.

check-source.py [SOURCE_TREE]
"""

import collections
import re
import unicodedata

import lint

# Where figures are kept, calculated and written they are whole numbers and ratios of whole numbers.
EXACT_LAYERS = ('model', 'store', 'analysis', 'wording', 'exchange', 'documents')
# The files of these layers that place things on paper, where a length is a double as cairo wants it.
PLACES_ON_PAPER = re.compile(r'documents/.*(layout|draw|page|paginat|pdf|print|render|block|style|font|measure)')

# pattern in the code, folders it is banned from (as a pattern of the path), reason, fix
CALLS = [
    (r'\bgtk_test_init\b', r'', 'it forces en_US and ignores directory isolation', 'use g_test_init() and gtk_init()'),
    (r'\b(strtod|atof|strtof|strtold)\b', r'', 'it follows the locale and reads half a word',
     'use td_rate_parse() or g_ascii_strtod() with a check of the end'),
    (r'\b(atoi|atol|atoll)\b', r'', 'it cannot tell an error from zero', 'use td_amount_parse() or g_ascii_string_to_signed()'),
    (r'\b(sprintf|vsprintf|strcpy|strcat|gets)\b', r'', 'it writes past the end', 'use g_strdup_printf(), g_strlcpy() or GString'),
    (r'\bg_error\s*\(', r'', 'it aborts in front of the user', 'return a GError, or use g_critical() for a broken invariant'),
    (r'\bgoto\b', r'', 'what is owned is freed by g_autoptr', 'return early'),
    (r'\bsqlite3_\w+', r'^src/(?!store/)', 'SQL stands in store/ only', 'use TdWorkspace'),
    (r'\b(double|gdouble|float|gfloat)\b', r'^src/(%s)/' % '|'.join(EXACT_LAYERS),
     'figures are exact here', 'use int64_t, TdRatio or td_wide; drawing belongs to charts and app'),
    (r'\bgtk_print_operation_run\b[^;]*GTK_PRINT_OPERATION_ACTION_PRINT\b', r'^src/', 'it crashes in GTK 4.8',
     'use the print dialog'),
]

# The same for what stands in strings.
STRINGS = [
    (r'\bSELECT\s+\*', r'', 'columns change their order', 'list the columns'),
    (r'\b(REPLACE\s+INTO|INSERT\s+OR\s+REPLACE)\b', r'', 'it deletes the row without firing triggers',
     'use INSERT ... ON CONFLICT DO UPDATE'),
]

LEFTOVER = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b(?! \(#\d+\): \S)')
# The name of an object of the interface, and what may be one.
ID = re.compile(r'\bid="([^"]+)"')
WORD = re.compile(r'[A-Za-z_][\w-]*')
GETTEXT_HEADER = re.compile(r'#\s*include\s*<glib/gi18n\.h>')
TEXT_SUFFIXES = ('.c', '.h', '.py', '.sh', '.ui', '.css', '.build', '.md', '.xml', '.in', '.po', '.json', '.svg', '.ini')


def check_licence(report, path, text):
    head = text.split('\n', 6)[:6]
    if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in head):
        report.add(path, 1, 'the licence is missing', 'begin with "SPDX-License-Identifier: GPL-3.0-or-later" in a comment')
    if not any('Copyright' in line for line in head):
        report.add(path, 1, 'the copyright is missing', 'add "Copyright 2026 The Tiến Độ authors" below the licence')


def check_text(report, path, text):
    """What holds for every text file."""
    for number, line in enumerate(text.split('\n'), 1):
        if '\r' in line:
            report.add(path, number, 'the line ends with CR', 'end lines with LF')
        elif line.rstrip() != line and path.suffix != '.md':
            report.add(path, number, 'there is space at the end of the line', 'remove it')
        if line != unicodedata.normalize('NFC', line):
            report.add(path, number, 'Vietnamese letters are taken apart (not NFC)', 'write them composed')
    if text and not text.endswith('\n'):
        report.add(path, text.count('\n') + 1, 'the last line does not end', 'end the file with a newline')


def check_c(report, path, text):
    name = path.as_posix()
    code = lint.without_comments_and_strings(text)
    for rules, where in ((CALLS, code), (STRINGS, lint.without_comments(text))):
        for pattern, folders, reason, fix in rules:
            if not re.search(folders, name):
                continue
            if 'double' in pattern and PLACES_ON_PAPER.search(name):
                continue
            for match in re.finditer(pattern, where):
                word = ' '.join(match[0].split())
                report.add(path, lint.line_of(where, match.start()), f'"{word}": {reason}', fix)
    for match in LEFTOVER.finditer(text):
        report.add(path, lint.line_of(text, match.start()), f'"{match[1]}" left over',
                   'finish it, or write "TODO (#issue): what is missing"')
    if path.suffix == '.h' and '#pragma once' not in code:
        report.add(path, 1, 'the header can be read twice', 'add "#pragma once"')
    if re.match(r'src/(?!app/|cli/)', name):
        for match in GETTEXT_HEADER.finditer(code):
            report.add(path, lint.line_of(code, match.start()), 'a library does not own the default text domain',
                       'include <glib/gi18n-lib.h>')
    if re.match(r'src/[a-z]+/.*\.c$', name):
        wanted = f'#define G_LOG_DOMAIN "td-{path.parts[1]}"'
        if wanted not in text:
            report.add(path, 1, 'messages of this file do not say their layer', f'add \'{wanted}\' before the includes')


def check_ids(top, report):
    """What is named in a .ui file is asked for: in C, or elsewhere in the files."""
    code = '\n'.join(lint.without_comments((top / path).read_text(encoding='utf-8'))
                     for path in lint.files(top, ['src/app'], ['.c', '.h']))
    texts = {path: (top / path).read_text(encoding='utf-8') for path in lint.files(top, ['ui'], ['.ui'])}
    words = collections.Counter(WORD.findall('\n'.join([code, *texts.values()])))
    words.subtract(name for text in texts.values() for name in ID.findall(text))
    for path, text in texts.items():
        for match in ID.finditer(text):
            if words[match[1]] < 1:
                report.add(path, lint.line_of(text, match.start()), f'nothing asks for the id "{match[1]}"', 'remove it')


def main():
    top = lint.root()
    report = lint.Report('check-source')
    folders = ['src', 'ui', 'tests', 'build-aux', 'po', 'flatpak', 'docs', 'data/icons']
    for path in lint.files(top, folders, TEXT_SUFFIXES):
        if path.parts[:2] in (('tests', 'fixtures'), ('tests', 'golden')):
            continue # made to be read wrongly, or by a program
        report.looked_at += 1
        try:
            text = (top / path).read_bytes().decode()
        except UnicodeDecodeError:
            report.add(path, 1, 'the file is not UTF-8', 'save it as UTF-8')
            continue
        check_text(report, path, text)
        if path.suffix in ('.c', '.h', '.py', '.sh', '.ui', '.css'):
            check_licence(report, path, text)
        if path.suffix in ('.c', '.h'):
            check_c(report, path, text)
        elif path.suffix in ('.ui', '.css', '.sh', '.build'):
            for match in LEFTOVER.finditer(text):
                report.add(path, lint.line_of(text, match.start()), f'"{match[1]}" left over', 'finish it')
    check_ids(top, report)
    report.end()


if __name__ == '__main__':
    main()
