#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Checks that po/POTFILES.in names each file with text that people read, and no other.

check-potfiles.py [SOURCE_TREE]
check-potfiles.py --write         brings the list up to date
"""

import re
import sys

import lint

# Calls whose text xgettext takes out with meson's preset "glib".
CALL = re.compile(r'(?<![\w"])(_|N_|C_|NC_|Q_|(?:g_)?d?c?n?p?gettext2?|g_dngettext|g_dpgettext2?)\s*\(')
# Where the short names themselves are defined nothing is said.
DEFINES = re.compile(r'^[ \t]*#[ \t]*define[ \t]+(_|N_|C_|NC_|Q_)\b[^\n]*', re.MULTILINE)


def has_text(path, text):
    """Whether a file has text for the catalogue."""
    if path.suffix in ('.c', '.h'):
        return CALL.search(DEFINES.sub('', lint.without_comments_and_strings(text))) is not None
    if path.suffix == '.ui':
        return re.search(r'\btranslatable="(yes|true|1)"', text) is not None
    return True # what the desktop reads


def main():
    write = '--write' in sys.argv
    top = lint.root()
    report = lint.Report('check-potfiles')
    fix = 'run build-aux/check-potfiles.py --write'

    candidates = lint.files(top, ['src', 'ui'], ['.c', '.h', '.ui'])
    candidates += lint.files(top, ['data'], ['.desktop.in', '.metainfo.xml.in', '-mime.xml.in', '.gschema.xml'])
    wanted = sorted(path.as_posix() for path in candidates
                    if has_text(path, (top / path).read_text(encoding='utf-8')))
    report.looked_at = len(candidates)

    potfiles = top / 'po' / 'POTFILES.in'
    lines = potfiles.read_text(encoding='utf-8').splitlines()
    if write:
        potfiles.write_text('\n'.join([line for line in lines if line.startswith('#')] + wanted) + '\n', encoding='utf-8')
        return
    listed = [line for line in lines if line and not line.startswith('#')]

    for name in wanted:
        if name not in listed:
            report.add(name, 0, 'its text would stay in English, po/POTFILES.in does not name it', fix)
    for number, line in enumerate(lines, 1):
        if line in listed and line not in wanted:
            reason = 'there is no text in' if (top / line).is_file() else 'there is no file'
            report.add('po/POTFILES.in', number, f'{reason} {line}', fix)
    if len(set(listed)) != len(listed):
        report.add('po/POTFILES.in', 0, 'a file is named twice', fix)
    elif listed != sorted(listed):
        report.add('po/POTFILES.in', 0, 'the files are not in alphabetical order', fix)
    report.end()


if __name__ == '__main__':
    main()
