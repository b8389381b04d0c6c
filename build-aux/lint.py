# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""What the check-*.py share: which files there are, reading C without its comments, reporting."""

import pathlib
import re
import sys

# A comment, a string or a character of C.
C_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def root():
    """The source tree: the first argument of the program, else the folder above this one."""
    return pathlib.Path(sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith('-')
                        else pathlib.Path(__file__).resolve().parent.parent)


def files(top, folders, suffixes):
    """The files below these folders of top with these suffixes, sorted, as paths relative to top."""
    found = set()
    for folder in folders:
        found.update(path.relative_to(top) for path in (top / folder).rglob('*')
                     if path.is_file() and path.name.endswith(tuple(suffixes)) and '__pycache__' not in path.parts)
    return sorted(found)


def blank(text):
    """Spaces in place of a text, line by line, so that positions stay."""
    return re.sub(r'[^\n]', ' ', text)


def without_comments(text):
    """C with its comments blanked and its strings kept."""
    return C_TOKEN.sub(lambda m: blank(m[0]) if m[0].startswith(('/*', '//')) else m[0], text)


def without_comments_and_strings(text):
    """C with its comments and strings blanked."""
    return C_TOKEN.sub(lambda m: blank(m[0]), text)


def line_of(text, position):
    """The number of the line of a position."""
    return text.count('\n', 0, position) + 1


class Report:
    """Collects findings and ends the program: 1 if there are any, or if nothing was looked at."""

    def __init__(self, what):
        self.what = what
        self.looked_at = 0
        self.findings = []

    def add(self, path, line, reason, fix):
        self.findings.append((str(path), line, f'{path}:{line}: {reason}; {fix}' if line else f'{path}: {reason}; {fix}'))

    def end(self):
        for _, _, message in sorted(set(self.findings)):
            print(message)
        if not self.looked_at:
            print(f'{self.what}: there was nothing to look at')
        print(f'{self.what}: {self.looked_at} looked at, {len(set(self.findings))} found')
        sys.exit(1 if self.findings or not self.looked_at else 0)
